/** Paths and addresses. Mirrors: Go's path and net/url. */
import { def, type Functions } from '@/lib/helm/functions/define'
import type { JsonMap } from '@/lib/kubectl/go-format'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'

/** path.Clean. */
export function cleanPath(path: string): string {
  if (path === '') return '.'
  const out: string[] = []
  const isRooted = path.startsWith('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') out.push(part)
    else if (out.length > 0 && out.at(-1) !== '..') out.pop()
    else if (!isRooted) out.push('..')
  }
  return (isRooted ? '/' : '') + out.join('/') || '.'
}

export function baseName(path: string): string {
  if (path === '') return '.'
  return path.replace(/\/+$/, '').split('/').at(-1) || '/'
}

const folder = (path: string) => cleanPath(path.slice(0, path.lastIndexOf('/') + 1))
const extension = (path: string) => /\.[^./]*$/.exec(path)?.[0] ?? ''
const isAbsolute = (path: string) => path.startsWith('/')

const ADDRESS =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/(?:([^/?#@]*)@)?([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/

function urlParse(address: string): JsonMap {
  const match = ADDRESS.exec(address)
  if (!match) throw new FunctionError(`unable to parse url: parse "${address}": invalid URL`)
  const [, scheme = '', userinfo = '', host = '', path = '', query = '', fragment = ''] = match
  const isOpaque = scheme !== '' && host === '' && path !== '' && !path.startsWith('/')
  return {
    scheme,
    userinfo,
    host,
    hostname: host.replace(/:\d*$/, ''),
    path: isOpaque ? '' : path,
    query,
    opaque: isOpaque ? path : '',
    fragment,
  }
}

function urlJoin(parts: JsonMap): string {
  const part = (name: string) => String(parts[name] ?? '')
  const user = part('userinfo') && `${part('userinfo')}@`
  const authority = part('host') || user ? `//${user}${part('host')}` : ''
  const path = part('path')
  const rooted = authority && path && !path.startsWith('/') ? `/${path}` : path
  return [
    part('scheme') && `${part('scheme')}:`,
    part('opaque') || authority + rooted,
    part('query') && `?${part('query')}`,
    part('fragment') && `#${part('fragment')}`,
  ].join('')
}

export const PATHS: Functions = {
  ...Object.fromEntries(
    ['', 'os'].flatMap((prefix) => {
      const named = (name: string) => (prefix ? prefix + name.charAt(0).toUpperCase() + name.slice(1) : name)
      return [
        [named('base'), def('string', baseName)],
        [named('dir'), def('string', folder)],
        [named('clean'), def('string', cleanPath)],
        [named('ext'), def('string', extension)],
        [named('isAbs'), def('string', isAbsolute)],
      ]
    }),
  ),
  urlParse: def('string', urlParse),
  urlJoin: def('map', urlJoin),
  getHostByName: def('string', () => ''),
}

import { isV6 } from '@/lib/userland/tools/network/addresses'

export interface Url {
  scheme: string
  host: string
  port: number
  /** With its query. */
  path: string
  user?: string
}

const PORTS: Record<string, number> = { http: 80, https: 443, ftp: 21, telnet: 23, dict: 2628 }

const URL = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?([/?#].*)?$/i

/** `http://user@web:80/a?b`; what has no scheme is HTTP. */
export function parseUrl(text: string): Url | undefined {
  const match = URL.exec(text)
  if (!match) return undefined
  const [, scheme = 'http', user, host = '', port, rest = '/'] = match
  if (host === '' || Number(port) > 65_535) return undefined
  const path = rest.startsWith('/') ? rest : `/${rest}`
  return {
    scheme: scheme.toLowerCase(),
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port) || (PORTS[scheme.toLowerCase()] ?? 80),
    path: path.replace(/#.*$/, ''),
    ...(user === undefined ? {} : { user }),
  }
}

/** The Host header of a URL. */
export function hostHeader({ scheme, host, port }: Url): string {
  const name = isV6(host) ? `[${host}]` : host
  return port === PORTS[scheme] ? name : `${name}:${port}`
}

export const urlText = (url: Url): string => `${url.scheme}://${hostHeader(url)}${url.path}`

/** Where a redirection leads. */
export function locate(url: Url, location: string): Url | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return parseUrl(location)
  if (location.startsWith('//')) return parseUrl(`${url.scheme}:${location}`)
  const folder = url.path.replace(/\?.*$/, '').replace(/[^/]*$/, '')
  return parseUrl(`${url.scheme}://${hostHeader(url)}${location.startsWith('/') ? '' : folder}${location}`)
}

/** The name that a file from there gets. */
export const fileNameOf = (url: Url): string => url.path.replace(/\?.*$/, '').split('/').pop() ?? ''

/** A header by its name, whatever its case. */
export function header(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const wanted = name.toLowerCase()
  const key = Object.keys(headers).find((one) => one.toLowerCase() === wanted)
  return key === undefined ? undefined : headers[key]
}

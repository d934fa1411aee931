/** PHP behind web servers of its own images: Apache's module, and `php -S`. */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { settingsOf, writableBy, wwwData } from '@/lib/cluster/kubelet/images/php/host'
import { runPhp } from '@/lib/cluster/kubelet/images/php/language/run'
import type { PhpResult, Sapi } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { isFolder } from '@/lib/cluster/kubelet/images/web/static-files'
import { type HttpRequest, type HttpResponse, respond } from '@/lib/userland/kernel/network'

export interface PhpSite {
  root: string
  version: string
  sapi: Extract<Sapi, 'apache2handler' | 'cli-server'>
  software: string
  port: number
}

/** The script that a path stands for: itself, or the index of a folder. */
export function scriptOf({ files }: ServerContext, root: string, path: string): string | undefined {
  const base = root + path
  const file = isFolder(files, base.replace(/\/+$/, '')) ? `${base.replace(/\/+$/, '')}/index.php` : base
  return file.endsWith('.php') && files.stat(file)?.type === 'file' ? file : undefined
}

const HTML = { 'Content-Type': 'text/html; charset=UTF-8' }

function serverOf(context: ServerContext, site: PhpSite, request: HttpRequest, file: string) {
  const { headers, method, path, host, client = '' } = request
  const name = file.slice(site.root.length)
  const own = Object.entries(headers).map(([key, value]) => [
    `HTTP_${key.toUpperCase().replaceAll('-', '_')}`,
    value,
  ])
  const [, query = ''] = path.split('?')
  return {
    ...Object.fromEntries(own),
    ...(site.sapi === 'apache2handler' ? {} : context.env),
    ...{ HTTP_HOST: host, DOCUMENT_ROOT: site.root, REMOTE_ADDR: client, REMOTE_PORT: '40000' },
    ...{
      SERVER_SOFTWARE: site.software,
      SERVER_NAME: host.replace(/:\d+$/, ''),
      SERVER_PORT: String(site.port),
    },
    ...{ SERVER_PROTOCOL: 'HTTP/1.1', REQUEST_METHOD: method, REQUEST_URI: path, QUERY_STRING: query },
    ...{ SCRIPT_NAME: name, SCRIPT_FILENAME: file, PHP_SELF: name, REQUEST_SCHEME: 'http' },
    ...(headers['Content-Type'] && { CONTENT_TYPE: headers['Content-Type'] }),
  }
}

export function answered(
  context: ServerContext,
  site: PhpSite,
  request: HttpRequest,
  file: string,
): PhpResult {
  return runPhp(
    {
      ...{ context, version: site.version, sapi: site.sapi, env: context.env, body: request.body },
      server: serverOf(context, site, request, file),
      query: request.path.split('?')[1] ?? '',
      settings: settingsOf(context),
      folder: file.replace(/\/[^/]*$/, ''),
      mayWrite: writableBy(context, site.sapi === 'apache2handler' ? wwwData(context.files) : 0),
    },
    file,
    textOf(context.files, file) ?? '',
  )
}

export function responseOf({ status, body, headers, took, log }: PhpResult, site: PhpSite): HttpResponse {
  const own: Record<string, string> = site.sapi === 'apache2handler' ? { Server: site.software } : {}
  const shown = { ...own, 'X-Powered-By': `PHP/${site.version}`, ...HTML, ...headers }
  return {
    ...respond(status, body, shown),
    ...(took > 0 && { took }),
    ...(log.length > 0 && { error: log.join('\n') }),
  }
}

/**
 * Apache with PHP in it, as Debian has it.
 * Differs: of its configuration nothing is followed; it serves /var/www/html on port 80.
 */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import { applyWrites, wwwData } from '@/lib/cluster/kubelet/images/php/host'
import { answered, type PhpSite, responseOf, scriptOf } from '@/lib/cluster/kubelet/images/php/pages'
import type { OwnPages } from '@/lib/cluster/kubelet/images/php/wordpress'
import { combinedLog } from '@/lib/cluster/kubelet/images/web/access-log'
import { apacheTime } from '@/lib/cluster/kubelet/images/web/httpd'
import { pathOf, staticFile } from '@/lib/cluster/kubelet/images/web/static-files'
import {
  type HttpRequest,
  type HttpResponse,
  type Listener,
  reasonOf,
  respond,
} from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

const ROOT = '/var/www/html'
const PORT = 80
const APACHE = 'Apache/2.4.65 (Debian)'

const WHY: Readonly<Record<number, string>> = {
  403: "You don't have permission to access this resource.",
  404: 'The requested URL was not found on this server.',
}

const page = (host: string) => (status: number) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${reasonOf(status)}</title>\n</head><body>\n<h1>${reasonOf(status)}</h1>\n<p>${WHY[status] ?? ''}</p>\n<hr>\n<address>${APACHE} Server at ${host.replace(/:\d+$/, '')} Port ${PORT}</address>\n</body></html>\n`

const siteOf = (version: string): PhpSite => ({
  ...{ root: ROOT, version, sapi: 'apache2handler', software: APACHE, port: PORT },
})

function serve(
  context: ServerContext,
  version: string,
  request: HttpRequest,
  own: OwnPages | undefined,
): HttpResponse {
  const script = scriptOf(context, ROOT, pathOf(request))
  const site = siteOf(version)
  const ready = script === undefined ? undefined : own?.(context, script, request.host)
  if (ready)
    return respond(ready.status, ready.body, {
      Server: APACHE,
      'X-Powered-By': `PHP/${version}`,
      ...ready.headers,
    })
  if (script !== undefined) return responseOf(answered(context, site, request, script), site)
  const headers = { Server: APACHE }
  return staticFile(
    { files: context.files, headers, page: page(request.host) },
    request,
    ROOT + pathOf(request),
  )
}

export const apacheListeners = (context: ServerContext, version: string, own?: OwnPages): Listener[] => [
  {
    port: PORT,
    protocol: 'TCP',
    serve: (request) => serve(context, version, request, own),
    log: combinedLog,
  },
]

const NAMELESS =
  "AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using 127.0.0.1. Set the 'ServerName' directive globally to suppress this message"

export const apache = (version: string, own?: OwnPages): Program =>
  daemon({
    start(server) {
      const { context, process } = server
      const head = (module: string) =>
        `[${apacheTime(context.now())}] [${module}:notice] [pid ${process.pid}:tid ${process.pid}]`
      server.warn(
        NAMELESS,
        `${head('mpm_prefork')} AH00163: ${APACHE} PHP/${version} configured -- resuming normal operations`,
        `${head('core')} AH00094: Command line: 'apache2 -D FOREGROUND'`,
      )
      return undefined
    },
    listeners: (context) => apacheListeners(context, version, own),
    visited(_, visit, server) {
      const { client, at, request, response } = visit
      if (!request) return
      const { context, process } = server
      const script = scriptOf(context, ROOT, pathOf(request))
      if (script !== undefined && !own) {
        const { writes } = answered(context, siteOf(version), request, script)
        applyWrites(process, writes, wwwData(context.files))
      }
      if (response?.error !== undefined)
        server.warn(
          ...response.error
            .split('\n')
            .map(
              (line) => `[${apacheTime(at)}] [php:error] [pid 17:tid 17] [client ${client}:40000] ${line}`,
            ),
        )
      server.say(...combinedLog(visit))
    },
    stop(_, signal, { context, process }) {
      const how =
        signal === 'TERM'
          ? 'AH00169: caught SIGTERM, shutting down'
          : 'AH00492: caught SIGWINCH, shutting down gracefully'
      process.write(
        2,
        `[${apacheTime(context.now())}] [mpm_prefork:notice] [pid ${process.pid}:tid ${process.pid}] ${how}\n`,
      )
      return undefined
    },
  })

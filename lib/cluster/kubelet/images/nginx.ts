import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { locationFor, type NginxServer, parseNginx } from '@/lib/cluster/kubelet/images/nginx-config'
import { nginxLog, nginxPage, staticFile } from '@/lib/cluster/kubelet/process/net/web-server'
import { type HttpRequest, type Listener, respond } from '@/lib/cluster/kubelet/process/network'
import { type ProcessContext, type Program, print, serve } from '@/lib/cluster/kubelet/process/process'

const ROOT = '/usr/share/nginx/html'
const HEADERS = { Server: 'nginx/1.27.5' }

function answer(context: ProcessContext, server: NginxServer, request: HttpRequest) {
  const location = locationFor(server, request.path)
  if (location?.status !== undefined) {
    const { status, text = '' } = location
    if (status >= 300 && status < 400)
      return respond(status, nginxPage(status), { ...HEADERS, Location: text })
    const body = text || (status >= 400 ? nginxPage(status) : '')
    return respond(status, body.replaceAll('$hostname', context.hostname).replace(/\\n/g, '\n'), HEADERS)
  }
  const root = location?.root ?? server.root ?? ROOT
  return staticFile(context, root, request, HEADERS, nginxPage)
}

/** One for each port of its configuration. */
function listeners(context: ProcessContext): Listener[] {
  const { files } = context
  const own = files.get('/etc/nginx/nginx.conf') ?? ''
  const included = [...files.keys()].filter((path) => /^\/etc\/nginx\/conf\.d\/[^/]+\.conf$/.test(path))
  const servers = [own, ...(/\bserver\s*\{/.test(own) ? [] : included.map((path) => files.get(path) ?? ''))]
  return servers.flatMap(parseNginx).flatMap((server) =>
    server.ports.map((port) => ({
      port,
      protocol: 'TCP' as const,
      ...(server.loopback?.includes(port) ? { loopback: true } : {}),
      serve: (request: HttpRequest) => answer(context, server, request),
      log: nginxLog,
    })),
  )
}

/** The entrypoint's greeting and the master's first words. */
function* nginxProgram(context: ProcessContext): Program {
  const { argv, now } = context
  if (argv.includes('-v') || argv.includes('-V')) return yield* print('nginx version: nginx/1.27.5')
  if (argv.includes('-t'))
    return yield* print('nginx: configuration file /etc/nginx/nginx.conf test is successful')
  const time = formatTime(now).replace(/-/g, '/').replace('T', ' ').replace('Z', '')
  yield* print(
    [
      '/docker-entrypoint.sh: Configuration complete; ready for start up',
      `${time} [notice] 1#1: using the "epoll" event method`,
      `${time} [notice] 1#1: start worker processes`,
    ].join('\n'),
  )
  return yield* serve(...listeners(context))
}

export const nginx: ImageBehaviour = {
  repository: 'nginx',
  sizeBytes: 62_939_286,
  entrypoint: ['/docker-entrypoint.sh'],
  command: ['nginx', '-g', 'daemon off;'],
  serves: true,
  shell: true,
  tools: ['curl'],
  ports: [80],
  files: {
    [`${ROOT}/index.html`]: '<h1>Welcome to nginx!</h1>\n',
    [`${ROOT}/50x.html`]: '<h1>An error occurred.</h1>\n',
    '/etc/nginx/nginx.conf': '',
    '/etc/nginx/conf.d/default.conf': `server {\n    listen       80;\n    root   ${ROOT};\n}\n`,
  },
  programs: { nginx: nginxProgram, 'docker-entrypoint.sh': nginxProgram },
}

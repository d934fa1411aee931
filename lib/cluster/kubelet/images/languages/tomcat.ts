/**
 * Apache Tomcat.
 * Mirrors: its image has no web applications at first, those of the distribution are in webapps.dist; folders in
 * webapps are served by their names. Differs: servlets, JSP and .war files are not run: their text is not shown either.
 */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { versionOf } from '@/lib/cluster/kubelet/images/versions'
import { dateParts } from '@/lib/cluster/kubelet/images/web/access-log'
import { fileResponse, isFolder, pathOf, type Site } from '@/lib/cluster/kubelet/images/web/static-files'
import { type HttpRequest, type HttpResponse, type Listener, respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

const HOME = '/usr/local/tomcat'
const PORT = 8080
/** ms until it listens. */
const STARTUP = 900

const STYLE =
  'body {font-family:Tahoma,Arial,sans-serif;} h1, h2, h3, b {color:white;background-color:#525D76;} h1 {font-size:22px;} h2 {font-size:16px;} h3 {font-size:14px;} p {font-size:12px;} a {color:black;} .line {height:1px;background-color:#525D76;border:none;}'
const MISSING =
  'The origin server did not find a current representation for the target resource or is not willing to disclose that one exists.'
const HTML = { 'Content-Type': 'text/html;charset=utf-8', 'Content-Language': 'en' }

/** @param path where an application is asked and lacks it */
function missing(version: string, path?: string): HttpResponse {
  const title = 'HTTP Status 404 – Not Found'
  const shown = path?.replaceAll('/', '&#47;').replaceAll('<', '&lt;')
  const message =
    shown === undefined ? '' : `<p><b>Message</b> The requested resource [${shown}] is not available</p>`
  const line = '<hr class="line" />'
  const body = `<!doctype html><html lang="en"><head><title>${title}</title><style type="text/css">${STYLE}</style></head><body><h1>${title}</h1>${line}<p><b>Type</b> Status Report</p>${message}<p><b>Description</b> ${MISSING}</p>${line}<h3>Apache Tomcat/${version}</h3></body></html>`
  return respond(404, body, HTML)
}

const WELCOME = ['index.html', 'index.htm', 'index.jsp']

function welcome(version: string): HttpResponse {
  const body = `<!DOCTYPE html>\n<html lang="en">\n    <head>\n        <meta charset="UTF-8" />\n        <title>Apache Tomcat/${version}</title>\n    </head>\n    <body>\n        <h1>Apache Tomcat/${version}</h1>\n        <h2>If you're seeing this, you've successfully installed Tomcat. Congratulations!</h2>\n    </body>\n</html>\n`
  return respond(200, body, HTML)
}

function serve({ files }: ServerContext, version: string, request: HttpRequest): HttpResponse {
  const path = pathOf(request)
  const [, first = ''] = path.split('/')
  const webapps = `${HOME}/webapps`
  const isOwn = first !== '' && isFolder(files, `${webapps}/${first}`)
  const root = isOwn ? `${webapps}/${first}` : `${webapps}/ROOT`
  if (!isFolder(files, root) || path.split('/').includes('..')) return missing(version)
  const inner = isOwn ? path.slice(first.length + 1) : path
  const base = root + inner
  if (/\/(WEB-INF|META-INF)(\/|$)/i.test(inner)) return missing(version, path)
  if (isFolder(files, base.replace(/\/$/, '')) && !path.endsWith('/'))
    return respond(302, '', { Location: `${path}/` })
  const site: Site = { files, headers: {}, page: () => '' }
  const names = inner === '' || inner.endsWith('/') ? WELCOME.map((name) => `${base}${name}`) : [base]
  const file = names.find((name) => files.stat(name)?.type === 'file')
  if (file?.endsWith('.jsp')) return welcome(version)
  return (file === undefined ? undefined : fileResponse(site, file)) ?? missing(version, path)
}

const listeners = (context: ServerContext, version: string): Listener[] => [
  { port: PORT, protocol: 'TCP', serve: (request) => serve(context, version, request), log: () => [] },
]

function stamp(ms: number): string {
  const { day, month, year, time } = dateParts(ms)
  return `${day}-${month}-${year} ${time}.${String(ms % 1000).padStart(3, '0')}`
}

const line = (at: number, where: string, text: string) =>
  `${stamp(at)} INFO [main] org.apache.${where} ${text}`

function firstLines({ files, now }: ServerContext, version: string): string[] {
  const handler = `["http-nio-${PORT}"]`
  const webapps = `${HOME}/webapps`
  const names = isFolder(files, webapps) ? [...files.list(webapps)].sort() : []
  const deployed = names
    .filter((name) => isFolder(files, `${webapps}/${name}`))
    .flatMap((name) => [
      [
        'catalina.startup.HostConfig.deployDirectory',
        `Deploying web application directory [${webapps}/${name}]`,
      ],
      [
        'catalina.startup.HostConfig.deployDirectory',
        `Deployment of web application directory [${webapps}/${name}] has finished in [12] ms`,
      ],
    ])
  const lines = [
    ['catalina.startup.VersionLoggerListener.log', `Server version name:   Apache Tomcat/${version}`],
    ['catalina.startup.VersionLoggerListener.log', `CATALINA_HOME:         ${HOME}`],
    ['coyote.AbstractProtocol.init', `Initializing ProtocolHandler ${handler}`],
    ['catalina.startup.Catalina.load', 'Server initialization in [389] milliseconds'],
    ['catalina.core.StandardService.startInternal', 'Starting service [Catalina]'],
    ['catalina.core.StandardEngine.startInternal', `Starting Servlet engine: [Apache Tomcat/${version}]`],
    ...deployed,
    ['coyote.AbstractProtocol.start', `Starting ProtocolHandler ${handler}`],
    ['catalina.startup.Catalina.start', 'Server startup in [57] milliseconds'],
  ]
  return lines.map(([where = '', text = ''], at) =>
    line(now() + Math.floor((STARTUP * (at + 1)) / lines.length), where, text),
  )
}

const catalina = (version: string): Program =>
  daemon<{ readyAt: number; lines?: string[] }>({
    start(server) {
      const { context } = server
      const [, verb = 'run'] = context.argv
      if (verb !== 'run' && verb !== 'start') server.fail(1, 'Usage: catalina.sh ( commands ... )')
      return { readyAt: context.now() + STARTUP, lines: firstLines(context, version) }
    },
    next(state, server) {
      if (server.context.now() < state.readyAt) return { wait: 'time', until: state.readyAt }
      server.warn(...(state.lines ?? []))
      state.lines = []
      return undefined
    },
    listeners: (context, { readyAt }) => (context.now() < readyAt ? [] : listeners(context, version)),
    stop(_, __, server) {
      const at = server.context.now()
      server.warn(
        line(at, 'coyote.AbstractProtocol.pause', `Pausing ProtocolHandler ["http-nio-${PORT}"]`),
        line(at, 'catalina.core.StandardService.stopInternal', 'Stopping service [Catalina]'),
        line(at, 'coyote.AbstractProtocol.stop', `Stopping ProtocolHandler ["http-nio-${PORT}"]`),
      )
      return { code: 143, after: 300 }
    },
  })

export function tomcat(repository: string, tag: string): ImageBehaviour {
  const version = versionOf(tag, '8.5.100 9.0.111 10.1.48 11.0.13', '11.0.13')
  return {
    repository,
    sizeBytes: 240_000_000,
    entrypoint: [],
    command: ['catalina.sh', 'run'],
    cwd: HOME,
    env: { CATALINA_HOME: HOME, TOMCAT_VERSION: version, JAVA_HOME: '/opt/java/openjdk', PATH },
    base: 'debian',
    tools: ['curl'],
    ports: [PORT],
    files: {
      [`${HOME}/webapps/`]: {},
      [`${HOME}/webapps.dist/ROOT/index.jsp`]: '<%-- the welcome page --%>\n',
      [`${HOME}/webapps.dist/docs/index.html`]: '<title>Apache Tomcat Documentation</title>\n',
      [`${HOME}/conf/server.xml`]: `<?xml version="1.0" encoding="UTF-8"?>\n<Server port="8005" shutdown="SHUTDOWN">\n  <Service name="Catalina">\n    <Connector port="${PORT}" protocol="HTTP/1.1" />\n  </Service>\n</Server>\n`,
      [`${HOME}/logs/`]: {},
    },
    programs: { [`${HOME}/bin/catalina.sh`]: catalina(version) },
    version,
  }
}

const PATH = `${HOME}/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`

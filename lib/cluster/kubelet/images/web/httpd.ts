/**
 * Apache's web server.
 * Differs: of its configuration Listen, DocumentRoot and ServerName are followed, and the syntax is looked at.
 */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { textOf } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server, sayOnce } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import { combinedLog, commonLog, dateParts } from '@/lib/cluster/kubelet/images/web/access-log'
import { namesIn, pathOf, type Site, staticFile } from '@/lib/cluster/kubelet/images/web/static-files'
import { type Listener, reasonOf, respond } from '@/lib/userland/kernel/network'
import type { Program, Step } from '@/lib/userland/kernel/program'
import { ab } from '@/lib/userland/tools/network/ab'

const ROOT = '/usr/local/apache2'
const DOCUMENTS = `${ROOT}/htdocs`
const CONFIG = `${ROOT}/conf/httpd.conf`
const PID = `${ROOT}/logs/httpd.pid`

const page = (status: number) =>
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${reasonOf(status)}</title>\n</head><body>\n<h1>${reasonOf(status)}</h1>\n</body></html>\n`

interface Config {
  ports: number[]
  root: string
  named: boolean
}

/** A directive's name, or a section's. */
const KNOWN = /^(<?\/?[A-Z]\w*>?|#.*)$/i

/** What a configuration says, or what is wrong with it. */
function read(text: string): Config | string {
  const config: Config = { ports: [], root: DOCUMENTS, named: false }
  for (const [index, raw] of text.split('\n').entries()) {
    const [name = '', value = ''] = raw.trim().split(/\s+/)
    if (name === '') continue
    if (!KNOWN.test(name))
      return `AH00526: Syntax error on line ${index + 1} of ${CONFIG}:\nInvalid command '${name}', perhaps misspelled or defined by a module not included in the server configuration`
    if (/^listen$/i.test(name)) config.ports.push(Number(value.split(':').pop()))
    if (/^documentroot$/i.test(name)) config.root = value.replace(/"/g, '')
    if (/^servername$/i.test(name)) config.named = true
  }
  return config.ports.length > 0 ? config : 'no listening sockets available, shutting down'
}

const configOf = ({ files }: ServerContext) => read(textOf(files, CONFIG) ?? '')

function listing(files: Site['files'], folder: string, path: string): string {
  const items = namesIn(files, folder).map((name) => `<li><a href="${name}"> ${name}</a></li>\n`)
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n  <title>Index of ${path}</title>\n </head>\n <body>\n<h1>Index of ${path}</h1>\n<ul>${items.join('')}</ul>\n</body></html>\n`
}

function listenersOf({ files }: ServerContext, { ports, root }: Config, version: string): Listener[] {
  const site: Site = {
    files,
    headers: { Server: `Apache/${version} (Unix)` },
    page,
    usual: 'text/plain',
    listing: (folder, path) => listing(files, folder, path),
  }
  return ports.map((port) => ({
    port,
    protocol: 'TCP',
    serve: (request) => staticFile(site, request, root + pathOf(request)),
    log: commonLog,
  }))
}

/** `Sun Nov 22 02:11:09.000000 2026` */
export function apacheTime(ms: number): string {
  const { day, month, year, time } = dateParts(ms)
  const weekday = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'][Math.floor(ms / 86_400_000) % 7]
  return `${weekday} ${month} ${day} ${time}.${String(ms % 1000).padStart(3, '0')}000 ${year}`
}

function start(server: Server, version: string): Config {
  const { context, process } = server
  const { argv } = context
  const config = configOf(context)
  const unnamed = `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using 127.0.0.1. Set the 'ServerName' directive globally to suppress this message`
  if (argv.includes('-v')) {
    server.say(`Server version: Apache/${version} (Unix)`)
    server.fail(0)
  }
  if (typeof config === 'string') server.fail(1, config)
  if (!config.named) server.warn(unnamed)
  if (argv.includes('-t')) {
    server.warn('Syntax OK')
    server.fail(0)
  }
  const say = (level: string, text: string) =>
    server.warn(`[${apacheTime(context.now())}] [${level}] [pid ${process.pid}:tid ${process.pid}] ${text}`)
  say('mpm_event:notice', `AH00489: Apache/${version} (Unix) configured -- resuming normal operations`)
  say('core:notice', "AH00094: Command line: 'httpd -D FOREGROUND'")
  try {
    process.files.write(PID, `${process.pid}\n`)
  } catch {
    server.fail(1, `AH00099: could not create ${PID}`)
  }
  return config
}

const httpdProgram = (version: string): Program =>
  daemon<Config>({
    start: (server) => start(server, version),
    listeners: (context, config) => listenersOf(context, config, version),
    stop(_, __, { context, process }) {
      process.write(
        2,
        `[${apacheTime(context.now())}] [mpm_event:notice] [pid ${process.pid}:tid ${process.pid}] AH00491: caught SIGTERM, shutting down\n`,
      )
      return undefined
    },
    signals: { USR1: () => {}, WINCH: () => {}, HUP: () => {} },
  })

/** The script that the image starts with: its file of the last run goes, and it becomes the server. */
const foreground: Program = {
  start: () => ({}),
  step: (_, process): Step => ({ exec: [`${ROOT}/bin/httpd`, '-DFOREGROUND', ...process.argv.slice(1)] }),
}

const FILE = `ServerRoot "${ROOT}"
Listen 80
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule dir_module modules/mod_dir.so
User www-data
Group www-data
ServerAdmin you@example.com
DocumentRoot "${DOCUMENTS}"
<Directory "${DOCUMENTS}">
    Options Indexes FollowSymLinks
    AllowOverride None
    Require all granted
</Directory>
DirectoryIndex index.html
ErrorLog /proc/self/fd/2
LogLevel warn
CustomLog /proc/self/fd/1 common
`

const SERIES = '2.4.65'

export const httpd = (tag: string): ImageBehaviour => {
  const version = versionOf(tag, SERIES, '2.4.65')
  return {
    repository: 'httpd',
    sizeBytes: 45_200_411,
    entrypoint: [],
    command: ['httpd-foreground'],
    serves: true,
    reads: [`${ROOT}/conf`],
    writes: [`${ROOT}/logs`],
    listeners: (context) => {
      const config = configOf(context)
      return typeof config === 'string' ? [] : listenersOf(context, config, version)
    },
    cwd: ROOT,
    env: {
      HTTPD_PREFIX: ROOT,
      HTTPD_VERSION: version,
      PATH: `${ROOT}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    },
    base: isAlpine(tag) ? 'alpine' : 'debian',
    ports: [80],
    files: {
      [`${DOCUMENTS}/index.html`]: '<html><body><h1>It works!</h1></body></html>\n',
      [CONFIG]: FILE,
      [`${ROOT}/logs/`]: {},
      [`${ROOT}/cgi-bin/`]: {},
    },
    programs: {
      '/usr/local/bin/httpd-foreground': foreground,
      [`${ROOT}/bin/ab`]: ab as Program,
      [`${ROOT}/bin/httpd`]: httpdProgram(version),
      [`${ROOT}/bin/apachectl`]: sayOnce(() => 0),
    },
    version,
  }
}

/** What its one page answers. */
const phpSite: Listener['serve'] = () => respond(200, 'OK!')

const apache = daemon({
  start: (server) =>
    server.warn(
      `[${apacheTime(server.context.now())}] [mpm_prefork:notice] [pid 1] AH00163: Apache/2.4.65 (Debian) PHP/8.3.27 configured -- resuming normal operations`,
      `[${apacheTime(server.context.now())}] [core:notice] [pid 1] AH00094: Command line: 'apache2 -D FOREGROUND'`,
    ),
  listeners: () => [{ port: 80, protocol: 'TCP', serve: phpSite, log: combinedLog }],
})

/** The site of the autoscaling walkthrough. */
export const phpApache = (repository: string): ImageBehaviour => ({
  repository,
  sizeBytes: 45_200_411,
  entrypoint: [],
  command: ['apache2-foreground'],
  serves: true,
  listeners: () => [{ port: 80, protocol: 'TCP', serve: phpSite, log: combinedLog }],
  cwd: '/var/www/html',
  base: 'debian',
  tools: ['curl'],
  ports: [80],
  files: {
    '/var/www/html/index.php':
      '<?php\n  $x = 0.0001;\n  for ($i = 0; $i <= 1000000; $i++) {\n    $x += sqrt($x);\n  }\n  echo "OK!";\n?>\n',
  },
  programs: { '/usr/local/bin/apache2-foreground': apache },
})

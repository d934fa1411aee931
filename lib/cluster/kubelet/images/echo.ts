/** Small servers that say who answered: what lessons on traffic are run with. */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import { flag } from '@/lib/cluster/kubelet/images/flag'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { type HttpRequest, type Listener, respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

export type Say = (context: ServerContext, request: HttpRequest) => string

const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' }

export const pageListener = (
  context: ServerContext,
  port: number,
  say: Say,
  headers: Record<string, string> = PLAIN,
): Listener => ({ port, protocol: 'TCP', serve: (request) => respond(200, say(context, request), headers) })

interface EchoImage {
  repository: string
  port: number | ((context: ServerContext) => number)
  say: Say
  /** The program's path. */
  program: string
  sizeBytes: number
  /** What it prints at first. */
  lines?: readonly string[]
  /** Words that follow its program. */
  command?: string[]
  html?: boolean
  more?: Partial<ImageBehaviour>
}

const HTML = { 'Content-Type': 'text/html' }

/** A server that answers everything with the same words. */
export function echoImage({
  repository,
  port,
  say,
  program,
  sizeBytes,
  lines = [],
  command = [],
  html,
  more,
}: EchoImage): ImageBehaviour {
  const portOf = typeof port === 'number' ? () => port : port
  const listeners = (context: ServerContext) => [
    pageListener(context, portOf(context), say, html ? HTML : PLAIN),
  ]
  const run = daemon({ start: (server) => server.say(...lines), listeners })
  return {
    repository,
    sizeBytes,
    entrypoint: [program],
    command,
    base: 'distroless',
    serves: true,
    listeners,
    ports: typeof port === 'number' ? [port] : [],
    programs: { [program]: run },
    ...more,
  }
}

const httpEcho = daemon({
  start(server) {
    const { argv, env } = server.context
    const text = flag(argv, 'text') ?? env.ECHO_TEXT
    if (text === undefined && argv.length > 1) server.fail(127, 'Missing -text option!')
  },
  listeners: (context) => {
    const port = Number(flag(context.argv, 'listen')?.split(':').pop() ?? 5678)
    const text = flag(context.argv, 'text') ?? context.env.ECHO_TEXT ?? 'hello-world'
    return [pageListener(context, port, () => `${text}\n`)]
  },
})

/** Takes a pod's args as its own. */
const withArguments = (
  repository: string,
  path: string,
  program: Program,
  more: Partial<ImageBehaviour>,
): ImageBehaviour => ({
  repository,
  sizeBytes: 12_582_912,
  entrypoint: [path],
  command: [],
  base: 'distroless',
  ports: [],
  programs: { [path]: program },
  ...more,
})

const helloApp = (repository: string, tag: string) =>
  echoImage({
    repository,
    port: ({ env }) => Number(env.PORT ?? 8080),
    program: '/hello-app',
    sizeBytes: 11_508_000,
    lines: ['Server listening on port 8080'],
    say: ({ hostname }) =>
      `Hello, world!\nVersion: ${/^2/.test(tag) ? '2.0.0' : '1.0.0'}\nHostname: ${hostname}\n`,
    more: { base: 'alpine' },
  })

const HELLO_APPS = [
  'gcr.io/google-samples/hello-app',
  'us-docker.pkg.dev/google-samples/containers/gke/hello-app',
]
const ECHO_SERVERS = [
  'registry.k8s.io/echoserver',
  'k8s.gcr.io/echoserver',
  'gcr.io/google_containers/echoserver',
]

const headersText = ({ headers }: HttpRequest, line: (name: string, value: string) => string) =>
  Object.entries(headers)
    .map(([name, value]) => line(name, value))
    .join('')

const SIMPLE: EchoImage[] = [
  {
    repository: 'traefik/whoami',
    port: 80,
    program: '/whoami',
    sizeBytes: 6_912_000,
    say: ({ hostname }, { method, path, host }) =>
      `Hostname: ${hostname}\nIP: 127.0.0.1\n${method} ${path} HTTP/1.1\nHost: ${host}\n`,
    more: { base: 'scratch' },
  },
  {
    repository: 'gcr.io/google-samples/node-hello',
    port: 8080,
    program: '/node-hello',
    sizeBytes: 235_000_000,
    say: () => 'Hello Kubernetes!',
    more: { base: 'debian' },
  },
  {
    repository: 'gcr.io/google-samples/kubernetes-bootcamp',
    port: 8080,
    program: '/server.js',
    sizeBytes: 211_000_000,
    lines: ['Kubernetes Bootcamp App Started At: start | Running On: Kubernetes'],
    say: ({ hostname, argv }) =>
      `Hello Kubernetes bootcamp! | Running on: ${hostname} | v=${argv.includes('2') ? 2 : 1}\n`,
    more: { base: 'debian', tools: ['curl'] },
  },
  {
    repository: 'paulbouwer/hello-kubernetes',
    port: ({ env }) => Number(env.PORT ?? 8080),
    program: '/server.js',
    sizeBytes: 120_000_000,
    lines: ['Listening on: http://0.0.0.0:8080'],
    html: true,
    say: ({ hostname, env }) =>
      `<!DOCTYPE html>\n<html>\n<head>\n    <title>Hello Kubernetes!</title>\n</head>\n<body>\n  <div class="main">\n    <div id="message">${env.MESSAGE ?? 'Hello world!'}</div>\n    <table>\n      <tr><th>pod:</th><td>${hostname}</td></tr>\n    </table>\n  </div>\n</body>\n</html>\n`,
    more: { base: 'alpine' },
  },
  {
    repository: 'mendhak/http-https-echo',
    port: ({ env }) => Number(env.HTTP_PORT ?? 8080),
    program: '/app/index.js',
    sizeBytes: 150_000_000,
    lines: ['Listening on ports 8080 for http, and 8443 for https.'],
    say: ({ hostname }, { method, path, host, headers, body }) =>
      `${JSON.stringify({ path, headers, method, body, hostname: host.replace(/:\d+$/, ''), protocol: 'http', os: { hostname } }, null, 2)}\n`,
    more: { base: 'alpine' },
  },
  ...ECHO_SERVERS.map(
    (repository): EchoImage => ({
      repository,
      port: 8080,
      program: '/echoserver',
      sizeBytes: 46_000_000,
      say: ({ hostname }, { method, path, host }) =>
        `Hostname: ${hostname}\n\nRequest Information:\n\tmethod=${method}\n\treal path=${path}\n\thost=${host}\n`,
      more: { base: 'debian' },
    }),
  ),
  {
    repository: 'ealen/echo-server',
    port: ({ env }) => Number(env.PORT ?? 80),
    program: '/app/webserver',
    sizeBytes: 60_000_000,
    say: ({ hostname, env }, { method, path, host }) =>
      JSON.stringify({
        host: { hostname: host },
        http: { method, originalUrl: path },
        environment: { ...env, HOSTNAME: hostname },
      }),
    more: { base: 'alpine' },
  },
  {
    repository: 'jmalloc/echo-server',
    port: ({ env }) => Number(env.PORT ?? 8080),
    program: '/bin/echo-server',
    sizeBytes: 6_300_000,
    lines: ['Echo server listening on port 8080.'],
    say: ({ hostname }, request) =>
      `Request served by ${hostname}\n\n${request.method} ${request.path} HTTP/1.1\n\nHost: ${request.host}\n${headersText(request, (name, value) => `${name}: ${value}\n`)}`,
    more: { base: 'scratch' },
  },
  {
    repository: 'registry.k8s.io/serve_hostname',
    port: 9376,
    program: '/serve_hostname',
    sizeBytes: 5_500_000,
    lines: ['I0000 serve_hostname: Serving on port 9376.'],
    say: ({ hostname }) => `${hostname}\n`,
    more: { base: 'scratch' },
  },
  {
    repository: 'jpetazzo/color',
    port: 80,
    program: '/color',
    sizeBytes: 6_000_000,
    say: ({ hostname }, { path }) => `🔵This is pod ${hostname}, serving ${path} for ${hostname}.\n`,
    more: { base: 'alpine' },
  },
  {
    repository: 'kodekloud/webapp-color',
    port: 8080,
    program: '/opt/app.py',
    sizeBytes: 84_000_000,
    html: true,
    lines: [
      ' This is a sample web application that displays a colored background. ',
      ' * Running on http://0.0.0.0:8080/ (Press CTRL+C to quit)',
    ],
    say: ({ hostname, env }) =>
      `<!doctype html>\n<title>Hello from Flask</title>\n<body style="background: ${env.APP_COLOR ?? 'blue'};"></body>\n<div style="color: #e4e4e4;">\n  <h1>Hello from ${hostname}!</h1>\n</div>\n`,
    more: { base: 'alpine' },
  },
  {
    repository: 'amsy810/echo-nginx',
    port: 80,
    program: '/usr/sbin/nginx',
    sizeBytes: 55_000_000,
    say: ({ hostname }, { path, host, client }) =>
      `Host=${host}  Path=${path}  From=${hostname}  ClientIP=${client ?? ''}  XFF=\n`,
    more: { base: 'debian', tools: ['curl'] },
  },
  {
    repository: 'dgkanatsios/simpleapp',
    port: 8080,
    program: '/app/server',
    sizeBytes: 330_000_000,
    say: ({ hostname }) => `Hello world from ${hostname} and version 2.0`,
    more: { base: 'debian' },
  },
  {
    repository: 'jpetazzo/httpenv',
    port: 8888,
    program: '/httpenv',
    sizeBytes: 7_700_000,
    say: ({ hostname, env }) => `${JSON.stringify({ HOME: '/root', HOSTNAME: hostname, ...env })}`,
    more: { base: 'busybox' },
  },
  {
    repository: 'tiangolo/uvicorn-gunicorn-fastapi',
    port: 80,
    program: '/start.sh',
    sizeBytes: 400_000_000,
    lines: ['INFO:     Uvicorn running on http://0.0.0.0:80 (Press CTRL+C to quit)'],
    say: () => '{"message":"Hello world! From FastAPI running on Uvicorn with Gunicorn. Using Python 3.11"}',
    more: { base: 'debian' },
  },
  {
    repository: 'strm/helloworld-http',
    port: 80,
    program: '/main.sh',
    sizeBytes: 20_000_000,
    html: true,
    say: ({ hostname }) =>
      `<html><head><title>HTTP Hello World</title></head><body><h1>Hello from ${hostname}</h1></body></html`,
    more: { base: 'alpine' },
  },
]

export const echoImages: readonly ImageBehaviour[] = [
  withArguments('hashicorp/http-echo', '/http-echo', httpEcho, { ports: [5678] }),
  ...SIMPLE.map(echoImage),
]

/** Those whose answers depend on the tag. */
export const helloApps = (repository: string, tag: string): ImageBehaviour | undefined =>
  HELLO_APPS.includes(repository) ? helloApp(repository, tag) : undefined

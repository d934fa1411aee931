/** Other servers that lessons name: demonstrations, exporters, collectors. */

import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon, type Server } from '@/lib/cluster/kubelet/images/daemon'
import { echoImage, pageListener, type Say } from '@/lib/cluster/kubelet/images/echo'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { nginx } from '@/lib/cluster/kubelet/images/nginx/nginx'
import { dateParts, nginxLog, plainTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { respond } from '@/lib/userland/kernel/network'

const USERS = ['USER1', 'USER2', 'USER3', 'USER4']
const PAGES = ['is viewing page1', 'is viewing page2', 'is viewing page3', 'logged in', 'logged out']

interface Events {
  at: number
  count: number
}

/** A line each second, and now and then a warning. */
const eventSimulator = daemon<Events>({
  start: ({ context }) => ({ at: context.now(), count: 0 }),
  next(state, server) {
    const now = server.context.now()
    while (state.at <= now) {
      server.warn(...eventLines(state))
      state.count += 1
      state.at += 1000
    }
    return { wait: 'time', until: state.at }
  },
})

function eventLines({ at, count }: Events): string[] {
  const stamp = `[${plainTime(at)},${String(at % 1000).padStart(3, '0')}]`
  const warnings = [
    ...(count % 5 === 4
      ? [
          `${stamp} WARNING in event-simulator: USER5 Failed to Login as the account is locked due to MANY FAILED ATTEMPTS.`,
        ]
      : []),
    ...(count % 8 === 7
      ? [`${stamp} WARNING in event-simulator: USER7 Order failed as the item is OUT OF STOCK.`]
      : []),
  ]
  const info = `${stamp} INFO in event-simulator: ${USERS[(count * 7) % 4]} ${PAGES[(count * 3) % 5]}`
  return [info, ...warnings]
}

const simulator = (repository: string): ImageBehaviour => ({
  repository,
  sizeBytes: 48_000_000,
  entrypoint: ['python', 'event-simulator.py'],
  command: [],
  base: 'alpine',
  ports: [],
  programs: { '/usr/local/bin/python': eventSimulator },
})

const HELLO: Say = ({ hostname, now }, { path }) => {
  const { day, month, year, time } = dateParts(now())
  return `Server address: 127.0.0.1:80\nServer name: ${hostname}\nDate: ${day}/${month}/${year}:${time} +0000\nURI: ${path}\nRequest ID: ${'0'.repeat(32)}\n`
}

const HELLO_HTML: Say = (context, request) =>
  `<!DOCTYPE html>\n<html>\n<head>\n<title>Hello World</title>\n</head>\n<body>\n<div class="info">\n${HELLO(
    context,
    request,
  )
    .trim()
    .split('\n')
    .map((line) => `<p><span>${line.replace(': ', ':</span> <span>')}</span></p>\n`)
    .join('')}</div>\n</body>\n</html>\n`

/** nginx' own demonstration: who answered. */
export function nginxDemo(repository: string, tag: string): ImageBehaviour | undefined {
  if (repository !== 'nginxdemos/hello') return undefined
  const isPlain = tag.includes('plain')
  const headers = { 'Content-Type': isPlain ? 'text/plain' : 'text/html' }
  const listeners = (context: ServerContext) => [
    { ...pageListener(context, 80, isPlain ? HELLO : HELLO_HTML, headers), log: nginxLog },
  ]
  return {
    ...nginx('alpine'),
    repository,
    serves: true,
    reads: [],
    listeners,
    entrypoint: [],
    programs: { '/usr/sbin/nginx': daemon({ listeners }) },
  }
}

const metrics = (lines: string[]) => `${lines.join('\n')}\n`

/** A server by HTTP with pages of its own. */
function pages(
  repository: string,
  port: number,
  program: string,
  known: Readonly<Record<string, Say>>,
  more: Partial<ImageBehaviour> = {},
  first: (server: Server) => void = () => {},
): ImageBehaviour {
  const listeners = (context: ServerContext) => [
    {
      ...pageListener(context, port, () => ''),
      serve: (request: Parameters<Say>[1]) => {
        const say = known[request.path.replace(/\?.*$/, '')]
        return say ? respond(200, say(context, request)) : respond(404, '404 page not found\n')
      },
    },
  ]
  return {
    repository,
    sizeBytes: 25_000_000,
    entrypoint: [program],
    command: [],
    base: 'busybox',
    ports: [port],
    listeners,
    programs: { [program]: daemon({ start: (server) => first(server), listeners }) },
    ...more,
  }
}

const GO = () =>
  metrics([
    '# HELP go_goroutines Number of goroutines that currently exist.',
    '# TYPE go_goroutines gauge',
    'go_goroutines 8',
  ])

export const frontendImages: readonly ImageBehaviour[] = [
  simulator('kodekloud/event-simulator'),
  simulator('kodecloud/event-simulator'),
  pages(
    'prom/node-exporter',
    9100,
    '/bin/node_exporter',
    { '/metrics': GO, '/': () => '<h1>Node Exporter</h1>\n' },
    { user: '65534' },
  ),
  pages(
    'quay.io/prometheus/node-exporter',
    9100,
    '/bin/node_exporter',
    { '/metrics': GO, '/': () => '<h1>Node Exporter</h1>\n' },
    { user: '65534' },
  ),
  pages(
    'prom/prometheus',
    9090,
    '/bin/prometheus',
    {
      '/-/healthy': () => 'Prometheus Server is Healthy.\n',
      '/-/ready': () => 'Prometheus Server is Ready.\n',
      '/metrics': GO,
    },
    { user: '65534' },
  ),
  pages(
    'grafana/grafana',
    3000,
    '/run.sh',
    { '/api/health': () => '{\n  "database": "ok",\n  "version": "12.2.1"\n}' },
    { user: '472', base: 'alpine' },
  ),
  ...[
    'fluent/fluentd',
    'quay.io/fluentd_elasticsearch/fluentd',
    'k8s.gcr.io/fluentd-elasticsearch',
    'registry.k8s.io/fluentd-gcp',
    'fluent/fluent-bit',
    'fluentd',
  ].map((repository) =>
    pages(repository, 24_224, '/fluentd', {}, { base: 'debian' }, (server) =>
      server.say(
        `${plainTime(server.context.now())} +0000 [info]: #0 fluentd worker is now running worker=0`,
      ),
    ),
  ),
  ...[
    'gcr.io/google-samples/gb-frontend',
    'gcr.io/google_samples/gb-frontend',
    'us-docker.pkg.dev/google-samples/containers/gke/gb-frontend',
  ].map((repository) =>
    echoImage({
      ...{
        repository,
        port: 80,
        program: '/usr/local/bin/apache2-foreground',
        sizeBytes: 170_000_000,
        html: true,
      },
      say: () =>
        '<html ng-app="redis">\n  <head>\n    <title>Guestbook</title>\n  </head>\n  <body>\n    <h2>Guestbook</h2>\n  </body>\n</html>\n',
      more: { base: 'debian' },
    }),
  ),
]

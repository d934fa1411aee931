import { expect } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import type { Reach, ReachOptions } from '@/lib/cluster/explain/can-reach'
import type { Link } from '@/lib/cluster/explain/link'
import type { ObstacleCode } from '@/lib/cluster/proxy/world'
import { must } from '../properties/kubectl'

/** Manifests, lines of kubectl, a component to stop, or a text to write on a host. */
export type Given = string | { stop: string } | { host: string; path: string; text: string }

/** Somebody wants to reach something, and the documentation says what comes of it. */
export interface Row {
  title: string
  /** The page that says so. */
  page: string
  /** In this order. */
  given?: Given[]
  /** `shop/client`, `node worker-1`, `outside 198.51.100.7`. */
  from: string
  /** A name, an address, a URL; `<shop/web>` stands for the address of that pod. */
  to: string
  port?: number
  options?: ReachOptions
  /** `ok`, the status of an answer, or what a client sees instead. */
  outcome: 'ok' | 'refused' | 'timeout' | 'unreachable' | 'unresolved' | number
  /** What is in the way. */
  code?: ObstacleCode
  /** The last link of the explanation. */
  cause?: Partial<Link>
}

export interface Section {
  name: string
  /** Nobody has installed a network. */
  cni?: 'none'
  addons?: string[]
  /** What all of its rows begin with. */
  given?: string[]
  rows: Row[]
}

export const DOCS = 'https://kubernetes.io/docs'

const pod = (namespace: string, name: string, node: string, image: string, labels: string, ports = '') => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}
spec:
  nodeName: ${node}
  containers: [{name: c, image: ${image}, ${image.includes('netshoot') ? 'command: [sleep, infinity], ' : ''}ports: [${ports}]}]
`

const NAMESPACES = `
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: v1
kind: Namespace
metadata: {name: ops, labels: {team: ops}}
`

const PEOPLE = `${pod('shop', 'web', 'worker-1', 'nginx:1.27', 'app: web', '{name: http, containerPort: 80}')}---${pod('shop', 'db', 'worker-2', 'redis:7', 'app: db, tier: data', '{name: redis, containerPort: 6379}')}---${pod('shop', 'client', 'worker-1', 'nicolaka/netshoot', 'app: client')}---${pod('ops', 'client', 'worker-2', 'nicolaka/netshoot', 'app: client, role: monitor')}---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec: {selector: {app: db}, ports: [{port: 6379}]}
`

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const bases = new Map<string, Cluster>()

function apply(cluster: Cluster, what: Given): void {
  if (typeof what !== 'string') {
    if ('stop' in what) cluster.stopComponent(what.stop)
    else cluster.hosts.files(what.host)?.write(what.path, what.text)
  } else if (what.includes('\n')) must(cluster, 'create -f -', what)
  else must(cluster, what)
}

/** Two namespaces, a server and a database in one of them, clients in both. */
function baseOf({ name, addons = [], given = [], cni }: Section): Cluster {
  const known = bases.get(name)
  if (known) return known
  const cluster = createCluster({ addons, ...(cni ? { cni } : {}) })
  for (const manifest of [NAMESPACES, PEOPLE, ...given]) {
    apply(cluster, manifest)
    cluster.settle()
  }
  bases.set(name, cluster)
  return cluster
}

export function clusterFor(section: Section, { given = [] }: Row): Cluster {
  const cluster = baseOf(section).fork()
  for (const what of given) {
    apply(cluster, what)
    cluster.settle()
  }
  return cluster
}

function sourceOf(from: string) {
  const [kind, rest = ''] = from.split(' ')
  if (kind === 'node') return { node: rest }
  if (kind === 'outside') return { outside: rest }
  const [namespace = '', name = ''] = from.split('/')
  return { namespace, pod: name }
}

/** A row with the addresses that its pods have. */
export function placed(cluster: Cluster, row: Row): Row {
  const to = row.to.replace(/<(.+)\/(.+)>/, (_, namespace: string, name: string) => {
    const path = `/api/v1/namespaces/${namespace}/pods/${name}`
    const { body } = cluster.request({ method: 'GET', path, user })
    return (body as { status?: { podIP?: string } }).status?.podIP ?? ''
  })
  return { ...row, to }
}

export const reachOf = (cluster: Cluster, { from, to, port, options }: Row): Reach =>
  cluster.canReach(sourceOf(from), to, port, options)

/** What canReach says, as short as a row says it. */
export function outcomeOf(reach: Reach): Row['outcome'] {
  if (reach.answer) return reach.answer.status
  return reach.ok ? 'ok' : reach.obstacle.kind
}

const CURL_CODES: Record<number, Row['outcome']> = {
  6: 'unresolved',
  7: 'refused',
  28: 'timeout',
  35: 'refused',
}

function curlLine({ to, options = {} }: Row): string[] {
  const { hostname, protocol, port } = new URL(to)
  const at = port || (protocol === 'https:' ? '443' : '80')
  const headers = Object.entries(options.headers ?? {}).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ])
  return [
    'curl',
    ...['-s', '-k', '-o', '/dev/null', '-w', '%{http_code}', '-m', '9'],
    ...(options.method ? ['-X', options.method] : []),
    ...(options.via ? ['--resolve', `${hostname}:${at}:${options.via}`] : []),
    ...headers,
    to,
  ]
}

function wordsOf(stderr: string): Row['outcome'] {
  if (/bad address/.test(stderr)) return 'unresolved'
  if (/No route to host/.test(stderr)) return 'unreachable'
  return /refused/.test(stderr) ? 'refused' : 'timeout'
}

interface ExecAnswer {
  exitCode?: number
  stdout: string
  stderr: string
  /** It goes on: what to ask for, and when. */
  session?: string
  until?: number
}

function execToEnd(cluster: Cluster, path: string, command: string[]): ExecAnswer {
  const all = { stdout: '', stderr: '' }
  for (let body: object = { command }; ; ) {
    const answer = cluster.request({ method: 'POST', path, body, user }).body as ExecAnswer
    all.stdout += answer.stdout
    all.stderr += answer.stderr
    if (answer.session === undefined) return { ...answer, ...all }
    cluster.advance(Math.max(1, (answer.until ?? 0) - cluster.now()))
    body = { session: answer.session }
  }
}

/** What curl or nc in the pod find out. */
function toolOutcome(cluster: Cluster, row: Row): Row['outcome'] {
  const isUrl = row.to.includes('://')
  const command = isUrl ? curlLine(row) : ['nc', '-zv', '-w', '9', row.to, String(row.port ?? 80)]
  const [namespace, name] = row.from.split('/')
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/exec`
  const { exitCode, stdout, stderr } = execToEnd(cluster, path, command)
  if (exitCode === 0) return isUrl ? Number(stdout) : 'ok'
  return isUrl ? (CURL_CODES[exitCode ?? 0] ?? 'timeout') : wordsOf(stderr)
}

/** What a socket on a machine finds out; names are for those who can resolve them. */
function socketOutcome(cluster: Cluster, row: Row): Row['outcome'] {
  const url = row.to.includes('://') ? new URL(row.to) : undefined
  const address = row.options?.via ?? url?.hostname ?? row.to
  const request = url && {
    method: 'GET',
    host: url.hostname,
    path: url.pathname,
    headers: row.options?.headers ?? {},
    body: '',
    tls: url.protocol === 'https:',
  }
  const port = row.port ?? (url?.protocol === 'https:' ? 443 : 80)
  const protocol = row.options?.protocol ?? 'TCP'
  const query = { kind: 'connect' as const, address, port, protocol, ...(request ? { request } : {}) }
  const [answer] = cluster.ask(sourceOf(row.from), query)
  if (answer?.kind === 'open') return url ? (answer.response?.status ?? 'refused') : 'ok'
  return answer?.kind === 'dns' || !answer ? 'timeout' : answer.kind
}

export function expectAgreement(cluster: Cluster, row: Row): void {
  const usesTool = row.from.includes('/') && (row.options?.protocol ?? 'TCP') === 'TCP'
  const found = usesTool ? toolOutcome(cluster, row) : socketOutcome(cluster, row)
  expect(found, 'what is tried').toBe(row.outcome)
}

/** What the control plane's programs do when a container runs them: start, or end with their own words. */

import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type ApiServerConfig, configureApiServer } from '@/lib/cluster/host/api-server-config'
import type { ContainerView } from '@/lib/cluster/host/container-view'
import { flagsOnHost } from '@/lib/cluster/host/flags-on-host'
import { pairError, privateKeyError } from '@/lib/cluster/host/key-files'
import { commandFailed, klogLine } from '@/lib/cluster/host/klog'
import { type Flags, parseFlags } from '@/lib/cluster/host/known-flags'
import { CONTROL_PLANE, type ControlPlaneName, PKI } from '@/lib/cluster/host/static-manifests'
import { addressIn, componentError } from '@/lib/cluster/host/systemd/api-error'
import type { Script } from '@/lib/cluster/kubelet/container/script'
import { loadSchedulerConfig, type SchedulerConfig } from '@/lib/cluster/scheduler/config'

/** ms until a program serves. */
const STARTUP: Record<ControlPlaneName, number> = {
  etcd: 1_500,
  'kube-apiserver': 5_000,
  'kube-controller-manager': 2_000,
  'kube-scheduler': 2_000,
}
/** An API server that finds no etcd gives up after this time. */
const NO_ETCD = 20_000

const ends = (lines: string[], after = 300): Script => ({ lines, after, code: 1 })
const failed = (now: number, error: string, lines: string[] = []) =>
  ends([...lines, commandFailed(now + 250, error)])

export const programName = (argv: readonly string[]): ControlPlaneName | undefined => {
  const base = (argv[0] ?? '').slice((argv[0] ?? '').lastIndexOf('/') + 1)
  return CONTROL_PLANE.find((name) => name === base)
}

const missing = (flags: Flags, names: string[], view: ContainerView): string | undefined =>
  names.map((name) => flags.get(name)).find((file) => file !== undefined && view.read(file) === undefined)

/** What kube-scheduler reads from the file of its --config; undefined without one. */
export function schedulerConfig(
  argv: readonly string[],
  view: ContainerView,
): SchedulerConfig | { error: string } | undefined {
  const parsed = parseFlags(argv)
  const file = 'flags' in parsed ? parsed.flags.get('config') : undefined
  if (!file || view.fromVolume(file)) return undefined
  const text = view.read(file)
  if (text === undefined) return { error: `open ${file}: no such file or directory` }
  const config = loadSchedulerConfig(text)
  if ('error' in config || !config.kubeconfig || view.read(config.kubeconfig) !== undefined) return config
  return { error: `stat ${config.kubeconfig}: no such file or directory` }
}

function schedulerError(argv: readonly string[], view: ContainerView): string | undefined {
  const config = schedulerConfig(argv, view)
  if (!config || 'error' in config) return config?.error
  // The flag of that name counts only without a file.
  return config.kubeconfig
    ? undefined
    : 'invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable'
}

/** kube-controller-manager and kube-scheduler. */
function clientError(flags: Flags, view: ContainerView): string | undefined {
  const conf = missing(flags, ['kubeconfig', 'authentication-kubeconfig', 'authorization-kubeconfig'], view)
  if (conf) return `stat ${conf}: no such file or directory`
  const authority = missing(flags, ['client-ca-file', 'requestheader-client-ca-file'], view)
  if (authority) return `unable to load client CA provider: open ${authority}: no such file or directory`
  const file = missing(
    flags,
    [
      'root-ca-file',
      'service-account-private-key-file',
      'cluster-signing-cert-file',
      'cluster-signing-key-file',
    ],
    view,
  )
  return file && `open ${file}: no such file or directory`
}

/** What kube-controller-manager makes of its keys when it has become the leader. */
function controllersError(flags: Flags, { read }: ContainerView, now: number): Script | undefined {
  const get = (name: string) => flags.get(name)
  const key = get('service-account-private-key-file')
  const [certificate, own] = [get('cluster-signing-cert-file'), get('cluster-signing-key-file')]
  const account = key && privateKeyError(key, read)
  const pair = certificate && own ? pairError(read(certificate), read(own)) : undefined
  const why = account
    ? `error reading key for service account token controller: ${account}`
    : pair && `failed to start kubernetes.io/kube-apiserver-client certificate controller: ${pair}`
  const controller = account
    ? 'serviceaccount-token-controller'
    : 'certificatesigningrequest-signing-controller'
  const err = `err=${JSON.stringify(why)}`
  const line = (place: number, text: string) =>
    klogLine('E', now + 300, `controllermanager.go:${place}`, text)
  return why
    ? ends(
        [
          line(637, `"Error initializing a controller" ${err} controller="${controller}"`),
          line(253, `"Error building controllers" ${err}`),
        ],
        400,
      )
    : undefined
}

function etcdFlags(argv: readonly string[]): Flags {
  const pairs = argv.slice(1).flatMap((arg): [string, string][] => {
    const [, name, value] = /^--([^=]+)=(.*)$/.exec(arg) ?? []
    return name === undefined ? [] : [[name, value ?? '']]
  })
  return new Map(pairs)
}

const etcdPairError = (flags: Flags, { read }: ContainerView): string | undefined =>
  ['', 'peer-']
    .map((kind) =>
      pairError(read(flags.get(`${kind}cert-file`) ?? ''), read(flags.get(`${kind}key-file`) ?? '')),
    )
    .find((error) => error !== undefined)

function etcd(argv: readonly string[], view: ContainerView, now: number): Script | undefined {
  const file = missing(
    etcdFlags(argv),
    ['cert-file', 'key-file', 'trusted-ca-file', 'peer-cert-file', 'peer-key-file', 'peer-trusted-ca-file'],
    view,
  )
  const error = file ? `open ${file}: no such file or directory` : etcdPairError(etcdFlags(argv), view)
  if (!error) return undefined
  const at = formatTime(now).replace('Z', '.250000Z')
  const entry = { level: 'fatal', ts: at, caller: 'etcdmain/etcd.go:180', msg: 'discovery failed', error }
  return ends([JSON.stringify(entry)])
}

/** The kubelet's checks are anonymous; a key management plugin is part of them. */
function healthOf({ anonymous, encryption = [] }: ApiServerConfig): { health?: number } {
  const waits = encryption.some(({ providers }) => providers.some(({ kind }) => kind === 'kms'))
  if (!anonymous) return { health: 401 }
  return waits ? { health: 500 } : {}
}

/** What an API server says of an etcd that it does not reach. */
export function etcdTries(argv: readonly string[], why: string | undefined, now: number): string[] {
  const servers = argv.find((word) => word.startsWith('--etcd-servers='))?.slice('--etcd-servers='.length)
  const address = servers?.split(',')[0]?.replace(/^https?:\/\//, '') ?? ''
  const error =
    why === undefined
      ? `transport: Error while dialing: dial tcp ${address}: connect: connection refused`
      : `transport: authentication handshake failed: ${why}`
  const text = `[core] [Channel #1 SubChannel #3]grpc: addrConn.createTransport failed to connect to {Addr: "${address}", ServerName: "${address}", }. Err: connection error: desc = ${JSON.stringify(error)}`
  return [1000, 2000, 5000].map((after) => klogLine('W', now + after, 'logging.go:55', text))
}

function apiServer(
  argv: readonly string[],
  view: ContainerView,
  address: string,
  version: string,
  now: number,
) {
  const started = configureApiServer(argv, view)
  const greeting = [
    klogLine('I', now, 'options.go:263', `external host was not specified, using ${address}`),
    klogLine('I', now + 1, 'server.go:150', `Version: ${version}`),
    klogLine('I', now + 1, 'server.go:152', '"Golang settings" GOGC="" GOMAXPROCS="" GOTRACEBACK=""'),
  ]
  if ('config' in started) return { lines: greeting, ...healthOf(started.config) }
  if (started.usage) return ends([`Error: ${started.error}`], 100)
  if (started.error === 'context deadline exceeded') {
    const tries = etcdTries(argv, started.why, now)
    return ends([...greeting, ...tries, commandFailed(now + NO_ETCD, started.error)], NO_ETCD)
  }
  return failed(now, started.error, greeting)
}

/** Ports at which programs answer health checks, unless their flags say otherwise. */
const HEALTH: Readonly<Record<ControlPlaneName, number>> = {
  etcd: 2381,
  'kube-apiserver': 6443,
  'kube-controller-manager': 10_257,
  'kube-scheduler': 10_259,
}

const portOf = (name: ControlPlaneName, flags: Flags): number => {
  const metrics = /:(\d+)/.exec(flags.get('listen-metrics-urls')?.replace(/^https?:/, '') ?? '')?.[1]
  return Number((name === 'etcd' ? metrics : flags.get('secure-port')) ?? HEALTH[name])
}

/** It listens where nobody looks for it. */
const isHidden = (name: ControlPlaneName, flags: Flags): boolean =>
  (name === 'kube-apiserver' && portOf(name, flags) !== HEALTH[name]) ||
  (name === 'etcd' && !/:2379\b/.test(flags.get('listen-client-urls') ?? ':2379'))

/** The machine that a program runs on. */
interface Place {
  name: string
  server: string
  /** Where else the API is served. */
  servers: readonly string[]
  version: string
  addresses: Readonly<Record<string, string>>
}

/** Why a program does not get at the API with the kubeconfigs that it is given. */
function connectionError(
  flags: Flags,
  view: ContainerView,
  place: Place,
  now: number,
  readHost: (path: string) => string | undefined,
): string | undefined {
  const files = {
    stat: (path: string) => (view.read(path) === undefined ? undefined : { type: 'file' }),
    read: (path: string) => view.read(path) ?? '',
  }
  const server = flagsOnHost('kube-apiserver', readHost)
  const certificate = readHost(server.get('tls-cert-file') ?? `${PKI}/apiserver.crt`)
  const authority = readHost(server.get('client-ca-file') ?? `${PKI}/ca.crt`)
  const side = {
    ...{ node: place.name, now, address: place.server, port: 6443, addresses: place.addresses },
    servers: place.servers,
    lookup: (name: string) => addressIn(readHost('/etc/hosts') ?? '', name),
    ...{ certificate, authority },
  }
  const own = flags.get('authentication-kubeconfig') ?? flags.get('kubeconfig')
  return own && componentError(files, own, side)
}

/** A scheduler or a controller manager that the API does not let in tries for a while. */
const NO_API = 10_000

/**
 * What a control-plane program does from its start; undefined for any other program.
 * @param readHost a file of its host
 */
export function programScript(
  argv: readonly string[],
  view: ContainerView,
  place: Place,
  now: number,
  readHost: (path: string) => string | undefined,
): Script | undefined {
  const name = programName(argv)
  if (!name) return undefined
  const parsed = name === 'etcd' ? { flags: etcdFlags(argv) } : parseFlags(argv)
  if ('error' in parsed) return ends([`Error: ${parsed.error}`], 100)
  const { flags } = parsed
  const runs = (lines: string[] = []): Script => ({
    ...{ lines, after: STARTUP[name], port: portOf(name, flags) },
    ...(isHidden(name, flags) ? { unreachable: true } : {}),
  })
  if (name === 'etcd') return etcd(argv, view, now) ?? runs()
  if (name === 'kube-apiserver') {
    const outcome = apiServer(argv, view, place.server, place.version, now)
    return 'after' in outcome ? outcome : { ...runs(outcome.lines), ...outcome }
  }
  const own = name === 'kube-scheduler' ? schedulerError(argv, view) : undefined
  const error = own ?? clientError(flags, view)
  if (error) return failed(now, error)
  const broken = name === 'kube-controller-manager' ? controllersError(flags, view, now) : undefined
  if (broken) return broken
  const lost = connectionError(flags, view, place, now, readHost)
  return lost === undefined ? runs() : ends([commandFailed(now + NO_API, lost)], NO_API)
}

/** When a program that was started at `startedAt` does its work. A leader's lease has to run out first. */
export const readyAt = (name: ControlPlaneName, startedAt: number): number =>
  startedAt + STARTUP[name] + (name === 'kube-apiserver' || name === 'etcd' ? 0 : 15_000)

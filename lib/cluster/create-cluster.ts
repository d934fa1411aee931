import { formatTime } from '@/lib/cluster/apimachinery/time'
import { KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import { type AllowedRequest, newGateLog, type RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import type { LogOptions } from '@/lib/cluster/apiserver/log'
import type { ApiRequest, ApiTransport } from '@/lib/cluster/apiserver/request'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import type { AccessExplanation } from '@/lib/cluster/auth/explain-forbidden'
import {
  controlPlaneHost,
  controlPlaneHosts,
  createFoundation,
  createKubeadmObjects,
  createSystem,
  DEFAULT_NODES,
  nodeAddress,
  nodeObject,
} from '@/lib/cluster/boot'
import { storePolicy } from '@/lib/cluster/boot-policy'
import type { SchedulingDecision } from '@/lib/cluster/client/component'
import type { Reach, ReachOptions } from '@/lib/cluster/explain/can-reach'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import type { AdmissionExplanation } from '@/lib/cluster/explain/explain-request'
import type { ObjectRef, StateExplanation } from '@/lib/cluster/explain/link'
import type { ClusterHosts } from '@/lib/cluster/host/cluster-hosts'
import type { HostsState } from '@/lib/cluster/host/host-state'
import type { ClusterRegistry } from '@/lib/cluster/kubelet/images/cluster-registry'
import type { Answer, HttpRequest, Query } from '@/lib/cluster/kubelet/process/network'
import { prebuiltState } from '@/lib/cluster/prebuilt-boot'
import type { HttpRouteChoice } from '@/lib/cluster/proxy/http-route'
import type { IngressRoute } from '@/lib/cluster/proxy/ingress'
import type { Shown } from '@/lib/cluster/proxy/rules/show-rules'
import { ClusterRuntime } from '@/lib/cluster/runtime'
import type { RuntimeState } from '@/lib/cluster/runtime-state'
import { unpackPlain } from '@/lib/cluster/sim/pack'
import { addonPart } from '@/lib/cluster/sim/parts'
import { Store } from '@/lib/cluster/storage/store'
import type { CarriedTraffic } from '@/lib/cluster/traffic-log'
import type { NetworkView } from '@/lib/userland/kernel/network'

export interface NodeSpec {
  name: string
  /** InternalIP; the default counts up from 192.168.56.10. */
  address?: string
  controlPlane?: boolean
  cpu?: string
  memory?: string
  pods?: string
  labels?: Record<string, string>
  taints?: { key: string; value?: string; effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute' }[]
}

export interface ClusterOptions {
  nodes?: NodeSpec[]
  seed?: number
  /** ms since the epoch at which the learner arrives: the cluster is then some minutes old. */
  now?: number
  version?: string
  /** What is installed besides: the names of lib/cluster/addons/index.ts. */
  addons?: string[]
  /** Leaves kube-system without what kubeadm puts there. */
  emptySystem?: boolean
  /** Without a network for pods: somebody has to install one. */
  cni?: 'none'
  /** The parts of Kubernetes are services of their hosts (Kubernetes the Hard Way); else as kubeadm has them. */
  layout?: 'systemd'
  /** How old it is then, ms; a quarter of an hour by default. */
  age?: number
  /** Hosts only, with container runtime and kubelet installed: nobody has run kubeadm. */
  bare?: boolean
  /** Name of a load balancer beyond the cluster, at {@link BALANCER}, in front of the API servers. */
  controlPlaneEndpoint?: string
}

/** The address of that load balancer. */
const BALANCER = '192.168.56.100'

/** Where traffic comes from. */
export type TrafficSource = { namespace: string; pod: string } | { node: string } | { outside: string }

export type { CauseRecord }

/** A request, or what `kubectl auth can-i` asks of one. */
export type AccessQuestion = ApiRequest | AuthorizationAttributes

/** Everything a cluster is, as plain data: structuredClone copies it, restoreCluster revives it. */
export type ClusterState = { readonly format: 1 } & Record<string, unknown>

export interface Cluster extends ApiTransport {
  /** Virtual ms since the epoch. */
  now(): number
  /** Runs every queue until nothing is left to do at this instant. */
  drain(): void
  /** Lets virtual time pass, firing timers in order; ends drained. */
  advance(ms: number): void
  /** Lets time pass until quiet for 2.5 s (polled every 0.5 s), at most `maxMs` (45 s). */
  settle(maxMs?: number): void
  nextEventAt(): number | undefined
  fork(): Cluster
  snapshot(): ClusterState
  /** Equal for equal states, on every machine. */
  hash(): string
  /** etcd's: grows with every write. */
  revision(): number
  /** kube-apiserver, kube-controller-manager, kube-scheduler, kubelet/<node>. */
  stopComponent(name: string): void
  startComponent(name: string): void
  components(): { name: string; running: boolean }[]
  /** Installs one of the add-ons while it runs. @throws RangeError for one that does not exist */
  installAddon(name: string): void
  /** Another machine comes, and registers as a node. */
  addMachine(spec: NodeSpec): void
  /** What the scheduler decided for `namespace/name`, oldest first. */
  decisions(podKey: string): SchedulingDecision[]
  /** Its machines, past the API. */
  readonly hosts: ClusterHosts
  /** Registries beside it, which its kubelets pull from. */
  readonly registry: ClusterRegistry
  /** Every write so far, or those of one object. */
  causes(uid?: string): CauseRecord[]
  /** The last requests that the authorizer let through, oldest first, each with the rule that allowed it. */
  allowed(): AllowedRequest[]
  /** The last requests that authorizer or admission refused, oldest first, with why, as things were then. */
  refused(): RefusedRequest[]
  /**
   * This and the other questions `explain…` are answered by lib/cluster/explanations.ts, which a browser installs
   * when it asks one.
   * Which rule of which binding allows something as things are now, or what comes nearest to it.
   * @throws ApiError Unauthorized when a request's credentials prove nothing
   */
  explainForbidden(question: AccessQuestion): AccessExplanation
  /** What admission would make of a request now. Tried on a fork: nothing changes. @throws ConnectionRefused */
  explainAdmission(request: ApiRequest): AdmissionExplanation
  /**
   * Who made an object what it is, in reaction to what, back to the command that began it.
   * @param field asks for the last write of this field: `spec.replicas`
   * @returns undefined when nothing was kept of such an object
   */
  explainCause(object: ObjectRef, field?: string): CauseChain | undefined
  /** What keeps a pod Pending: links from it to the first cause. */
  explainPending(pod: Omit<ObjectRef, 'kind'>): StateExplanation
  /** What keeps an object from being ready, bound, complete or served: links from it to the first cause. */
  explainNotReady(object: ObjectRef): StateExplanation
  logs(namespace: string, pod: string, container: string, options?: LogOptions): string[]
  /** The certificate authority as PEM, as kubeadm leaves it in /etc/kubernetes/pki/ca.crt. */
  authority(): string
  /** What the network answers a process there; several answers when a Service has several backends. */
  ask(from: TrafficSource, query: Query): Answer[]
  /** The last connections of pods, nodes and machines beyond, and what became of them; who came last stands last. */
  traffic(): CarriedTraffic[]
  /** What the tools of a machine, a node or a pod, show of its network. */
  machineNetwork(of: TrafficSource): NetworkView
  /** A command on a node that shows the rules of its kernel: iptables, iptables-save, nft, ipvsadm. */
  showRules(node: string, argv: readonly string[]): Shown
  /** The backend that the Ingresses of a class choose; undefined: none. */
  routeIngress(request: Pick<HttpRequest, 'host' | 'path'>, className?: string): IngressRoute | undefined
  /** The rule that the Gateway `namespace/name` applies to a request on one of its ports. */
  routeHttp(gateway: string, request: HttpRequest, port?: number): HttpRouteChoice | undefined
  /**
   * The way there, or the first obstacle and what it comes from. Answered like `explain…`.
   * @param to a name by the source's search path, an address, a URL, or a Pod, Service or Node
   * @param port of a URL its own, else 80, unless it is given
   */
  canReach(from: TrafficSource, to: string | ObjectRef, port?: number, options?: ReachOptions): Reach
}

const DEFAULT_NOW = 1_795_168_800_000 // 2026-11-20T10:00:00Z
/** How old the cluster is when it is handed over. */
const AGE = 15 * 60_000
const KEPT_BOOTS = 4

/** Booted clusters by their options: pure memory of a pure function, forked for each caller. */
const booted = new Map<string, ClusterRuntime>()

/** The seed of every boot: a cluster's own seed begins where it is handed over. */
const BOOT_SEED = 1

type RareOptions = Pick<ClusterOptions, 'cni' | 'age' | 'layout' | 'bare' | 'controlPlaneEndpoint'>
type BootOptions = Required<Omit<ClusterOptions, 'seed' | keyof RareOptions>> & RareOptions

/** Add-ons with processes of their own are part of the state. */
function processAddons(addons: readonly string[]): { addons?: string[] } {
  const own = addons.length > 0 ? addonPart('addons').withProcesses(addons) : []
  return own.length > 0 ? { addons: own } : {}
}

/** What the hosts of a new cluster are. */
function firstHosts({
  nodes,
  version,
  emptySystem,
  cni,
  layout,
  bare,
  controlPlaneEndpoint,
  now,
  age = AGE,
}: BootOptions): HostsState {
  const controlPlane = emptySystem || bare ? undefined : controlPlaneHost(nodes, version)
  return {
    since: now - age,
    ...(controlPlane ? { controlPlane } : {}),
    ...(cni ? { cni } : {}),
    ...(layout ? { layout } : {}),
    ...(bare ? { bare, cni: 'none' } : {}),
    ...(controlPlaneEndpoint ? balanced(controlPlaneEndpoint, nodes, version) : {}),
  }
}

/** Several control planes behind a load balancer. */
function balanced(name: string, nodes: readonly NodeSpec[], version: string): Partial<HostsState> {
  const [, ...further] = Object.values(controlPlaneHosts(nodes, version))
  return {
    endpoint: { name, address: BALANCER },
    ...(further.length > 0
      ? {
          furtherControlPlanes: further.map((host) => host.name),
          firstControlPlanes: Object.fromEntries(further.map((host) => [host.name, host])),
        }
      : {}),
  }
}

const firstHostsOf = ({ controlPlane, firstControlPlanes = {} }: HostsState) =>
  controlPlane ? [controlPlane, ...Object.values(firstControlPlanes)] : []

function boot(options: BootOptions): ClusterRuntime {
  const { nodes, now, version, emptySystem, addons, age = AGE, layout, bare = false } = options
  const hosts = firstHosts(options)
  const state: RuntimeState = {
    version,
    nodes: nodes.map((node) => node.name),
    addresses: Object.fromEntries(nodes.map((node, index) => [node.name, nodeAddress(node, index)])),
    now: now - age,
    rng: { s: BOOT_SEED },
    queue: { seq: 0, events: [] },
    apiServerRunning: !bare,
    expiryPending: false,
    processes: {},
    ...processAddons(addons),
    hosts,
  }
  const store = new Store()
  const cluster = new ClusterRuntime({ state, store, causes: [], gates: newGateLog(), traffic: new Map() })
  if (bare) {
    for (const [index, node] of nodes.entries())
      cluster.hosts.prepare(node.name, nodeObject(node, index, version, formatTime(now)).status)
    // What works beside a control plane waits for one.
    for (const { name } of cluster.components())
      if (!/^kube(?:-|let\/)/.test(name)) cluster.startComponent(name)
    cluster.advance(age)
    return cluster
  }
  storePolicy(store, state.rng, now - age, emptySystem ? 'administrators' : 'kubeadm')
  createFoundation(cluster, nodes, version, now - age, hosts.endpoint !== undefined)
  for (const { name } of cluster.components()) cluster.startComponent(name)
  cluster.drain()
  if (!emptySystem) createSystem(cluster, layout ? [] : firstHostsOf(hosts), version, now - age, layout)
  if (!emptySystem && !layout)
    createKubeadmObjects(cluster, version, state.rng, hosts.endpoint && `${hosts.endpoint.name}:6443`)
  for (const addon of addons) addonPart('addons').installAddon(cluster, addon)
  cluster.advance(age)
  return cluster
}

/** All that a boot follows from, with what is left out. */
function bootOptions(options: ClusterOptions): BootOptions {
  const { nodes = DEFAULT_NODES, now = DEFAULT_NOW, version = KUBERNETES_VERSION } = options
  const { emptySystem = false, addons = [], cni, age, layout, bare, controlPlaneEndpoint } = options
  return {
    ...{ nodes, now, version, addons, emptySystem },
    ...(cni ? { cni } : {}),
    ...(layout ? { layout } : {}),
    ...(age === undefined ? {} : { age }),
    ...(bare ? { bare } : {}),
    ...(controlPlaneEndpoint ? { controlPlaneEndpoint } : {}),
  }
}

const keyOfBoot = ({
  nodes,
  now,
  version,
  addons,
  emptySystem,
  cni,
  age,
  layout,
  ...rare
}: BootOptions): string =>
  JSON.stringify([
    ...[nodes, now, version, addons, emptySystem],
    ...[cni, age, layout].flatMap((one) => one ?? []),
    ...(Object.keys(rare).length > 0 ? [rare] : []),
  ])

/** Equal for options whose clusters boot alike; one line. */
export const bootKey = (options: ClusterOptions): string => keyOfBoot(bootOptions(options))

/** A cluster as kubeadm leaves it, some minutes old and at rest. Equal options give equal clusters. */
export function createCluster(options: ClusterOptions = {}): Cluster {
  const { seed = 1 } = options
  const wanted = bootOptions(options)
  const key = keyOfBoot(wanted)
  let base = booted.get(key)
  if (!base) {
    const state = prebuiltState(key)
    base = state === undefined ? boot(wanted) : ClusterRuntime.restore(unpackPlain(state) as ClusterState)
    const oldest = booted.keys().next().value
    if (booted.size >= KEPT_BOOTS && oldest !== undefined) booted.delete(oldest)
    booted.set(key, base)
  }
  return base.fork(seed - BOOT_SEED)
}

/** The reverse of {@link Cluster.snapshot}. @throws Error when another version of the engine saved it */
export const restoreCluster = (state: ClusterState): Cluster => ClusterRuntime.restore(state)

/** A running cluster: clock, queue, store and processes, and the loop that drives them. */
import { admissionPlugins } from '@/lib/cluster/admission/index'
import type { Dialler } from '@/lib/cluster/admission/webhook/dialler'
import { ApiError, badRequest, internalError, notFound } from '@/lib/cluster/apimachinery/errors'
import { type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'
import { AccessRefused, attributesOf } from '@/lib/cluster/apiserver/authorize'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import {
  type AllowedRequest,
  allowedRequests,
  forkGateLog,
  type GateLog,
  newGateLog,
  type RefusedRequest,
} from '@/lib/cluster/apiserver/gate-log'
import { identify } from '@/lib/cluster/apiserver/identify'
import type { LogOptions } from '@/lib/cluster/apiserver/log'
import {
  type ApiRequest,
  type ApiResponse,
  ConnectionRefused,
  type UserInfo,
} from '@/lib/cluster/apiserver/request'
import { ApiServer, type ApiServerOptions, targetOf } from '@/lib/cluster/apiserver/server'
import type { AcceptedTokens } from '@/lib/cluster/auth/authenticate-token'
import { clusterAuthority } from '@/lib/cluster/auth/authority'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import type { AccessExplanation } from '@/lib/cluster/auth/explain-forbidden'
import { nodeAuthorizer, unionAuthorizer } from '@/lib/cluster/auth/node-authorizer'
import { rbacAuthorizer } from '@/lib/cluster/auth/rbac'
import { createLister } from '@/lib/cluster/client/cache'
import type { SchedulerRecord, SchedulingDecision } from '@/lib/cluster/client/component'
import { forkProcessState, newProcessState, Process, type ProcessState } from '@/lib/cluster/client/process'
import type {
  AccessQuestion,
  AdmissionExplanation,
  Cluster,
  ClusterState,
  TrafficSource,
} from '@/lib/cluster/create-cluster'
import { expireEvents } from '@/lib/cluster/event-ttl'
import { lastRenewal, NODE_LEASES, present } from '@/lib/cluster/heartbeat'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import { auditSink } from '@/lib/cluster/host/audit-sink'
import { HOST_TIMERS, HostSide } from '@/lib/cluster/host/cluster-hosts'
import type { HostsState } from '@/lib/cluster/host/host-state'
import { configuredOptions } from '@/lib/cluster/host/server-options'
import {
  type ExecRequest,
  type ExecResult,
  execInContainer,
  type KubeletState,
  readContainerLog,
} from '@/lib/cluster/kubelet/kubelet'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Answer, HttpRequest, Protocol, Query } from '@/lib/cluster/kubelet/process/network'
import { API_SERVER, kubeletName, processSpecs } from '@/lib/cluster/processes'
import type { HttpRouteChoice } from '@/lib/cluster/proxy/http-route'
import type { IngressRoute } from '@/lib/cluster/proxy/ingress'
import type { Reach } from '@/lib/cluster/proxy/network'
import type { Source, World } from '@/lib/cluster/proxy/world'
import { clonePlain } from '@/lib/cluster/sim/clone'
import { hashData } from '@/lib/cluster/sim/hash'
import { checkLimit } from '@/lib/cluster/sim/limits'
import { part } from '@/lib/cluster/sim/parts'
import { dropTarget, type EventQueue, schedule, takeDue } from '@/lib/cluster/sim/queue'
import type { RngState } from '@/lib/cluster/sim/rng'
import type { LooseKeys } from '@/lib/cluster/storage/etcd'
import { Store, type StoreState } from '@/lib/cluster/storage/store'
import { createWorld, type ForwardRequest, forwardToPod, podNetwork } from '@/lib/cluster/traffic'

/** Everything that changes, but for the store. */
export interface RuntimeState {
  version: string
  nodes: string[]
  addresses: Record<string, string>
  now: number
  rng: RngState
  queue: EventQueue
  apiServerRunning: boolean
  /** A timer waits for the next event to expire. */
  expiryPending: boolean
  processes: Record<string, ProcessState>
  hosts: HostsState
  /** What was put into etcd by hand. */
  etcdKeys?: LooseKeys
  /** How the API server was started; unset: as kubeadm does. */
  apiServer?: ApiServerConfig
  /** Bearer tokens that were good a moment ago. */
  acceptedTokens?: ReturnType<AcceptedTokens['read']>
}

interface SavedState extends ClusterState {
  runtime: RuntimeState
  store: StoreState
  causes: CauseRecord[]
  gates: GateLog
}

const POLL = 500
const QUIET = 2500
const EVENT_TTL = 'etcd#event-ttl'
const LEASES = 'leases.coordination.k8s.io'

/** What a settling client looks at: these resources must not change. */
const WATCHED = [
  'pods',
  'replicasets.apps',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'persistentvolumeclaims',
  'persistentvolumes',
  'services',
  'endpointslices.discovery.k8s.io',
  'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy',
  'namespaces',
  'resourcequotas',
  'certificatesigningrequests.certificates.k8s.io',
]

/** For specs that are only looked at. */
const NO_HOST = {} as NodeHost

export class ClusterRuntime implements Cluster {
  private serverOptions: ApiServerOptions
  /** Those of a server as kubeadm starts it. */
  private readonly plainOptions: ApiServerOptions
  private apiServer: ApiServer
  readonly hosts: HostSide
  private readonly processes: Map<string, Process>
  private readonly world: World

  constructor(
    private readonly state: RuntimeState,
    private readonly store: Store,
    private readonly causeLog: CauseRecord[],
    /** What the components remember belongs to another fork too. */
    shared = false,
    private readonly gates: GateLog = newGateLog(),
  ) {
    const now = () => this.state.now
    this.serverOptions = {
      kinds: () => servedKinds((resource) => store.list(resource)),
      plugins: admissionPlugins,
      authorizer: unionAuthorizer(nodeAuthorizer(store), rbacAuthorizer(store)),
      version: state.version,
      state: {
        store,
        rng: state.rng,
        causes: causeLog,
        now,
        network: () => this.hostNetwork(),
        accepted: {
          read: () => state.acceptedTokens ?? [],
          write: (tokens) => {
            state.acceptedTokens = tokens
          },
        },
      },
      gates,
      logs: (pod, container, options) => this.kubeletLog(pod, container, options),
      exec: (pod, request) => this.kubeletExec(pod, request),
      forward: (pod, body) => forwardToPod(this.world, pod, body as ForwardRequest),
      present: (kind, object) => present(kind, object, this.state.now, (node) => this.kubeletRuns(node)),
    }
    this.plainOptions = this.serverOptions
    this.apiServer = new ApiServer(this.serverOptions)
    this.hosts = new HostSide({
      state,
      store,
      kinds: this.serverOptions.kinds,
      kubelet: (node) => this.kubeletState(node),
      changeKubelet: (node) =>
        this.processes.get(kubeletName(node))?.change('kubelet', '') as KubeletState | undefined,
      start: (name) => this.startComponent(name),
      stop: (name) => this.stopComponent(name),
      configure: (config) => this.configure(config),
    })
    if (state.apiServer) this.configure(state.apiServer)
    const host = {
      transport: this,
      source: store,
      reachable: () => this.state.apiServerRunning,
      rng: state.rng,
      now,
      schedule: (at: number, target: string, key: string) => schedule(this.state.queue, at, target, key),
    }
    this.world = createWorld({
      lister: createLister(store),
      now,
      containers: (node) => this.kubeletState(node),
      kubeletRuns: (node) => this.kubeletRuns(node),
      apiServerRuns: () => this.state.apiServerRunning,
      serveApi: (request) => {
        const { serveApi, identityOf } = part('httpApi')
        return serveApi(this, identityOf(request), request)
      },
    })
    this.processes = new Map()
    for (const spec of processSpecs(state.nodes, podNetwork(this.world), this.hosts.nodeHost)) {
      const own = state.processes[spec.name] ?? newProcessState(spec)
      state.processes[spec.name] = own
      this.processes.set(spec.name, new Process(spec, own, host, shared))
    }
  }

  /** What the API server calls webhooks through. */
  private hostNetwork(): Dialler {
    const { world, state } = this
    const readAs = (user: UserInfo, path: string) => {
      const { code, body } = this.request({ method: 'GET', path, user })
      return code === 200 ? body : null
    }
    return part('hostNetwork').hostNetwork({ world, now: state.now, readAs })
  }

  private kubeletState(node: string): KubeletState | undefined {
    return this.state.processes[kubeletName(node)]?.components.kubelet?.state as KubeletState | undefined
  }

  private configure(config: ApiServerConfig): void {
    const { state, store } = this
    state.apiServer = config
    store.setEncryption(config.encryption)
    this.serverOptions = configuredOptions(
      this.plainOptions,
      config,
      auditSink(config, state, this.hosts.hosts),
    )
    this.apiServer = new ApiServer(this.serverOptions)
  }

  private kubeletRuns(node: string): boolean {
    return this.state.processes[kubeletName(node)]?.running ?? false
  }

  private kubeletExec(pod: Pod, request: ExecRequest): ExecResult {
    const node = pod.spec.nodeName ?? ''
    const state = this.processes.get(kubeletName(node))?.change('kubelet', keyOf(pod))
    if (!state) {
      const address = `${this.state.addresses[node] ?? node}:10250`
      throw badRequest(`dial tcp ${address}: connect: connection refused`)
    }
    return execInContainer(state as KubeletState, pod, request, this.state.now, podNetwork(this.world)(pod))
  }

  private kubeletLog(pod: Pod, container: string, options: LogOptions): string[] {
    const node = pod.spec.nodeName ?? ''
    const process = this.state.processes[kubeletName(node)]
    if (!process?.running) {
      const address = `${this.state.addresses[node] ?? node}:10250`
      const { namespace, name } = pod.metadata
      const url = `https://${address}/containerLogs/${namespace}/${name}/${container}`
      const error = internalError(`Get "${url}": dial tcp ${address}: connect: connection refused`)
      throw new ApiError({
        ...error.status,
        message: error.status.message?.replace('Internal error occurred: ', ''),
      })
    }
    const state = Object.values(process.components)[0]?.state
    const lines = readContainerLog(
      state as Parameters<typeof readContainerLog>[0],
      pod,
      container,
      options,
      this.state.now,
    )
    const printed = options.previous ? [] : this.hosts.printed(pod, container)
    if (printed.length === 0) return lines
    const { tailLines = -1 } = options
    const all = [...lines, ...printed]
    return tailLines < 0 ? all : all.slice(all.length - Math.min(tailLines, all.length))
  }

  now(): number {
    return this.state.now
  }

  request(request: ApiRequest): ApiResponse {
    if (!this.state.apiServerRunning) throw new ConnectionRefused()
    return this.apiServer.request(request)
  }

  drain(): void {
    let steps = 0
    for (;;) {
      for (const event of takeDue(this.state.queue, this.state.now))
        this.dispatch(event.target, event.payload.key)
      let done = 0
      for (const process of this.processes.values()) done += process.run()
      const stopped = done > 0 && this.hosts.follow()
      steps += done
      checkLimit('eventsPerDrain', steps)
      const next = this.state.queue.events[0]
      if (done === 0 && !stopped && (next === undefined || next.at > this.state.now)) break
    }
    this.watchEventTtl()
  }

  /** Keeps one timer for the event that expires next. */
  private watchEventTtl(): void {
    const { state, store } = this
    if (state.expiryPending || store.changedAt('events') === 0) return
    const next = expireEvents(store, state.now)
    if (next === undefined) return
    state.expiryPending = true
    schedule(state.queue, next, EVENT_TTL, '')
  }

  private dispatch(target: string, key: string): void {
    if (target === EVENT_TTL) {
      this.state.expiryPending = false
      expireEvents(this.store, this.state.now)
      return
    }
    if (target === HOST_TIMERS) {
      this.hosts.serve(key)
      return
    }
    const hash = target.indexOf('#')
    this.processes.get(target.slice(0, hash))?.wake(target.slice(hash + 1), key)
  }

  advance(ms: number): void {
    checkLimit('advanceMs', ms)
    const end = this.state.now + Math.max(0, ms)
    this.drain()
    for (let at = this.nextEventAt(); at !== undefined && at <= end; at = this.nextEventAt()) {
      this.state.now = Math.max(this.state.now, at)
      this.drain()
    }
    this.state.now = end
  }

  private lastWatchedChange(): number {
    return WATCHED.reduce((last, resource) => Math.max(last, this.store.changedAt(resource)), 0)
  }

  settle(maxMs = 45_000): void {
    const end = this.state.now + maxMs
    this.drain()
    let seen = this.lastWatchedChange()
    let quietSince = this.state.now
    while (this.state.now < end && this.state.now - quietSince < QUIET) {
      this.advance(Math.min(POLL, end - this.state.now))
      const latest = this.lastWatchedChange()
      if (latest !== seen) quietSince = this.state.now
      seen = latest
    }
  }

  nextEventAt(): number | undefined {
    return this.state.queue.events[0]?.at
  }

  /** @param branch forks of different branches differ in all that is random from here on */
  fork(branch = 0): ClusterRuntime {
    for (const process of this.processes.values()) process.share()
    const { queue, rng, processes, ...rest } = this.state
    const state: RuntimeState = {
      ...rest,
      rng: { s: (rng.s + Math.imul(branch, 0x9e3779b9)) >>> 0 },
      // Queued events never change: the list is enough.
      queue: { ...queue, events: [...queue.events] },
      processes: Object.fromEntries(
        Object.entries(processes).map(([name, own]) => [name, forkProcessState(own)]),
      ),
    }
    return new ClusterRuntime(state, this.store.fork(), [...this.causeLog], true, forkGateLog(this.gates))
  }

  snapshot(): ClusterState {
    const saved: SavedState = {
      format: 1,
      runtime: clonePlain(this.state),
      store: this.store.snapshot(),
      causes: [...this.causeLog],
      gates: forkGateLog(this.gates),
    }
    return saved
  }

  /** @throws Error when the state has other components than this engine */
  static restore(state: ClusterState): ClusterRuntime {
    const { runtime, store, causes, gates } = state as SavedState
    for (const { name, components } of processSpecs(
      runtime.nodes,
      () => () => [],
      () => NO_HOST,
    )) {
      const saved = Object.keys(runtime.processes[name]?.components ?? {})
      const isOther =
        components.length !== saved.length || components.some((one) => !saved.includes(one.name))
      if (isOther || !runtime.hosts)
        throw new Error('this cluster was saved by another version of the engine')
    }
    return new ClusterRuntime(
      clonePlain(runtime),
      Store.restore(store),
      [...causes],
      false,
      forkGateLog(gates),
    )
  }

  hash(): string {
    const { revision, objects } = this.store.snapshot()
    return hashData({ runtime: this.state, revision, objects, causes: this.causeLog.length })
  }

  /** While a kubelet runs its lease is computed; when it stops, the last renewal is what stays. */
  private writeLease(node: string, renewTime: string): void {
    const lease = this.store.get(LEASES, `${NODE_LEASES}/${node}`)
    if (!lease) return
    const next: KubeObject = { ...lease, spec: { ...(lease.spec as object), renewTime } }
    this.store.put(LEASES, next)
  }

  private leaseRenewal(node: string): string | undefined {
    const lease = this.store.get(LEASES, `${NODE_LEASES}/${node}`)
    const text = (lease?.spec as { renewTime?: string } | undefined)?.renewTime
    const since = text === undefined ? undefined : parseTime(text)
    return since === undefined ? undefined : lastRenewal(since, this.state.now)
  }

  stopComponent(name: string): void {
    if (name === API_SERVER) this.state.apiServerRunning = false
    const process = this.getProcess(name)
    if (!process.state.running) return
    const node = this.state.nodes.find((candidate) => kubeletName(candidate) === name)
    const renewTime = node === undefined ? undefined : this.leaseRenewal(node)
    process.stop()
    dropTarget(this.state.queue, `${name}#`)
    if (node !== undefined && renewTime !== undefined) this.writeLease(node, renewTime)
  }

  startComponent(name: string): void {
    if (name === API_SERVER) this.state.apiServerRunning = true
    const process = this.getProcess(name)
    if (process.state.running) return
    process.start()
    const node = this.state.nodes.find((candidate) => kubeletName(candidate) === name)
    if (node !== undefined) this.writeLease(node, lastRenewal(this.state.now, this.state.now))
  }

  private getProcess(name: string): Process {
    const process = this.processes.get(name)
    if (!process) throw new TypeError(`no component ${name}`)
    return process
  }

  components(): { name: string; running: boolean }[] {
    return [...this.processes].map(([name, process]) => ({ name, running: process.state.running }))
  }

  decisions(podKey: string): SchedulingDecision[] {
    const record = this.state.processes['kube-scheduler']?.components.scheduler?.state as
      | Partial<SchedulerRecord>
      | undefined
    return [...(record?.decisions?.[podKey] ?? [])]
  }

  causes(uid?: string): CauseRecord[] {
    return uid === undefined ? [...this.causeLog] : this.causeLog.filter((record) => record.uid === uid)
  }

  allowed(): AllowedRequest[] {
    return allowedRequests(this.gates, this.store)
  }

  refused(): RefusedRequest[] {
    return [...this.gates.refused]
  }

  explainForbidden(question: AccessQuestion): AccessExplanation {
    const attributes = 'method' in question ? this.fork().attributesOf(question) : question
    return part('explainForbidden').explainForbidden(
      this.store,
      attributes,
      this.serverOptions.authorizer(attributes),
    )
  }

  /** What the authorizer is asked last of a request, or that on which it says no before. */
  private attributesOf(request: ApiRequest): AuthorizationAttributes {
    const target = () => targetOf(request)
    try {
      return attributesOf(identify(request, target, this.serverOptions), target())
    } catch (error) {
      if (error instanceof AccessRefused) return error.access.attributes
      throw error
    }
  }

  explainAdmission(request: ApiRequest): AdmissionExplanation {
    return this.fork().tryWatched(request)
  }

  private tryWatched(request: ApiRequest): AdmissionExplanation {
    if (!this.state.apiServerRunning) throw new ConnectionRefused()
    const { serverOptions, gates } = this
    const steps: AdmissionExplanation['steps'] = []
    const plugins = part('explainAdmission').watchedPlugins(serverOptions.plugins, steps)
    const { seq } = gates
    const { audit: _, ...unrecorded } = serverOptions
    const answer = new ApiServer({ ...unrecorded, plugins }).request(request)
    const refused = gates.refused.at(-1)
    return { answer, steps, ...(refused && refused.seq > seq ? { refused } : {}) }
  }

  /** @throws ApiError NotFound */
  private sourceOf(from: TrafficSource): Source {
    if ('node' in from) return from
    const pod = this.store.get('pods', `${from.namespace}/${from.pod}`)
    if (!pod) throw notFound({ group: '', resource: 'pods' }, from.pod)
    return { pod: pod as unknown as Pod }
  }

  ask(from: TrafficSource, query: Query): Answer[] {
    return part('network').networkOf(this.world, this.sourceOf(from))(query)
  }

  routeIngress(request: Pick<HttpRequest, 'host' | 'path'>, className?: string): IngressRoute | undefined {
    return part('ingress').routeIngress(this.world.lister, request, className)
  }

  authority(): string {
    return clusterAuthority(this.store.get('namespaces', 'kube-system')?.metadata.creationTimestamp)
  }

  routeHttp(gateway: string, request: HttpRequest, port?: number): HttpRouteChoice | undefined {
    return part('httpRoute').routeHttp(this.world.lister, gateway, request, port)
  }

  canReach(from: TrafficSource, host: string, port: number, protocol?: Protocol): Reach {
    return part('network').canReach(this.world, this.sourceOf(from), host, port, protocol)
  }

  logs(namespace: string, pod: string, container: string, options: LogOptions = {}): string[] {
    const found = this.store.get('pods', `${namespace}/${pod}`)
    if (!found) throw notFound({ group: '', resource: 'pods' }, pod)
    return this.kubeletLog(found as unknown as Pod, container, options)
  }
}

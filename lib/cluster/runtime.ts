/** A running cluster: clock, queue, store and processes, and the loop that drives them. */
import type { Dialler } from '@/lib/cluster/admission/webhook/dialler'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type CauseRecord, recordLease } from '@/lib/cluster/apiserver/causes'
import { type AllowedRequest, allowedRequests, type RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import type { LogOptions } from '@/lib/cluster/apiserver/log'
import {
  type ApiRequest,
  type ApiResponse,
  type ComponentApi,
  ConnectionRefused,
  type UserInfo,
} from '@/lib/cluster/apiserver/request'
import { ApiServer, type ApiServerOptions } from '@/lib/cluster/apiserver/server'
import { clusterAuthority } from '@/lib/cluster/auth/authority'
import type { AccessExplanation } from '@/lib/cluster/auth/explain-forbidden'
import { beginCluster, publishServers } from '@/lib/cluster/begin-cluster'
import { createLister } from '@/lib/cluster/client/cache'
import type { SchedulingDecision } from '@/lib/cluster/client/component'
import type {
  AccessQuestion,
  Cluster,
  ClusterState,
  NodeSpec,
  TrafficSource,
} from '@/lib/cluster/create-cluster'
import { EVENT_TTL, expireEvents, watchEventTtl } from '@/lib/cluster/event-ttl'
import type { Reach, ReachOptions } from '@/lib/cluster/explain/can-reach'
import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import type { AdmissionExplanation } from '@/lib/cluster/explain/explain-request'
import type { ObjectRef, StateExplanation } from '@/lib/cluster/explain/link'
import type { Sources } from '@/lib/cluster/explain/view'
import { getPod } from '@/lib/cluster/get-pod'
import { auditSink } from '@/lib/cluster/host/audit-sink'
import { HOST_TIMERS, HostSide } from '@/lib/cluster/host/host-side'
import { configuredOptions, type RunningConfig } from '@/lib/cluster/host/server-options'
import { kubeadmServer } from '@/lib/cluster/kubeadm-server'
import type { ClusterRegistry } from '@/lib/cluster/kubelet/images/cluster-registry'
import { lateNetwork } from '@/lib/cluster/kubelet/process/late-network'
import type { Answer, HttpRequest, Network, Query } from '@/lib/cluster/kubelet/process/network'
import { type KubeletCalls, kubeletOf, logAtNode } from '@/lib/cluster/kubelet-calls'
import { ProcessTable } from '@/lib/cluster/process-table'
import { kubeletSpec, processSpecs } from '@/lib/cluster/processes'
import type { HttpRouteChoice } from '@/lib/cluster/proxy/http-route'
import type { IngressRoute } from '@/lib/cluster/proxy/ingress'
import type { Shown } from '@/lib/cluster/proxy/rules/show-rules'
import type { Source, World } from '@/lib/cluster/proxy/world'
import { runtimeSources } from '@/lib/cluster/runtime-sources'
import {
  forkParts,
  type RuntimeParts,
  type RuntimeState,
  restoreParts,
  saveParts,
} from '@/lib/cluster/runtime-state'
import { decisionsOn } from '@/lib/cluster/scheduler/decisions-on'
import { settle } from '@/lib/cluster/settle'
import { hashData } from '@/lib/cluster/sim/hash'
import { checkLimit } from '@/lib/cluster/sim/limits'
import { addonPart, explanation, part, rare } from '@/lib/cluster/sim/parts'
import { schedule, takeDue } from '@/lib/cluster/sim/queue'
import type { Store } from '@/lib/cluster/storage/store'
import type { ForwardRequest } from '@/lib/cluster/traffic'
import type { CarriedTraffic } from '@/lib/cluster/traffic-log'
import type { NetworkView } from '@/lib/userland/kernel/network'

export class ClusterRuntime implements Cluster {
  private readonly state: RuntimeState
  private readonly store: Store
  private serverOptions: ApiServerOptions
  /** Those of a server as kubeadm starts it. */
  private readonly plainOptions: ApiServerOptions
  private apiServer: ApiServer
  readonly hosts: HostSide
  private readonly processes: ProcessTable
  private readonly kubelets: KubeletCalls
  private madeWorld: World | undefined
  /** The change of nodes that was looked at last, where machines come and go. */
  private nodesSeen = -1

  /** @param shared what the components remember belongs to another fork too */
  constructor(
    private readonly parts: RuntimeParts,
    shared = false,
  ) {
    const { state, store } = parts
    this.state = state
    this.store = store
    this.kubelets = {
      state,
      change: (node, key) => this.processes.changeKubelet(node, key),
      networkOf: this.networkOf,
      hostOf: (node) => this.hosts.nodeHost(node),
      printed: (pod, container) => this.hosts.printed(pod, container),
    }
    this.plainOptions = kubeadmServer(parts, {
      network: () => this.hostNetwork(),
      kubelets: this.kubelets,
      forward: (pod, body) => part('traffic').forwardToPod(this.world, pod, body as ForwardRequest),
    })
    this.serverOptions = this.plainOptions
    this.apiServer = new ApiServer(this.serverOptions)
    this.hosts = this.createHosts()
    if (state.apiServer) this.configure(state.apiServer)
    const host = {
      transport: this,
      source: store,
      reachable: () => state.apiServerRunning,
      isCutOff: (name: string) => state.hosts.trust?.cutOff[name] !== undefined,
      trust: () => state.hosts.trust,
      rng: state.rng,
      order: () => state.queue.order,
      now: () => state.now,
      schedule: (at: number, target: string, key: string, cause?: number) =>
        schedule(state.queue, at, target, key, cause),
    }
    const specs = processSpecs(state.nodes, this.networkOf, this.hosts.nodeHost, state.addons)
    this.processes = new ProcessTable(state, store, specs, host, shared, (actor, lease) => {
      if (lease) recordLease(parts.causes, state.now, actor, lease)
    })
    store.onChange = (change) => this.processes.notify(change)
  }

  get registry(): ClusterRegistry {
    const { ClusterRegistry } = rare('madeImages')
    return new ClusterRegistry(this.state, (node) => this.processes.changeKubelet(node, ''))
  }

  private createHosts(): HostSide {
    const { state, store } = this
    return new HostSide({
      state,
      store,
      kinds: this.plainOptions.kinds,
      kubelet: (node) => kubeletOf(state, node),
      changeKubelet: (node, key = '') => this.processes.changeKubelet(node, key),
      kubeletState: (node) => this.processes.kubeletState(node),
      networkOf: this.networkOf,
      start: (name) => this.startComponent(name),
      stop: (name) => this.stopComponent(name),
      configure: (config) => this.configure(config),
      changeTrust: (trust) => this.processes.changeTrust(trust),
      wake: (target, key) => this.processes.wake(target, key),
      processNames: () => this.components().map(({ name }) => name),
      configureScheduler: (profiles) => this.processes.configureScheduler(profiles),
      configureNetwork: (clusterCIDR) => this.processes.configureNetwork(clusterCIDR),
      begin: (address, since) => beginCluster(this, { state, store, address, since }),
      publish: (addresses) => publishServers(this, addresses),
    })
  }

  private get world(): World {
    const { state, store, hosts, processes } = this
    this.madeWorld ??= part('traffic').createWorld({
      state,
      lister: createLister(store),
      isOn: (node) => hosts.isOn(node),
      network: (node) => hosts.hosts.ownNetwork(node),
      change: (node, key) => processes.changeKubelet(node, key),
      networkOf: this.networkOf,
      hostOf: (node) => hosts.nodeHost(node),
      api: this,
      traffic: this.parts.traffic,
    })
    return this.madeWorld
  }

  private readonly networkOf = (pod: Pod): Network =>
    lateNetwork(() => part('traffic').podNetwork(this.world, pod))

  /** What the API server calls webhooks through. */
  private hostNetwork(): Dialler {
    const { world, state } = this
    const readAs = (user: UserInfo, path: string) => {
      const { code, body } = this.request({ method: 'GET', path, user })
      return code === 200 ? body : null
    }
    return part('hostNetwork').hostNetwork({ world, now: state.now, readAs })
  }

  private configure(config: RunningConfig): void {
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

  now(): number {
    return this.state.now
  }

  request(request: ApiRequest): ApiResponse {
    if (!this.state.apiServerRunning) throw new ConnectionRefused()
    return this.apiServer.request(request)
  }

  get direct(): ComponentApi | undefined {
    return this.state.apiServerRunning ? this.apiServer.direct : undefined
  }

  drain(): void {
    let steps = 0
    for (;;) {
      for (const event of takeDue(this.state.queue, this.state.now))
        this.dispatch(event.target, event.payload.key, event.payload.cause)
      const done = this.processes.run()
      const stopped = done > 0 && (this.followMachines() || this.hosts.follow())
      steps += done
      checkLimit('eventsPerDrain', steps)
      const next = this.state.queue.events[0]
      if (done === 0 && !stopped && (next === undefined || next.at > this.state.now)) break
    }
    watchEventTtl(this.state, this.store)
  }

  /** Machines come and go with their Nodes: true when one did. */
  private followMachines(): boolean {
    const { state, store, processes } = this
    if (!state.addons || this.nodesSeen === store.changedAt('nodes')) return false
    this.nodesSeen = store.changedAt('nodes')
    const kubeletOn = (node: string) => kubeletSpec(node, this.networkOf, this.hosts.nodeHost)
    return part('machines').followMachines(state, store.list('nodes'), processes, kubeletOn)
  }

  private dispatch(target: string, key: string, cause?: number): void {
    if (target === HOST_TIMERS) this.hosts.serve(key)
    else if (target !== EVENT_TTL) this.processes.wake(target, key, cause)
    else {
      this.state.expiryPending = false
      expireEvents(this.store, this.state.now)
    }
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

  settle(maxMs = 45_000): void {
    settle(this, this.store, maxMs)
  }

  nextEventAt(): number | undefined {
    return this.state.queue.events[0]?.at
  }

  /** @param branch forks of different branches differ in all that is random from here on */
  fork(branch = 0): ClusterRuntime {
    this.processes.share()
    return new ClusterRuntime(forkParts(this.parts, branch), true)
  }

  snapshot(): ClusterState {
    return saveParts(this.parts)
  }

  /** @throws Error when the state has other components than this engine */
  static restore(state: ClusterState): ClusterRuntime {
    return new ClusterRuntime(restoreParts(state))
  }

  revision(): number {
    return this.store.revision
  }

  hash(): string {
    const { revision, objects } = this.store.snapshot()
    return hashData({ runtime: this.state, revision, objects })
  }

  stopComponent(name: string): void {
    this.processes.stop(name)
  }

  startComponent(name: string): void {
    this.processes.start(name)
  }

  components(): { name: string; running: boolean }[] {
    return this.processes.list()
  }

  installAddon(name: string): void {
    const { state, processes } = this
    addonPart('addons').installLater({ cluster: this, state, processes }, name)
  }

  addMachine(spec: NodeSpec): void {
    const { state, processes } = this
    const place = Object.keys(state.addresses).length
    addonPart('addons').addMachine({ cluster: this, state, processes }, spec, place, state.version)
  }

  decisions(podKey: string): SchedulingDecision[] {
    return decisionsOn(this.state.processes, podKey)
  }

  causes(uid?: string): CauseRecord[] {
    const { causes } = this.parts
    return uid === undefined ? [...causes] : causes.filter((record) => record.uid === uid)
  }

  allowed(): AllowedRequest[] {
    return allowedRequests(this.parts.gates, this.store)
  }

  refused(): RefusedRequest[] {
    return [...this.parts.gates.refused]
  }

  explainForbidden(question: AccessQuestion): AccessExplanation {
    const attributes =
      'method' in question ? explanation('request').askedOf(this.fork().serverOptions, question) : question
    const decision = this.serverOptions.authorizer(attributes)
    return part('explainForbidden').explainForbidden(this.store, attributes, decision)
  }

  explainAdmission(request: ApiRequest): AdmissionExplanation {
    if (!this.state.apiServerRunning) throw new ConnectionRefused()
    return explanation('request').runWatched(this.fork().serverOptions, request)
  }

  /** What explanations are read from. */
  private sources(): Sources {
    const { parts, world, hosts, kubelets } = this
    return runtimeSources(this, { parts, world, hosts, kubelets })
  }

  explainCause(object: ObjectRef, field?: string): CauseChain | undefined {
    return explanation('state').explainCause(this.sources(), object, field)
  }

  explainPending(pod: Omit<ObjectRef, 'kind'>): StateExplanation {
    return explanation('state').explainPending(this.sources(), pod)
  }

  explainNotReady(object: ObjectRef): StateExplanation {
    return explanation('state').explainNotReady(this.sources(), object)
  }

  private sourceOf(from: TrafficSource): Source {
    return 'pod' in from ? { pod: getPod(this.store, from.namespace, from.pod) } : from
  }

  ask(from: TrafficSource, query: Query): Answer[] {
    const network = part('network').networkOf(this.world, this.sourceOf(from))
    const answers = network(query)
    const index = Math.floor(this.state.now / 7) % Math.max(1, answers.length)
    network.arrived?.(query, index)
    return [...answers.slice(index), ...answers.slice(0, index)]
  }

  traffic(): CarriedTraffic[] {
    return [...this.parts.traffic.values()]
  }

  machineNetwork(of: TrafficSource): NetworkView {
    return part('traffic').machineNetwork(this.world, this.sourceOf(of))
  }

  showRules(node: string, argv: readonly string[]): Shown {
    return this.world.showRules?.(node, argv) ?? { stdout: '', stderr: '', exitCode: 0 }
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

  canReach(from: TrafficSource, to: string | ObjectRef, port?: number, options?: ReachOptions): Reach {
    const { canReach } = explanation('reach')
    return canReach(this.sources(), this.world, this.sourceOf(from), to, port, options)
  }

  logs(namespace: string, pod: string, container: string, options: LogOptions = {}): string[] {
    return logAtNode(this.kubelets, getPod(this.store, namespace, pod), container, options)
  }
}

/** What few sessions ask of the hosts' side of a cluster (cluster-hosts.ts): services, runtimes, whom parts believe. */
import type { EndpointSlice, Node, Pod, Service } from '@/lib/cluster/apimachinery/object'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { changeRoutes, type RouteChange } from '@/lib/cluster/cni/hand-routes'
import { type ControlRoom, outputPath } from '@/lib/cluster/host/control-plane'
import { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
import { podLogFiles } from '@/lib/cluster/host/cri/pod-logs'
import type { HostedCluster } from '@/lib/cluster/host/hosted-cluster'
import type { Hosts } from '@/lib/cluster/host/hosts'
import { commandFailed } from '@/lib/cluster/host/klog'
import type { LogFiles } from '@/lib/cluster/host/log-files'
import { hostProcesses } from '@/lib/cluster/host/processes/host-processes'
import { signalHostProcess } from '@/lib/cluster/host/processes/host-signals'
import { etcdTries } from '@/lib/cluster/host/program'
import { serverProblem } from '@/lib/cluster/host/systemd/api-error'
import { ComponentServices } from '@/lib/cluster/host/systemd/component-services'
import { HostServices } from '@/lib/cluster/host/systemd/host-services'
import { lookAtTrust } from '@/lib/cluster/host/systemd/trust/look-at-trust'
import { refusals } from '@/lib/cluster/host/systemd/trust/refusals'
import type { UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import { STATIC_PODS } from '@/lib/cluster/kubelet/mirror-keys'
import { NODE } from '@/lib/cluster/kubelet/node-context'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { own } from '@/lib/cluster/sim/own'
import { schedule } from '@/lib/cluster/sim/queue'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { NetworkRoute } from '@/lib/userland/kernel/network'
import type { ProcessInfo, Signal } from '@/lib/userland/kernel/process'

interface LateRoom {
  cluster: HostedCluster
  hosts: Hosts
  control: ControlRoom
  nodeHost(node: string): NodeHost
  bootedAt(node: string): number
  /** Calls {@link HostServices.wake} with the node and the unit at that time. */
  wakeUnit(at: number, node: string, unit: string): void
  /** Calls {@link LateSide.loseLease} with the name at that time. */
  wakeLeader(at: number, name: string): void
}

const RENEW_DEADLINE = 10_000
const AVAILABILITY = 'kube-apiserver#api-service-availability'
const API_SERVICES = 'apiservices.apiregistration.k8s.io'
const KUBECONFIG = '/etc/kubernetes/kubelet.conf'

const lastWords = (at: number) => commandFailed(at, 'context deadline exceeded')

/** klog's lines as a container's log has them; klog tells no year. */
const inCri = (lines: readonly string[], at: number): string =>
  lines.map((line) => `${formatMicroTime(at).replace('Z', '000Z')} stderr F ${line}\n`).join('')

export class LateSide {
  constructor(private readonly room: LateRoom) {}

  private get state() {
    return this.room.cluster.state
  }

  private files(node: string): FileSystem {
    return this.room.hosts.files(node) as FileSystem
  }

  /** Looks who believes whom. @param started the part of the control plane that has just begun */
  lookAtTrust(started?: string): void {
    const { state, room } = this
    const { cluster, hosts } = room
    const { controlPlane, furtherControlPlanes = [], trust, endpoint } = state.hosts
    // Of several servers nobody is cut off: there is another.
    if (!controlPlane || furtherControlPlanes.length > 0) return
    const next = lookAtTrust(
      {
        ...{ now: state.now, node: controlPlane.name, address: controlPlane.address },
        ...{ addresses: state.addresses, before: trust, processes: cluster.processNames() },
        servers: endpoint ? [endpoint.address] : [],
        files: (node) => this.files(node),
        original: hosts.originalFiles(controlPlane.name),
        kubeconfigOf: () => KUBECONFIG,
      },
      started,
    )
    if (JSON.stringify(next) === JSON.stringify(trust)) return
    cluster.changeTrust(next)
    const services = this.services()
    for (const node of Object.keys(state.addresses)) services.reconsider(node)
    for (const { metadata } of cluster.store.list(API_SERVICES)) cluster.wake(AVAILABILITY, metadata.name)
    for (const [name, { leads }] of Object.entries(next?.cutOff ?? {}))
      if (leads && !trust?.cutOff[name]) room.wakeLeader(state.now + RENEW_DEADLINE, name)
  }

  /** A part of the control plane that has been cut off for too long ends. */
  loseLease(name: string): void {
    const { controlPlane, trust, layout } = this.state.hosts
    if (!controlPlane || !trust?.cutOff[name]) return
    const manager = this.systemd(controlPlane.name)
    if (layout) {
      if (manager.run(`${name}.service`).state === 'active') manager.fail(`${name}.service`, [])
      return
    }
    this.giveUp(controlPlane.name, name)
  }

  /** A component's container ends by itself. */
  giveUp(node: string, name: string): void {
    const runtime = this.runtime(node)
    const found = runtime.containers().find((one) => one.name === name && one.running)
    if (found) runtime.kill(found, 1)
  }

  /** @see ClusterHosts.distrust */
  distrust(bundle: string, server: string): string | undefined {
    const { hosts, now } = this.state
    return hosts.trust && serverProblem(hosts.trust.serving, bundle, server, now)
  }

  /** @see ClusterHosts.changeRoute */
  changeRoute(node: string, change: RouteChange, shown: readonly NetworkRoute[]): string | undefined {
    const { state } = this
    const { routes } = state.hosts
    const changed = changeRoutes(own(routes, node), change, shown)
    if ('error' in changed) return changed.error
    state.hosts = { ...state.hosts, routes: { ...routes, [node]: changed } }
    return undefined
  }

  runtime(node: string): ContainerRuntimeService {
    const { state, room } = this
    const { cluster } = room
    const kubelet = () => {
      const found = cluster.kubeletState(node)
      if (!found) throw new TypeError(`no host ${node}`)
      return found
    }
    return new ContainerRuntimeService({
      kubelet,
      now: () => state.now,
      change: (key) => cluster.changeKubelet(node, key) ?? kubelet(),
      adoptManifests: () => {
        if (!kubelet().statics) cluster.changeKubelet(node, STATIC_PODS)
      },
      podOf: ({ key }) =>
        (kubelet().statics?.[key]?.pod ?? cluster.store.get('pods', key)) as Pod | undefined,
      networkOf: (pod) => cluster.networkOf(pod),
      host: room.nodeHost(node),
      registry: () => state.hosts.registry,
      printed: (id) => this.printed(node, id),
    })
  }

  /** What its containers have printed, as files. */
  logs(node: string): LogFiles {
    const { state } = this
    const runtime = this.runtime(node)
    return podLogFiles({
      sandboxes: () => runtime.sandboxes(),
      containers: () => runtime.containers(),
      cut: (id) => own(state.hosts.logCuts, id),
      setCut: (id, lines) => {
        state.hosts = { ...state.hosts, logCuts: { ...state.hosts.logCuts, [id]: lines } }
      },
    })
  }

  /** What a container has printed besides: its audit log, and whom it turned away. */
  printed(node: string, id: string): string | undefined {
    const { state, room } = this
    const { trust, controlPlane } = state.hosts
    const audit = state.apiServer?.audit?.stdout ? room.hosts.readText(node, outputPath(id)) : undefined
    if (node !== controlPlane?.name) return audit
    const pods = room.cluster.kubelet(node)?.pods ?? {}
    const own = Object.values(pods).map(({ containers }) => containers['kube-apiserver'])
    const server = own
      .flatMap((one) => [one?.current, one?.last])
      .find((one) => one?.containerID.endsWith(id))
    const ended = server?.finished ?? server?.exit
    if (!server) return audit
    // It was ended from here: it had found no etcd.
    const gaveUp = ended?.code === 1 && server.process?.script?.code === undefined
    const argv = server.process?.argv ?? []
    if (gaveUp)
      return (
        (audit ?? '') +
        inCri([...etcdTries(argv, undefined, server.startedAt), lastWords(ended.at)], ended.at)
      )
    return trust && !ended
      ? (audit ?? '') + refusals(trust, state.addresses, server.startedAt, state.now)
      : audit
  }

  systemd(node: string): UnitManager {
    if (!this.room.hosts.files(node)) throw new TypeError(`no host ${node}`)
    return this.services().manager(node)
  }

  /** The control plane's parts, where they are services of that host. */
  components(node: string): ComponentServices | undefined {
    const { room, state } = this
    const { layout, controlPlane } = state.hosts
    if (!layout || controlPlane?.name !== node) return undefined
    return new ComponentServices({
      ...room.control,
      ...{ node, state },
      closeData: () => room.control.closeData(node),
      openData: (path) => room.control.openData(node, path),
      read: (path) => room.hosts.readText(node, path),
      process: (unit) => {
        const { state: active, process } = this.systemd(node).run(unit)
        return active === 'active' ? process : undefined
      },
      fail: (unit, lines) => this.systemd(node).fail(unit, lines),
    })
  }

  services(): HostServices {
    const { room, state } = this
    const { cluster } = room
    return new HostServices({
      state,
      files: (node) => this.files(node),
      originalFiles: (node) => room.hosts.originalFiles(node),
      wakeAt: (at, node, unit) => room.wakeUnit(at, node, unit),
      startKubelet: (node) => cluster.start(`kubelet/${node}`),
      stopKubelet: (node) => cluster.stop(`kubelet/${node}`),
      kubelet: (node) => cluster.kubelet(node),
      components: (node) => this.components(node),
      startProxy: (node) => this.followServices(node),
      stopProxy: (node, config) => this.followServices(node, config),
      lookAtNode: (node, at) => schedule(state.queue, at, `kubelet/${node}#kubelet`, NODE),
    })
  }

  /** The node's kernel follows Services from now on; with a configuration: it keeps what it has. */
  private followServices(node: string, config?: string): void {
    const { store, kubeletState } = this.room.cluster
    const kubelet = kubeletState(node)
    if (!kubelet) return
    if (config === undefined) {
      delete kubelet.proxyRules
      return
    }
    // One that ends before it has worked has made no rules.
    kubelet.proxyRules ??= {
      services: store.list('services') as unknown as Service[],
      slices: store.list('endpointslices.discovery.k8s.io') as unknown as EndpointSlice[],
      config,
    }
  }

  /** How large a host is. */
  machine(name: string): { cpus: number; memoryMiB: number } {
    const { cluster } = this.room
    const node = cluster.store.get('nodes', name) as Node | undefined
    const { capacity } = cluster.kubeletState(name)?.machine ?? node?.status ?? {}
    const { cpu = '4', memory = '8Gi' } = (capacity ?? {}) as Record<string, string>
    return { cpus: quantityValue(cpu), memoryMiB: Math.floor(quantityValue(memory) / 2 ** 20) }
  }

  private onHost(node: string) {
    return { runtime: this.runtime(node), units: this.systemd(node), bootedAt: this.room.bootedAt(node) }
  }

  processes(node: string): readonly ProcessInfo[] {
    return hostProcesses(this.onHost(node))
  }

  signal(node: string, pid: number, signal: Signal): void {
    const room = this.onHost(node)
    const found = hostProcesses(room).find((one) => one.pid === pid)
    if (found) signalHostProcess(found, signal, room)
  }
}

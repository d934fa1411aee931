/** The hosts' side of a running cluster, joined to its clock, its kubelets and its components. */

import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { RouteChange } from '@/lib/cluster/cni/hand-routes'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import { printedLines } from '@/lib/cluster/host/audit-sink'
import type { ClusterHosts } from '@/lib/cluster/host/cluster-hosts'
import { ControlPlane, type ControlRoom } from '@/lib/cluster/host/control-plane'
import type { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import type { EtcdMember, LoadBalancer } from '@/lib/cluster/host/host-state'
import type { HostedCluster } from '@/lib/cluster/host/hosted-cluster'
import { Hosts, isNetwork } from '@/lib/cluster/host/hosts'
import {
  type ControlPlaneHost,
  type ControlPlaneName,
  isControlPlaneManifest,
  isManifest,
  MANIFESTS,
} from '@/lib/cluster/host/static-manifests'
import { mirroredHash } from '@/lib/cluster/host/static-pod'
import type { ControlPlaneData } from '@/lib/cluster/host/systemd/control-plane-data'
import type { LateSide } from '@/lib/cluster/host/systemd/late-side'
import type { UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import { STATIC_PODS } from '@/lib/cluster/kubelet/mirror-keys'
import { NODE } from '@/lib/cluster/kubelet/node-context'
import type { HostPower, HostUsage, NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'
import { own } from '@/lib/cluster/sim/own'
import { part, rare } from '@/lib/cluster/sim/parts'
import { schedule } from '@/lib/cluster/sim/queue'
import type { Etcd } from '@/lib/cluster/storage/etcd'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { NetworkRoute } from '@/lib/userland/kernel/network'
import type { ProcessInfo, Signal } from '@/lib/userland/kernel/process'

/** Who hears of the control plane's timers. */
export const HOST_TIMERS = 'hosts#control-plane'

/** A timer with this and a node's name: its host goes off. */
const POWER = 'power/'
/** One with this and a node's name: its host comes up. */
const POWER_ON = 'power-on/'
/** One with this, a node's name and a unit: the service manager looks at it. */
const UNIT = 'unit/'
/** It is looked who believes whom. */
const TRUST = 'trust'
/** A timer with this and the name of a part of the control plane: it ends without the API. */
const LEADERLESS = 'leaderless/'
/** Where the control plane's certificates, keys and kubeconfigs lie. */
const CREDENTIALS = /^\/(?:etc\/(?:kubernetes|etcd)|var\/lib\/kubernetes)\//

/** ms until a kubelet hears of a change in its manifests' folder. */
const NOTIFIED = 1000

export class HostSide implements ClusterHosts {
  readonly hosts: Hosts
  private readonly followed: ControlPlane
  private readonly room: ControlRoom
  private readonly nodeHosts = new Map<string, NodeHost>()

  constructor(private readonly cluster: HostedCluster) {
    const { state } = cluster
    const room: ControlRoom = {
      state,
      containers: (node: string) => cluster.kubelet(node),
      written: (node: string, path: string) => this.written(node, path),
      logs: (node: string) => this.late.logs(node),
      start: (name: string) => {
        cluster.start(name)
        this.late.lookAtTrust(name)
      },
      stop: (name: string) => cluster.stop(name),
      wakeAt: (at: number, name: string) => schedule(state.queue, at, HOST_TIMERS, name),
      configure: (config: ApiServerConfig) => cluster.configure({ ...config, ...this.data.serverVersion() }),
      configureScheduler: (profiles: ProfileConfig[] | undefined) => cluster.configureScheduler(profiles),
      configureNetwork: (clusterCIDR: string) => cluster.configureNetwork(clusterCIDR),
      reloads: () => state.apiServer?.reloads === true,
      giveUp: (node: string, name: string) => this.late.giveUp(node, name),
      closeData: (host: string) => this.data.close(host),
      openData: (host: string, path: string | undefined) => this.data.open(host, path),
      begin: (host: string) => this.data.begin(host),
      look: (host: string) => void cluster.changeKubelet(host, STATIC_PODS),
      publish: (hosts: readonly string[]) =>
        cluster.publish(hosts.map((name) => state.addresses[name] ?? '')),
    }
    this.room = room
    this.hosts = new Hosts(room)
    this.followed = new ControlPlane(room, this.hosts)
  }

  private get late(): LateSide {
    const { cluster, hosts } = this
    const { queue } = cluster.state
    return new (rare('systemd').LateSide)({
      ...{ cluster, hosts, control: this.room, nodeHost: this.nodeHost },
      bootedAt: (node) => this.bootedAt(node),
      wakeUnit: (at, node, unit) => schedule(queue, at, HOST_TIMERS, `${UNIT}${node}/${unit}`),
      wakeLeader: (at, name) => schedule(queue, at, HOST_TIMERS, LEADERLESS + name),
    })
  }

  private get data(): ControlPlaneData {
    const { ControlPlaneData } = rare('systemd')
    return new ControlPlaneData(this.cluster, this.hosts, this.followed)
  }

  /** A kubelet watches its manifests, an API server that reloads its configuration. */
  private written(node: string, path: string): void {
    const { state } = this.cluster
    if (isControlPlaneManifest(path) && !this.followed.hostNames().includes(node)) this.data.adopt(node)
    if (this.followed.hostNames().includes(node) && !path.startsWith('/var/') && state.apiServer?.reloads)
      this.followed.changes.fileChanged()
    if (this.followed.hostNames().includes(node) && CREDENTIALS.test(path) && !isManifest(path))
      schedule(state.queue, state.now + NOTIFIED, HOST_TIMERS, TRUST)
    if (isNetwork(path)) schedule(state.queue, state.now + 5000, `kubelet/${node}#kubelet`, NODE)
    if (isManifest(path)) schedule(state.queue, state.now + NOTIFIED, `kubelet/${node}#kubelet`, STATIC_PODS)
  }

  /** One and the same for a node as long as this cluster lives. */
  nodeHost = (node: string): NodeHost => {
    let made = this.nodeHosts.get(node)
    if (!made) {
      made = this.hosts.nodeHost(node)
      this.nodeHosts.set(node, made)
    }
    return made
  }

  /** To be called when kubelets have worked: true when a component has stopped. */
  follow(): boolean {
    return this.cluster.state.hosts.layout ? false : this.followed.follow()
  }

  changeRoute(name: string, change: RouteChange, shown: readonly NetworkRoute[]): string | undefined {
    return this.late.changeRoute(name, change, shown)
  }

  distrust(bundle: string, server: string): string | undefined {
    return this.cluster.state.hosts.trust && this.late.distrust(bundle, server)
  }

  /** One of the {@link HOST_TIMERS} fires. */
  serve(name: string): void {
    if (name === TRUST) this.late.lookAtTrust()
    else if (name.startsWith(LEADERLESS)) this.late.loseLease(name.slice(LEADERLESS.length))
    else if (name.startsWith(POWER)) this.cutPower(name.slice(POWER.length))
    else if (name.startsWith(POWER_ON)) this.powerOn(name.slice(POWER_ON.length))
    else if (name.startsWith(UNIT)) {
      const [node = '', unit = ''] = name.slice(UNIT.length).split('/')
      if (this.isOn(node)) this.late.services().wake(node, unit)
    } else if (this.cluster.state.hosts.layout)
      this.late.components(this.controlPlane()?.name ?? '')?.serve(name)
    else this.followed.changes.serve(name)
  }

  /** What the API server's container has printed while it served: its audit log, if that goes there. */
  printed(pod: Pod, container: string): string[] {
    const { state } = this.cluster
    const node = state.hosts.controlPlane?.name
    const told = state.apiServer?.audit?.stdout || state.hosts.trust
    if (!told || pod.spec.nodeName !== node || node === undefined) return []
    const hash = mirroredHash(pod)
    const runtime = hash === undefined ? undefined : this.cluster.kubelet(node)?.pods[hash]
    const id = runtime?.containers[container]?.current?.containerID
    return id === undefined ? [] : printedLines(this.late.printed(node, id.replace(/^.*\/\//, '')) ?? '')
  }

  get version(): string {
    return this.cluster.state.version
  }

  get addresses(): Readonly<Record<string, string>> {
    return this.cluster.state.addresses
  }

  find(target: string): string | undefined {
    return Object.entries(this.cluster.state.addresses).find((pair) => pair.includes(target))?.[0]
  }

  files(name: string): FileSystem | undefined {
    return this.hosts.files(name)
  }

  containers(name: string): HostContainer[] {
    return this.cluster.kubelet(name) ? this.runtime(name).containers() : []
  }

  runtime(name: string): ContainerRuntimeService {
    return this.late.runtime(name)
  }

  setUsage(name: string, usage: HostUsage | undefined): void {
    const { state } = this.cluster
    const { [name]: _, ...others } = state.hosts.usage ?? {}
    state.hosts = { ...state.hosts, usage: usage ? { ...others, [name]: usage } : others }
    schedule(state.queue, state.now, `kubelet/${name}#kubelet`, NODE)
  }

  trustMounts(): void {
    const { state } = this.cluster
    state.hosts = { ...state.hosts, trustsMounts: true }
  }

  setExports(server: string, folders: readonly string[]): void {
    const { state } = this.cluster
    state.hosts = { ...state.hosts, exports: { ...state.hosts.exports, [server]: [...folders] } }
  }

  powerOff(name: string): void {
    const { state } = this.cluster
    const { shutdownPeriods } = part('nodePower')
    const periods = shutdownPeriods(this.nodeHost(name))
    const kubelet = periods && this.cluster.changeKubelet(name)
    if (!periods || !kubelet) {
      this.cutPower(name)
      return
    }
    kubelet.shutdown = { since: state.now, ...periods }
    schedule(state.queue, state.now, `kubelet/${name}#kubelet`, NODE)
    schedule(state.queue, state.now + periods.total * 1000, HOST_TIMERS, POWER + name)
  }

  /** A host on which kubeadm has not run: what its kubelet will say of the machine; its services start. */
  prepare(name: string, machine: object): void {
    const kubelet = this.cluster.kubeletState(name)
    if (kubelet) Object.assign(kubelet, { started: true, machine })
    this.systemd(name).boot()
  }

  private cutPower(name: string): void {
    this.setPower(name, { offAt: this.cluster.state.now })
    this.cluster.stop(`kubelet/${name}`)
  }

  private setPower(name: string, power: HostPower): void {
    const { state } = this.cluster
    state.hosts = { ...state.hosts, power: { ...state.hosts.power, [name]: power } }
  }

  powerOnAt(name: string, at: number): void {
    schedule(this.cluster.state.queue, at, HOST_TIMERS, POWER_ON + name)
  }

  powerOn(name: string): void {
    const { state } = this.cluster
    const { offAt, onAt } = own(state.hosts.power, name) ?? { onAt: 0 }
    if (offAt === undefined || onAt !== undefined) return
    this.setPower(name, { offAt, onAt: state.now })
    if (state.hosts.layout || state.hosts.units?.[name]) this.systemd(name).boot()
    else this.cluster.start(`kubelet/${name}`)
  }

  originalFiles(name: string): FileSystem {
    return this.hosts.originalFiles(name)
  }

  removeContainers(name: string): void {
    const kubelet = this.cluster.kubeletState(name)
    if (!kubelet) return
    kubelet.pods = {}
    delete kubelet.statics
    this.followed.changes.gone(name)
  }

  systemd(name: string): UnitManager {
    return this.late.systemd(name)
  }

  machine(name: string): { cpus: number; memoryMiB: number } {
    return this.late.machine(name)
  }

  bootedAt(name: string): number {
    const { hosts } = this.cluster.state
    return own(hosts.power, name)?.onAt ?? hosts.since
  }

  processes(name: string): readonly ProcessInfo[] {
    return this.late.processes(name)
  }

  signal(name: string, pid: number, signal: Signal): void {
    this.late.signal(name, pid, signal)
  }

  runtimeError(name: string, endpoint: string): string | undefined {
    const files = this.hosts.files(name)
    const runs = this.cluster.state.hosts.runtimeDown?.[name] === undefined
    return files && rare('systemd').runtimeError(files, endpoint, runs)
  }

  isOn(name: string): boolean {
    const power = own(this.cluster.state.hosts.power, name)
    return power === undefined || power.onAt !== undefined
  }

  controlPlane(): ControlPlaneHost | undefined {
    return this.cluster.state.hosts.controlPlane
  }

  controlPlanes(): string[] {
    return this.followed.hostNames()
  }

  isServing(host: string, name: ControlPlaneName): boolean {
    return this.followed.hostNames().includes(host) && this.followed.isServing(host, name)
  }

  get endpoint(): LoadBalancer | undefined {
    return this.cluster.state.hosts.endpoint
  }

  get isBare(): boolean {
    return this.cluster.state.hosts.bare === true
  }

  /** What lies in the manifests' folder of the control plane's host, where it runs from there. */
  manifests(): { host: string; folder: string; files: string[] } | undefined {
    const host = this.controlPlane()?.name
    const files = host === undefined ? undefined : this.hosts.files(host)
    if (host === undefined || !files || this.cluster.state.hosts.layout) return undefined
    return { host, folder: MANIFESTS, files: files.stat(MANIFESTS) ? files.list(MANIFESTS).sort() : [] }
  }

  etcdMembers(): readonly EtcdMember[] {
    return this.data.members()
  }

  setEtcdMembers(members: readonly EtcdMember[]): void {
    this.data.setMembers(members)
  }

  etcd(): Etcd | undefined {
    return this.data.etcd()
  }

  etcdSnapshot(): string {
    return this.data.snapshot()
  }
}

/**
 * The control plane's components follow their containers: each serves as long as its static pod's container runs on
 * one of the hosts that are a control plane. One host's controller manager and scheduler work, the others wait; etcd
 * serves while most of its members do.
 * Differs: the lease of a leader that was stopped always has to run out; an API server that loses its etcd while it
 * serves answers nobody, instead of answering with errors; members hold the same at every moment, and clients find
 * whichever server serves.
 */
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import type { ContainerView } from '@/lib/cluster/host/container-view'
import { firstMembers } from '@/lib/cluster/host/host-state'
import type { HostRoom, Hosts } from '@/lib/cluster/host/hosts'
import { CONTROL_PLANE, type ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import { type Instance, isRunning, type KubeletState } from '@/lib/cluster/kubelet/runtime'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'
import { rare } from '@/lib/cluster/sim/parts'

/** What a component follows: the container, and whether it serves by now. */
export type Followed = Partial<Record<ControlPlaneName, FollowedPart>>

export interface FollowedPart {
  id?: string
  serves: boolean
  /** An API server that has lost its etcd: since when, ms. */
  lostAt?: number
}

export interface ControlRoom extends HostRoom {
  start(name: string): void
  stop(name: string): void
  /** Calls {@link ControlPlane.serve} with the key at that time. */
  wakeAt(at: number, key: string): void
  configure(config: ApiServerConfig): void
  configureScheduler(profiles: ProfileConfig[] | undefined): void
  /** The controller manager gives nodes pieces of this network; '': none. */
  configureNetwork(clusterCIDR: string): void
  /** The API server reads its encryption configuration anew. */
  reloads(): boolean
  /** A component's container ends by itself. */
  giveUp(node: string, name: string): void
  /** A host's etcd has ended: what it held lies in its folder. */
  closeData(host: string): void
  /** It begins with the folder at this path of the host; undefined: one within its container. */
  openData(host: string, path: string | undefined): void
  /** An API server on this host has found nothing in etcd: it makes what every cluster begins with. */
  begin(host: string): void
  /** The kubelet of a host that nobody has touched finds out what it runs. */
  look(host: string): void
  /** The hosts of several API servers: the Service `kubernetes` leads to these. */
  publish(hosts: readonly string[]): void
}

const ETCD_POLL = 1000
/** An API server that finds no etcd gives up after this time. */
const NO_ETCD = 20_000
/** One that has served is ended by its liveness probe: eight checks, ten seconds apart. */
const UNHEALTHY = 80_000
/** ms of a leader's lease. */
const LEASE = 15_000
/** How often an API server that reloads looks at its encryption configuration. */
const RELOAD = 60_000
const RELOAD_TIMER = 'reload'
const LEAD_TIMER = 'lead/'

/** Where the host keeps what the API server's container prints while it serves. */
export const outputPath = (containerID: string): string =>
  `/run/containerd/io.containerd.grpc.v1.cri/containers/${containerID.replace(/^.*\/\//, '')}/io/stdout`

/** Those of which one works at a time. */
const LED = ['kube-controller-manager', 'kube-scheduler'] as const
type Led = (typeof LED)[number]

interface Found {
  node: string
  kubelet: KubeletState
}

const isName = (name: string): name is ControlPlaneName => CONTROL_PLANE.some((one) => one === name)
const isLed = (name: string): name is Led => LED.some((one) => one === name)

export class ControlPlane {
  constructor(
    private readonly room: ControlRoom,
    private readonly hosts: Hosts,
  ) {}

  /** Those on which manifests of the control plane lie, or have lain. */
  hostNames(): string[] {
    const { controlPlane, furtherControlPlanes = [] } = this.room.state.hosts
    return controlPlane ? [controlPlane.name, ...furtherControlPlanes] : []
  }

  /** Does a host's component serve? Nobody has looked where nothing was touched. */
  isServing(host: string, name: ControlPlaneName): boolean {
    return this.room.state.hosts.followed?.[host]?.[name]?.serves ?? true
  }

  /** Hosts whose component serves. */
  private serving(name: ControlPlaneName): string[] {
    return this.hostNames().filter((host) => this.isServing(host, name))
  }

  /** Most members of etcd serve. */
  hasQuorum(): boolean {
    const { hosts } = this.room.state
    const members = hosts.etcdMembers?.map(({ name }) => name) ?? firstMembers(hosts)
    const running = members.filter((host) => this.hostNames().includes(host) && this.isServing(host, 'etcd'))
    return running.length * 2 > members.length
  }

  private instance({ node, kubelet }: Found, name: ControlPlaneName): Instance | undefined {
    const own = kubelet.statics?.[`kube-system/${name}-${node}`]
    const containers = Object.values((own && kubelet.pods[own.hash]?.containers) ?? {})
    const container = containers.find(isRunning)
    return container?.current
  }

  private set(host: string, name: ControlPlaneName, value: FollowedPart): void {
    const { state } = this.room
    const { followed = {} } = state.hosts
    state.hosts = { ...state.hosts, followed: { ...followed, [host]: { ...followed[host], [name]: value } } }
  }

  private found(node: string): Found | undefined {
    const kubelet = this.room.containers(node)
    return kubelet?.statics ? { node, kubelet } : undefined
  }

  /** Looks at the containers; true when a component stopped. */
  follow(): boolean {
    let changed = false
    for (const node of this.hostNames()) {
      const found = this.found(node)
      if (found && this.followHost(found)) changed = true
    }
    return changed
  }

  private followHost(found: Found): boolean {
    let changed = false
    for (const name of CONTROL_PLANE) {
      const instance = this.instance(found, name)
      const isOld = instance?.process !== undefined && !instance.process.script
      const known =
        this.room.state.hosts.followed?.[found.node]?.[name] ?? (isOld ? undefined : { serves: true })
      if (!known) this.set(found.node, name, { id: instance?.containerID ?? '', serves: true })
      else if (known.id !== instance?.containerID || (known.id === undefined && known.serves)) {
        changed ||= known.serves
        this.change(found.node, name, instance, known.serves)
      }
    }
    return changed
  }

  private change(
    host: string,
    name: ControlPlaneName,
    instance: Instance | undefined,
    served: boolean,
  ): void {
    this.set(host, name, { ...(instance ? { id: instance.containerID } : {}), serves: false })
    if (served) this.ended(host, name)
    if (!instance || instance.exit || instance.process?.script?.code !== undefined) return
    const at = rare('systemd').readyAt(name, instance.startedAt)
    this.room.wakeAt(isLed(name) && !this.awaitsLease(host, name) ? at - LEASE : at, `${name}@${host}`)
  }

  /** A new leader has to wait, unless somebody else leads, or nobody ever has. */
  private awaitsLease(host: string, name: Led): boolean {
    const { bare, leaders } = this.room.state.hosts
    const leader = this.leader(name)
    return leader === undefined ? !bare || leaders?.[name] !== undefined : leader === host
  }

  private ended(host: string, name: ControlPlaneName): void {
    if (name === 'etcd') {
      this.room.closeData(host)
      const lost = this.hasQuorum() ? [host] : this.serving('kube-apiserver')
      for (const server of lost) this.loseServer(server)
      if (lost.length > 0) this.serversChanged()
    } else if (name === 'kube-apiserver') this.serversChanged()
    else this.loseLeader(host, name)
  }

  /** An API server without its etcd does not serve until that is back. */
  private loseServer(host: string): void {
    if (!this.isServing(host, 'kube-apiserver')) return
    const own = this.room.state.hosts.followed?.[host]?.['kube-apiserver']
    this.set(host, 'kube-apiserver', { ...own, serves: false, lostAt: this.room.state.now })
    if (!this.found(host)) this.room.look(host)
    this.room.wakeAt(this.room.state.now + ETCD_POLL, `kube-apiserver@${host}`)
  }

  private serversChanged(): void {
    const servers = this.serving('kube-apiserver')
    if (servers.length === 0) {
      this.room.stop('kube-apiserver')
      return
    }
    this.room.publish(servers)
    for (const name of LED) {
      const leader = this.leader(name)
      if (leader !== undefined && !servers.includes(leader)) this.loseLeader(leader, name)
    }
  }

  private leader(name: Led): string | undefined {
    const { leaders, controlPlane, bare } = this.room.state.hosts
    const known = leaders?.[name] ?? (bare ? undefined : controlPlane?.name)
    return known || undefined
  }

  /** All that a host has run is gone. */
  gone(host: string): void {
    if (!this.hostNames().includes(host)) return
    for (const name of CONTROL_PLANE) {
      const served = this.isServing(host, name)
      this.set(host, name, { serves: false })
      if (served) this.ended(host, name)
    }
    this.forgetLeaders()
  }

  /** Where no etcd is left, nobody remembers who led. */
  private forgetLeaders(): void {
    const { state } = this.room
    if (!state.hosts.bare || this.serving('etcd').length > 0) return
    const { leaders: _, ...hosts } = state.hosts
    state.hosts = hosts
  }

  private setLeader(name: Led, host: string): void {
    const { state } = this.room
    state.hosts = { ...state.hosts, leaders: { ...state.hosts.leaders, [name]: host } }
  }

  /** Who takes over when a lease has run out. */
  private successor(name: Led): string | undefined {
    return this.serving(name).find((host) => this.isServing(host, 'kube-apiserver'))
  }

  private loseLeader(host: string, name: Led): void {
    if (this.leader(name) !== host) return
    this.room.stop(name)
    this.setLeader(name, '')
    if (this.successor(name) !== undefined) this.room.wakeAt(this.room.state.now + LEASE, LEAD_TIMER + name)
  }

  private lead(name: Led): void {
    if (this.leader(name) !== undefined) return
    const host = this.successor(name)
    if (host !== undefined) this.startLed(host, name)
  }

  private startLed(host: string, name: Led): void {
    this.setLeader(name, host)
    this.room.start(name)
    const found = this.found(host)
    const instance = found && this.instance(found, name)
    if (!instance) return
    if (name === 'kube-scheduler') this.configureScheduler(found, instance)
    else this.configureNetwork(instance)
  }

  /** The time has come at which a component serves, if its container still runs. */
  serve(key: string): void {
    if (key === RELOAD_TIMER) {
      this.reload()
      return
    }
    if (key.startsWith(LEAD_TIMER)) {
      const name = key.slice(LEAD_TIMER.length)
      if (isLed(name)) this.lead(name)
      return
    }
    const [name = '', host = ''] = key.split('@')
    const found = this.found(host)
    if (!found || !isName(name)) return
    const known = this.room.state.hosts.followed?.[host]?.[name]
    const instance = this.instance(found, name)
    if (!known || known.serves || !instance || known.id !== instance.containerID) return
    if (instance.process?.script?.unreachable) return
    if (name === 'kube-apiserver' && !(this.isServing(host, 'etcd') && this.hasQuorum())) {
      this.awaitEtcd(found, known, instance)
      return
    }
    const { lostAt: _, ...served } = known
    this.set(host, name, { ...served, serves: true })
    if (name === 'etcd') this.room.openData(host, this.dataDir(found, instance))
    else if (name === 'kube-apiserver') {
      this.configure(found, instance)
      this.room.start(name)
      this.room.begin(host)
      if (this.hostNames().length > 1) this.room.publish(this.serving(name))
      for (const led of LED)
        if (this.leader(led) === undefined && this.successor(led) !== undefined)
          this.room.wakeAt(this.room.state.now + LEASE, LEAD_TIMER + led)
    } else if (this.leader(name) === undefined) this.startLed(host, name)
  }

  /** An API server that finds no etcd, or has lost it, ends after a while. */
  private awaitEtcd({ node }: Found, { lostAt }: FollowedPart, { startedAt }: Instance): void {
    const { now } = this.room.state
    const end = lostAt === undefined ? startedAt + NO_ETCD : lostAt + UNHEALTHY
    if (now < end) this.room.wakeAt(now + ETCD_POLL, `kube-apiserver@${node}`)
    else this.room.giveUp(node, 'kube-apiserver')
  }

  /** What a component's container sees of its host. */
  private view({ node, kubelet }: Found, name: ControlPlaneName): ContainerView | undefined {
    const pod = kubelet.statics?.[`kube-system/${name}-${node}`]?.pod
    const container = pod?.spec.containers.find((each) => each.name === name) ?? pod?.spec.containers[0]
    return pod && container && this.hosts.view(node, pod, container)
  }

  private dataDir(found: Found, { process }: Instance): string | undefined {
    const given = process?.argv.find((word) => word.startsWith('--data-dir='))
    return given && this.view(found, 'etcd')?.onHost(given.slice('--data-dir='.length))?.path
  }

  private configureScheduler(found: Found, { process }: Instance): void {
    const view = this.view(found, 'kube-scheduler')
    if (!process || !view) return
    const config = rare('systemd').schedulerConfig(process.argv, view)
    this.room.configureScheduler(config && 'profiles' in config ? config.profiles : undefined)
  }

  private configureNetwork({ process }: Instance): void {
    const flag = (name: string) =>
      process?.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
    if (process)
      this.room.configureNetwork(flag('allocate-node-cidrs') === 'true' ? (flag('cluster-cidr') ?? '') : '')
  }

  /** A file of the control plane's host has changed; the API server may be one that looks. */
  fileChanged(): void {
    if (this.room.reloads()) this.room.wakeAt(this.room.state.now + RELOAD, RELOAD_TIMER)
  }

  /** What the server makes of its encryption configuration now; one that is wrong changes nothing. */
  private reload(): void {
    const [host = ''] = this.serving('kube-apiserver')
    const found = this.found(host)
    const instance = found && this.instance(found, 'kube-apiserver')
    if (found && instance && this.room.reloads()) this.configure(found, instance)
  }

  private configure(found: Found, { process, containerID }: Instance): void {
    // As kubeadm left it: nothing was decided by flags.
    if (!process?.script) return
    const view = this.view(found, 'kube-apiserver')
    if (!view) return
    const outcome = rare('systemd').configureApiServer(process.argv, view)
    if (!('config' in outcome)) return
    const { audit } = outcome.config
    const path = outputPath(containerID)
    this.room.configure(audit?.stdout ? { ...outcome.config, audit: { ...audit, path } } : outcome.config)
  }
}

/**
 * What happens when a component of a control plane comes or goes. One host's controller manager and scheduler work, the
 * others wait; etcd serves while most of its members do.
 * Differs: the lease of a leader that was stopped always has to run out; an API server that loses its etcd while it
 * serves answers nobody, instead of answering with errors; members hold the same at every moment, and clients find
 * whichever server serves.
 */
import { configureApiServer } from '@/lib/cluster/host/api-server-config'
import type { ContainerView } from '@/lib/cluster/host/container-view'
import {
  type ControlPlane,
  type ControlRoom,
  type FollowedPart,
  type Found,
  outputPath,
} from '@/lib/cluster/host/control-plane'
import { firstMembers } from '@/lib/cluster/host/host-state'
import type { Hosts } from '@/lib/cluster/host/hosts'
import { readyAt, schedulerConfig } from '@/lib/cluster/host/program'
import { CONTROL_PLANE, type ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

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

/** Those of which one works at a time. */
const LED = ['kube-controller-manager', 'kube-scheduler'] as const
type Led = (typeof LED)[number]

const isName = (name: string): name is ControlPlaneName => CONTROL_PLANE.some((one) => one === name)
const isLed = (name: string): name is Led => LED.some((one) => one === name)

export class ControlPlaneChanges {
  constructor(
    private readonly room: ControlRoom,
    private readonly hosts: Hosts,
    private readonly plane: ControlPlane,
  ) {}

  /** Hosts whose component serves. */
  private serving(name: ControlPlaneName): string[] {
    return this.plane.hostNames().filter((host) => this.plane.isServing(host, name))
  }

  /** Most members of etcd serve. */
  hasQuorum(): boolean {
    const { hosts } = this.room.state
    const members = hosts.etcdMembers?.map(({ name }) => name) ?? firstMembers(hosts)
    const running = members.filter(
      (host) => this.plane.hostNames().includes(host) && this.plane.isServing(host, 'etcd'),
    )
    return running.length * 2 > members.length
  }

  set(host: string, name: ControlPlaneName, value: FollowedPart): void {
    const { state } = this.room
    const { followed = {} } = state.hosts
    state.hosts = { ...state.hosts, followed: { ...followed, [host]: { ...followed[host], [name]: value } } }
  }

  change(host: string, name: ControlPlaneName, instance: Instance | undefined, served: boolean): void {
    this.set(host, name, { ...(instance ? { id: instance.containerID } : {}), serves: false })
    if (served) this.ended(host, name)
    if (!instance || instance.exit || instance.process?.script?.code !== undefined) return
    const at = readyAt(name, instance.startedAt)
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
    if (!this.plane.isServing(host, 'kube-apiserver')) return
    const own = this.room.state.hosts.followed?.[host]?.['kube-apiserver']
    this.set(host, 'kube-apiserver', { ...own, serves: false, lostAt: this.room.state.now })
    if (!this.plane.found(host)) this.room.look(host)
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
    if (!this.plane.hostNames().includes(host)) return
    for (const name of CONTROL_PLANE) {
      const served = this.plane.isServing(host, name)
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
    return this.serving(name).find((host) => this.plane.isServing(host, 'kube-apiserver'))
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
    const found = this.plane.found(host)
    const instance = found && this.plane.instance(found, name)
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
    const found = this.plane.found(host)
    if (!found || !isName(name)) return
    const known = this.room.state.hosts.followed?.[host]?.[name]
    const instance = this.plane.instance(found, name)
    if (!known || known.serves || !instance || known.id !== instance.containerID) return
    if (instance.process?.script?.unreachable) return
    if (name === 'kube-apiserver' && !(this.plane.isServing(host, 'etcd') && this.hasQuorum())) {
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
      if (this.plane.hostNames().length > 1) this.room.publish(this.serving(name))
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
    const config = schedulerConfig(process.argv, view)
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
    const found = this.plane.found(host)
    const instance = found && this.plane.instance(found, 'kube-apiserver')
    if (found && instance && this.room.reloads()) this.configure(found, instance)
  }

  private configure(found: Found, { process, containerID }: Instance): void {
    // As kubeadm left it: nothing was decided by flags.
    if (!process?.script) return
    const view = this.view(found, 'kube-apiserver')
    if (!view) return
    const outcome = configureApiServer(process.argv, view)
    if (!('config' in outcome)) return
    const { audit } = outcome.config
    const path = outputPath(containerID)
    this.room.configure(audit?.stdout ? { ...outcome.config, audit: { ...audit, path } } : outcome.config)
  }
}

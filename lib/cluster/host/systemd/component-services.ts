/**
 * The control plane's parts as services of its host, as somebody sets them up who does without kubeadm.
 * Mirrors: what etcd, kube-apiserver, kube-controller-manager and kube-scheduler do under systemd.
 * Differs: an API server whose etcd ends answers nobody until etcd is back, instead of answering with errors.
 */
import { type ApiServerConfig, configureApiServer } from '@/lib/cluster/host/api-server-config'
import type { ContainerView } from '@/lib/cluster/host/container-view'
import type { HostsState } from '@/lib/cluster/host/host-state'
import { commandFailed } from '@/lib/cluster/host/klog'
import { programName, programScript, readyAt, schedulerConfig } from '@/lib/cluster/host/program'
import { CONTROL_PLANE, type ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import type { ServiceStart } from '@/lib/cluster/host/systemd/service-start'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'

export interface ComponentRoom {
  readonly state: {
    readonly version: string
    readonly addresses: Readonly<Record<string, string>>
    readonly now: number
    hosts: HostsState
  }
  /** The host. */
  readonly node: string
  /** A file of it. */
  read(path: string): string | undefined
  start(name: string): void
  stop(name: string): void
  /** Calls {@link ComponentServices.serve} with the name at that time. */
  wakeAt(at: number, name: string): void
  configure(config: ApiServerConfig): void
  configureScheduler(profiles: ProfileConfig[] | undefined): void
  closeData(): void
  openData(path: string | undefined): void
  /** The unit's main process: its words and number, and how it ends. Undefined: it does not run. */
  process(unit: string): { pid: number; startedAt: number; argv: readonly string[] } | undefined
  fail(unit: string, lines: readonly string[]): void
}

/** An API server that has lost its etcd, in the place of its number. */
const WAITS = 'waits'
const ETCD_POLL = 1000
/** An API server that finds no etcd gives up after this time. */
const NO_ETCD = 20_000
const DATA_DIR = '--data-dir='

/** The part of the control plane that a service runs. */
export const componentOf = (argv: readonly string[]): ControlPlaneName | undefined => programName(argv)

const isComponent = (name: string): name is ControlPlaneName => CONTROL_PLANE.some((one) => one === name)

/** klog's number of a process stands in a field of seven. */
const withPid = (line: string, pid: number) =>
  line.replace(/^([IWE]\d{4} \S+) {7}1 /, (_, head: string) => `${head} ${String(pid).padStart(7)} `)

export class ComponentServices {
  constructor(private readonly room: ComponentRoom) {}

  private view(): ContainerView {
    const { read, state } = this.room
    const onHost = (path: string) => ({ path, readOnly: false })
    return { read, host: read, onHost, now: state.now, fromVolume: () => false }
  }

  private known(name: ControlPlaneName) {
    const { state, node } = this.room
    return state.hosts.followed?.[node]?.[name]
  }

  private serves(name: ControlPlaneName): boolean {
    return this.known(name)?.serves ?? true
  }

  private set(name: ControlPlaneName, serves: boolean, id = ''): void {
    const { state, node } = this.room
    const { followed = {} } = state.hosts
    const own = { ...followed[node], [name]: { id, serves } }
    state.hosts = { ...state.hosts, followed: { ...followed, [node]: own } }
  }

  begin(name: ControlPlaneName, argv: readonly string[], pid: number): ServiceStart {
    const { room } = this
    const { now, version, addresses, hosts } = room.state
    const server = hosts.controlPlane?.address ?? ''
    const place = { name: room.node, server, servers: [], version, addresses }
    const script = programScript(argv, this.view(), place, now, room.read)
    if (!script) return { lines: [] }
    const lines = script.lines.map((line) => withPid(line, pid))
    if (script.code !== undefined) return { lines, ends: { after: script.after, code: script.code } }
    this.set(name, false, String(pid))
    if (!script.unreachable) room.wakeAt(readyAt(name, now), name)
    return { lines }
  }

  end(name: ControlPlaneName): void {
    const { room } = this
    if (this.serves(name)) {
      if (name === 'etcd') room.closeData()
      else room.stop(name)
    }
    this.set(name, false)
    if (name !== 'etcd' || !this.serves('kube-apiserver')) return
    room.stop('kube-apiserver')
    this.set('kube-apiserver', false, WAITS)
    room.wakeAt(room.state.now + ETCD_POLL, 'kube-apiserver')
  }

  /** The time has come at which a part serves, if it still runs. */
  serve(name: string): void {
    const { room } = this
    if (!isComponent(name)) return
    const { now } = room.state
    const process = room.process(`${name}.service`)
    const known = this.known(name)
    if (!process || !known || known.serves) return
    const ready = known.id === WAITS ? now : readyAt(name, process.startedAt)
    if (now < ready) {
      room.wakeAt(ready, name)
      return
    }
    if (name === 'kube-apiserver' && !this.serves('etcd')) {
      const waited = known.id === WAITS ? 0 : now - process.startedAt
      if (waited < NO_ETCD) room.wakeAt(now + ETCD_POLL, name)
      else
        room.fail(`${name}.service`, [withPid(commandFailed(now, 'context deadline exceeded'), process.pid)])
      return
    }
    this.set(name, true, String(process.pid))
    const { argv } = process
    if (name === 'etcd') room.openData(argv.find((word) => word.startsWith(DATA_DIR))?.slice(DATA_DIR.length))
    else this.go(name, argv)
  }

  private go(name: ControlPlaneName, argv: readonly string[]): void {
    const { room } = this
    if (name === 'kube-apiserver') {
      const outcome = configureApiServer(argv, this.view())
      if ('config' in outcome) room.configure(outcome.config)
    }
    room.start(name)
    if (name !== 'kube-scheduler') return
    const config = schedulerConfig(argv, this.view())
    room.configureScheduler(config && 'profiles' in config ? config.profiles : undefined)
  }
}

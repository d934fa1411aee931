/**
 * The control plane's components follow their containers: each serves as long as its static pod's container runs.
 * Differs: an API server that loses its etcd while it serves answers nobody, instead of answering with errors; the
 * leader's lease of a controller manager or scheduler that was stopped always has to run out.
 */
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import type { ContainerView } from '@/lib/cluster/host/container-view'
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
  /** Calls {@link ControlPlane.serve} with the name at that time. */
  wakeAt(at: number, name: string): void
  configure(config: ApiServerConfig): void
  configureScheduler(profiles: ProfileConfig[] | undefined): void
  /** The API server reads its encryption configuration anew. */
  reloads(): boolean
  /** A component's container ends by itself. */
  giveUp(node: string, name: string): void
  /** etcd has ended: what it held lies in its folder. */
  closeData(): void
  /** It begins with the folder at this path of the host; undefined: one within its container. */
  openData(path: string | undefined): void
}

const ETCD_POLL = 1000
/** An API server that finds no etcd gives up after this time. */
const NO_ETCD = 20_000
/** One that has served is ended by its liveness probe: eight checks, ten seconds apart. */
const UNHEALTHY = 80_000
/** How often an API server that reloads looks at its encryption configuration. */
const RELOAD = 60_000
const RELOAD_TIMER = 'reload'

/** Where the host keeps what the API server's container prints while it serves. */
export const outputPath = (containerID: string): string =>
  `/run/containerd/io.containerd.grpc.v1.cri/containers/${containerID.replace(/^.*\/\//, '')}/io/stdout`

interface Found {
  node: string
  kubelet: KubeletState
}

const isName = (name: string): name is ControlPlaneName => CONTROL_PLANE.some((one) => one === name)

export class ControlPlane {
  constructor(
    private readonly room: ControlRoom,
    private readonly hosts: Hosts,
  ) {}

  private instance(kubelet: KubeletState, node: string, name: ControlPlaneName): Instance | undefined {
    const own = kubelet.statics?.[`kube-system/${name}-${node}`]
    const containers = Object.values((own && kubelet.pods[own.hash]?.containers) ?? {})
    const container = containers.find(isRunning)
    return container?.current
  }

  private set(name: ControlPlaneName, value: FollowedPart): void {
    const { state } = this.room
    state.hosts = { ...state.hosts, followed: { ...state.hosts.followed, [name]: value } }
  }

  private kubelet(): Found | undefined {
    const node = this.room.state.hosts.controlPlane?.name
    const kubelet = node === undefined ? undefined : this.room.containers(node)
    return node !== undefined && kubelet?.statics ? { node, kubelet } : undefined
  }

  /** Looks at the containers; true when a component stopped. */
  follow(): boolean {
    const found = this.kubelet()
    if (!found) return false
    let changed = false
    for (const name of CONTROL_PLANE) {
      const instance = this.instance(found.kubelet, found.node, name)
      const isOld = instance?.process !== undefined && !instance.process.script
      const known = this.room.state.hosts.followed?.[name] ?? (isOld ? undefined : { serves: true })
      if (!known) this.set(name, { id: instance?.containerID ?? '', serves: true })
      else if (known.id !== instance?.containerID || (known.id === undefined && known.serves)) {
        changed ||= known.serves
        this.change(name, instance, known.serves)
      }
    }
    return changed
  }

  private change(name: ControlPlaneName, instance: Instance | undefined, served: boolean): void {
    if (served) this.stop(name)
    this.set(name, { ...(instance ? { id: instance.containerID } : {}), serves: false })
    if (!instance || instance.exit || instance.process?.script?.code !== undefined) return
    this.room.wakeAt(rare('systemd').readyAt(name, instance.startedAt), name)
  }

  private stop(name: ControlPlaneName): void {
    if (name === 'etcd') this.room.closeData()
    else this.room.stop(name)
    const server = this.room.state.hosts.followed?.['kube-apiserver']
    if (name !== 'etcd' || !server?.serves) return
    this.room.stop('kube-apiserver')
    this.set('kube-apiserver', { ...server, serves: false, lostAt: this.room.state.now })
    this.room.wakeAt(this.room.state.now + ETCD_POLL, 'kube-apiserver')
  }

  /** The time has come at which a component serves, if its container still runs. */
  serve(name: string): void {
    if (name === RELOAD_TIMER) {
      this.reload()
      return
    }
    const found = this.kubelet()
    if (!found || !isName(name)) return
    const known = this.room.state.hosts.followed?.[name]
    const instance = this.instance(found.kubelet, found.node, name)
    if (!known || known.serves || !instance || known.id !== instance.containerID) return
    if (instance.process?.script?.unreachable) return
    const { now, hosts } = this.room.state
    if (name === 'kube-apiserver' && hosts.followed?.etcd?.serves === false) {
      const { lostAt } = known
      const end = lostAt === undefined ? instance.startedAt + NO_ETCD : lostAt + UNHEALTHY
      if (now < end) this.room.wakeAt(now + ETCD_POLL, name)
      else this.room.giveUp(found.node, name)
      return
    }
    const { lostAt: _, ...served } = known
    this.set(name, { ...served, serves: true })
    if (name === 'etcd') {
      this.room.openData(this.dataDir(found, instance))
      return
    }
    if (name === 'kube-apiserver') this.configure(found, instance)
    this.room.start(name)
    if (name === 'kube-scheduler') this.configureScheduler(found, instance)
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

  /** A file of the control plane's host has changed; the API server may be one that looks. */
  fileChanged(): void {
    if (this.room.reloads()) this.room.wakeAt(this.room.state.now + RELOAD, RELOAD_TIMER)
  }

  /** What the server makes of its encryption configuration now; one that is wrong changes nothing. */
  private reload(): void {
    const found = this.kubelet()
    const instance = found && this.instance(found.kubelet, found.node, 'kube-apiserver')
    const serves = this.room.state.hosts.followed?.['kube-apiserver']?.serves
    if (found && instance && serves && this.room.reloads()) this.configure(found, instance)
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

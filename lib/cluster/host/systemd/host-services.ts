/**
 * The services of a cluster's hosts, and what they mean for it: the kubelet that works, the runtime that serves.
 * Differs: a kubelet that cannot reach the API server because of its own settings does not look after static pods
 * either; services that are no part of Kubernetes only run.
 */
import type { HostsState } from '@/lib/cluster/host/host-state'
import { CONTROL_PLANE, type ControlPlaneName, PKI } from '@/lib/cluster/host/static-manifests'
import { addressIn, apiError } from '@/lib/cluster/host/systemd/api-error'
import { type ComponentServices, componentOf } from '@/lib/cluster/host/systemd/component-services'
import { runtimeError, startContainerd } from '@/lib/cluster/host/systemd/containerd-service'
import { proxyConfigText, startKubeProxy } from '@/lib/cluster/host/systemd/kube-proxy-service'
import type { KubeletClient } from '@/lib/cluster/host/systemd/kubelet-client'
import {
  manifestComplaints,
  podComplaints,
  type Repeated,
  silenceComplaint,
} from '@/lib/cluster/host/systemd/kubelet-complaints'
import { startKubelet } from '@/lib/cluster/host/systemd/kubelet-service'
import type { ServiceStart } from '@/lib/cluster/host/systemd/service-start'
import { UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import { RUNTIME_PATIENCE } from '@/lib/cluster/kubelet/node-context'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export interface ServicesRoom {
  readonly state: {
    readonly version: string
    readonly addresses: Readonly<Record<string, string>>
    readonly now: number
    hosts: HostsState
  }
  files(node: string): FileSystem
  /** As they were when nobody had touched them. */
  originalFiles(node: string): FileSystem
  /** Calls {@link HostServices.wake} with the node and the unit at that time. */
  wakeAt(at: number, node: string, unit: string): void
  startKubelet(node: string): void
  stopKubelet(node: string): void
  /** What the node's kubelet remembers, if it works. */
  kubelet(node: string): KubeletState | undefined
  /** The node's kubelet looks at its node then. */
  lookAtNode(node: string, at: number): void
  /** The control plane's parts, where they are services of that host. */
  components(node: string): ComponentServices | undefined
  /** A kube-proxy that is a service begins to follow Services; or ends, and its rules stay as they are. */
  startProxy(node: string): void
  stopProxy(node: string, config: string): void
}

const PORT = 6443
const KUBELET = 'kubelet.service'
const CONTAINERD = 'containerd.service'
const KUBE_PROXY = 'kube-proxy.service'

const programOf = (argv: readonly string[]) => (argv[0] ?? '').replace(/^.*\//, '')

export class HostServices {
  constructor(private readonly room: ServicesRoom) {}

  /** The service manager of a host. */
  manager(node: string): UnitManager {
    const { room } = this
    return new UnitManager({
      now: () => room.state.now,
      bootedAt: () => room.state.hosts.power?.[node]?.onAt ?? room.state.hosts.since,
      files: () => room.files(node),
      originalFiles: () => room.originalFiles(node),
      read: () => room.state.hosts.units?.[node],
      write: (next) => {
        const { hosts } = room.state
        room.state.hosts = { ...hosts, units: { ...hosts.units, [node]: next } }
      },
      wakeAt: (at, unit) => room.wakeAt(at, node, unit),
      begin: (unit, argv, pid) => this.begin(node, unit, argv, pid),
      end: (unit) => this.end(node, unit),
      complaints: (unit) => (unit === KUBELET ? this.complaints(node) : []),
    })
  }

  private complaints(node: string): Repeated[] {
    const kubelet = this.room.kubelet(node)
    const cutOff = this.room.state.hosts.trust?.cutOff[`kubelet/${node}`]
    return kubelet
      ? [
          ...(cutOff ? [silenceComplaint(node, this.apiServer(), cutOff)] : []),
          ...manifestComplaints(this.room.files(node)),
          ...podComplaints(kubelet),
        ]
      : []
  }

  /** The API server believes others than before, or others believe it: a kubelet that waits may get in. */
  reconsider(node: string): void {
    const manager = this.manager(node)
    const { state, process, complaint } = manager.run(KUBELET)
    if (state !== 'active' || !process || !complaint) return
    const { complaint: still } = this.begin(node, KUBELET, process.argv, process.pid)
    if (!still) manager.takeBack(KUBELET)
  }

  wake(node: string, unit: string): void {
    this.manager(node).wake(unit)
  }

  private apiServer(): string {
    return `https://${this.room.state.hosts.controlPlane?.address}:${PORT}`
  }

  private begin(node: string, unit: string, argv: readonly string[], pid: number): ServiceStart {
    const { room } = this
    const { now } = room.state
    const program = programOf(argv)
    if (program === 'containerd') {
      this.setRuntime(node, undefined)
      return startContainerd(room.files(node), now)
    }
    if (unit === KUBE_PROXY && program === 'kube-proxy') return this.beginProxy(node, argv, pid)
    const component = this.componentOf(node, unit)
    if (component && component === componentOf(argv))
      return room.components(node)?.begin(component, argv, pid) ?? { lines: [] }
    if (unit !== KUBELET || program !== 'kubelet') return { lines: [] }
    const version = this.kubeletVersion(node, argv[0] ?? '')
    const { connects, ...started } = startKubelet(argv, {
      ...{ node, now, pid, version, files: room.files(node) },
      runtimeError: (endpoint) =>
        runtimeError(room.files(node), endpoint, this.manager(node).run(CONTAINERD).state === 'active'),
      apiError: (client) => this.apiError(node, client),
    })
    if (connects) room.startKubelet(node)
    return started
  }

  /** A program says which release it is of; the one that came with the host is of the cluster's. */
  private kubeletVersion(node: string, path: string): string {
    const { room } = this
    const version = programVersion(room.files(node).read(path)) ?? room.state.version
    const { hosts } = room.state
    if ((hosts.kubeletVersions?.[node] ?? room.state.version) !== version)
      room.state.hosts = { ...hosts, kubeletVersions: { ...hosts.kubeletVersions, [node]: version } }
    return version
  }

  /** The part of the control plane that a unit stands for. */
  private componentOf(node: string, unit: string): ControlPlaneName | undefined {
    return this.room.components(node) && CONTROL_PLANE.find((name) => unit === `${name}.service`)
  }

  private beginProxy(node: string, argv: readonly string[], pid: number): ServiceStart {
    const started = startKubeProxy(argv, this.room.files(node), this.room.state.now, pid)
    if (!started.ends) this.room.startProxy(node)
    return started
  }

  private end(node: string, unit: string): void {
    const component = this.componentOf(node, unit)
    if (component) this.room.components(node)?.end(component)
    if (unit === KUBE_PROXY) {
      const { argv = [] } = this.manager(node).run(unit).process ?? {}
      this.room.stopProxy(node, proxyConfigText(argv, this.room.files(node)))
    }
    if (unit === KUBELET) this.room.stopKubelet(node)
    if (unit === CONTAINERD) this.setRuntime(node, this.room.state.now)
  }

  private setRuntime(node: string, downSince: number | undefined): void {
    const { room } = this
    const { [node]: before, ...others } = room.state.hosts.runtimeDown ?? {}
    if (before === downSince) return
    room.state.hosts = {
      ...room.state.hosts,
      runtimeDown: downSince === undefined ? others : { ...others, [node]: downSince },
    }
    room.lookAtNode(node, room.state.now + (downSince === undefined ? 1000 : RUNTIME_PATIENCE))
  }

  private apiError(node: string, client: KubeletClient): string | undefined {
    const { room } = this
    const { addresses, hosts, now } = room.state
    const { controlPlane, furtherControlPlanes = [], endpoint } = hosts
    if (!controlPlane) return undefined
    const read = (of: string, path: string) => {
      const files = room.files(of)
      return files.stat(path)?.type === 'file' ? files.read(path) : undefined
    }
    const lookup = (name: string) => addressIn(read(node, '/etc/hosts') ?? '', name)
    const [, host = ''] = /^https?:\/\/([^:/]+)/.exec(client.server) ?? []
    const asked = lookup(host) ?? host
    const server = furtherControlPlanes.find((name) => addresses[name] === asked) ?? controlPlane.name
    return apiError(client, {
      ...{ node, now, addresses, address: controlPlane.address, port: PORT, lookup },
      servers: [
        ...furtherControlPlanes.flatMap((name) => addresses[name] ?? []),
        ...(endpoint ? [endpoint.address] : []),
      ],
      certificate: hosts.trust?.serving ?? read(server, `${PKI}/apiserver.crt`),
      authority: hosts.trust?.clients ?? read(controlPlane.name, `${PKI}/ca.crt`),
    })
  }
}

const programVersion = (text: string): string | undefined => /\bv\d+\.\d+\.\d+\b/.exec(text)?.[0]

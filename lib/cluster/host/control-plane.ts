/**
 * The control plane's components follow their containers: each serves as long as its static pod's container runs on
 * one of the hosts that are a control plane. What happens when one comes or goes: systemd/control-plane-changes.ts.
 */
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import type { HostRoom, Hosts } from '@/lib/cluster/host/hosts'
import { CONTROL_PLANE, type ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import type { ControlPlaneChanges } from '@/lib/cluster/host/systemd/control-plane-changes'
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
  /** Calls {@link ControlPlaneChanges.serve} with the key at that time. */
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

/** Where the host keeps what the API server's container prints while it serves. */
export const outputPath = (containerID: string): string =>
  `/run/containerd/io.containerd.grpc.v1.cri/containers/${containerID.replace(/^.*\/\//, '')}/io/stdout`

/** A host whose kubelet knows its static pods. */
export interface Found {
  node: string
  kubelet: KubeletState
}

export class ControlPlane {
  constructor(
    private readonly room: ControlRoom,
    private readonly hosts: Hosts,
  ) {}

  /** What is to be done when something changes. */
  get changes(): ControlPlaneChanges {
    const { ControlPlaneChanges } = rare('systemd')
    return new ControlPlaneChanges(this.room, this.hosts, this)
  }

  /** Those on which manifests of the control plane lie, or have lain. */
  hostNames(): string[] {
    const { controlPlane, furtherControlPlanes = [] } = this.room.state.hosts
    return controlPlane ? [controlPlane.name, ...furtherControlPlanes] : []
  }

  /** Does a host's component serve? Nobody has looked where nothing was touched. */
  isServing(host: string, name: ControlPlaneName): boolean {
    return this.room.state.hosts.followed?.[host]?.[name]?.serves ?? true
  }

  /** The container of a component that runs, or ran last. */
  instance({ node, kubelet }: Found, name: ControlPlaneName): Instance | undefined {
    const own = kubelet.statics?.[`kube-system/${name}-${node}`]
    const containers = Object.values((own && kubelet.pods[own.hash]?.containers) ?? {})
    const container = containers.find(isRunning)
    return container?.current
  }

  found(node: string): Found | undefined {
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
      if (!known) this.changes.set(found.node, name, { id: instance?.containerID ?? '', serves: true })
      else if (known.id !== instance?.containerID || (known.id === undefined && known.serves)) {
        changed ||= known.serves
        this.changes.change(found.node, name, instance, known.serves)
      }
    }
    return changed
  }
}

/** What a control plane keeps and begins with: the folders of its etcd, who belongs to it, its first objects. */
import { certificateOf } from '@/lib/cluster/auth/authority'
import type { ControlPlane } from '@/lib/cluster/host/control-plane'
import { closeData, type DataRoom, joinData, openData } from '@/lib/cluster/host/etcd/data-dir'
import { snapshotText } from '@/lib/cluster/host/etcd/snapshot'
import { type EtcdMember, firstMembers } from '@/lib/cluster/host/host-state'
import type { HostedCluster } from '@/lib/cluster/host/hosted-cluster'
import type { Hosts } from '@/lib/cluster/host/hosts'
import { CONTROL_PLANE, PKI } from '@/lib/cluster/host/static-manifests'
import { part } from '@/lib/cluster/sim/parts'
import type { Etcd, LooseKeys } from '@/lib/cluster/storage/etcd'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

export class ControlPlaneData {
  constructor(
    private readonly cluster: HostedCluster,
    private readonly hosts: Hosts,
    private readonly followed: ControlPlane,
  ) {}

  /** The release of the API server that starts, by its image; nothing for the one that kubeadm installed. */
  serverVersion(): { version?: string } {
    const { state } = this.cluster
    const node = state.hosts.controlPlane?.name ?? ''
    const own = this.cluster.kubelet(node)?.statics?.[`kube-system/kube-apiserver-${node}`]?.pod
    const tag = own?.spec.containers[0]?.image?.split(':').at(-1)
    return tag && /^v\d+\.\d+\.\d+$/.test(tag) && tag !== state.version ? { version: tag } : {}
  }

  /** Manifests of a control plane are about to lie on a host. */
  adopt(name: string): void {
    const { state } = this.cluster
    const { hosts } = state
    const address = state.addresses[name] ?? ''
    const nothing = Object.fromEntries(CONTROL_PLANE.map((each) => [each, { serves: false }]))
    state.hosts = {
      ...hosts,
      ...(hosts.controlPlane
        ? { furtherControlPlanes: [...(hosts.furtherControlPlanes ?? []), name] }
        : { controlPlane: { name, address, version: state.version } }),
      followed: { ...hosts.followed, [name]: nothing },
    }
  }

  /** The first of etcd's members to come back brings what it has; one that comes to others has what they have. */
  open(host: string, path: string | undefined): void {
    const others = this.followed
      .hostNames()
      .some((name) => name !== host && this.followed.isServing(name, 'etcd'))
    const room = this.room(host)
    if (others) joinData(room, path)
    else openData(room, path)
  }

  /** A host's etcd has ended. */
  close(host: string): void {
    closeData(this.room(host))
  }

  /** Everything that a cluster begins with is as old as the authority that its API server is started with. */
  begin(host: string): void {
    const text = this.hosts.readText(host, `${PKI}/ca.crt`)
    this.cluster.begin(this.cluster.state.addresses[host] ?? '', certificateOf(text ?? '')?.notBefore)
  }

  members(): readonly EtcdMember[] {
    const { state } = this.cluster
    return (
      state.hosts.etcdMembers ??
      firstMembers(state.hosts).map((name) => ({ name, address: state.addresses[name] ?? '' }))
    )
  }

  setMembers(members: readonly EtcdMember[]): void {
    const { state } = this.cluster
    state.hosts = { ...state.hosts, etcdMembers: members }
  }

  /** What etcd keeps; undefined while most of its members do not serve. */
  etcd(): Etcd | undefined {
    return this.followed.changes.hasQuorum() ? this.room('').etcd : undefined
  }

  snapshot(): string {
    const { store, etcd, loose } = this.room('')
    return snapshotText(etcd.range('', '\0'), store, loose())
  }

  private room(host: string): DataRoom {
    const { state, store, kinds } = this.cluster
    const keys = {
      loose: () => state.etcdKeys ?? {},
      setLoose: (next: LooseKeys) => {
        state.etcdKeys = next
      },
    }
    return {
      ...keys,
      store,
      files: this.hosts.files(host) as FileSystem,
      etcd: new (part('etcd').Etcd)({ store, kinds, ...keys }),
      place: () => state.hosts.etcdData?.[host],
      setPlace: (place) => {
        state.hosts = { ...state.hosts, etcdData: { ...state.hosts.etcdData, [host]: place } }
      },
    }
  }
}

import type { Trust } from '@/lib/cluster/auth/trust'
import type { HandRoutes } from '@/lib/cluster/cni/hand-routes'
import type { Followed } from '@/lib/cluster/host/control-plane'
import type { DataPlace } from '@/lib/cluster/host/etcd/data-dir'
import type { ControlPlaneHost } from '@/lib/cluster/host/static-manifests'
import type { UnitsState } from '@/lib/cluster/host/systemd/unit-state'
import type { RegistryState } from '@/lib/cluster/kubelet/images/registry'
import type { HostPower, HostUsage } from '@/lib/cluster/kubelet/node-host'
import { own } from '@/lib/cluster/sim/own'
import { type FileTree, forkTree } from '@/lib/userland/kernel/file-tree'

/** Something else that is mounted on a folder of a host. */
export interface HostMount {
  /** Its key among the trees; without one it is the host's alone, and goes when it is taken off. */
  tree?: string
  /** The folder of the tree that is mounted, which is made. */
  at?: string
  /** As `mount` says it. */
  source: string
  type: string
  options?: readonly string[]
  /** Bytes that it holds at most. */
  size?: number
  /** When it was made, ms; with kubeadm, unless it is the host's alone. */
  since?: number
  /** Mode of its first folder. */
  mode?: number
  /** It is no file system but a device: one file of that name is all. */
  device?: true
}

/** What stands in front of several API servers. */
export interface LoadBalancer {
  name: string
  address: string
}

/** One of those that keep the same. */
export interface EtcdMember {
  name: string
  address: string
}

/** The hosts of a cluster: what kubeadm left on them, and what has changed since. */
export interface HostsState {
  /** When kubeadm ran, in ms. */
  since: number
  /** Where the control plane runs as static pods; unset when it runs otherwise. */
  controlPlane?: ControlPlaneHost
  /** Other hosts on which manifests of a control plane lie, or have lain. */
  furtherControlPlanes?: readonly string[]
  /** Those of them that the cluster was made with, by name. */
  firstControlPlanes?: Readonly<Record<string, ControlPlaneHost>>
  /** Where clients find an API server, whichever serves: a load balancer beyond the cluster. */
  endpoint?: LoadBalancer
  /** kubeadm has not run on these hosts: container runtime and kubelet are installed, that is all. */
  bare?: true
  /** Members of etcd; unset: the hosts of the control plane. */
  etcdMembers?: readonly EtcdMember[]
  /** The host whose controller manager or scheduler works; '': nobody's. */
  leaders?: Readonly<Record<string, string>>
  /**
   * What is not as kubeadm left it, by node, and what is mounted there, by its key. The trees alone change in
   * place: a fork has its own.
   */
  trees?: Readonly<Record<string, FileTree>>
  /** By node and folder. */
  mounts?: Readonly<Record<string, Readonly<Record<string, HostMount>>>>
  /** What something besides pods uses of a host, by node. */
  usage?: Readonly<Record<string, HostUsage>>
  /** Hosts that were switched off, by node. */
  power?: Readonly<Record<string, HostPower>>
  /** Service managers that somebody has used, by node. */
  units?: Readonly<Record<string, UnitsState>>
  /** Releases of kubelets that are not the cluster's first one, by node. */
  kubeletVersions?: Readonly<Record<string, string>>
  /** Since when a node's container runtime does not serve, ms. */
  runtimeDown?: Readonly<Record<string, number>>
  /** Kubelets do not ask whether what volumes need outside is there. */
  trustsMounts?: true
  /** The parts of Kubernetes are services of their hosts; unset: static pods and a DaemonSet, as kubeadm has it. */
  layout?: 'systemd'
  /** Routes that somebody has entered or taken away, by node. */
  routes?: Readonly<Record<string, HandRoutes>>
  /** Logs whose files somebody has emptied, by the container: lines that are gone; -1: the file is. */
  logCuts?: Readonly<Record<string, number>>
  /** Whom the control plane's parts believe, where that is not what kubeadm left. */
  trust?: Trust
  /** Nobody has installed a network for pods. */
  cni?: 'none'
  /** Nodes at whose network for pods somebody has been. */
  networks?: Readonly<Record<string, true>>
  /** What servers beyond the cluster give away over NFS, by name or address. */
  exports?: Readonly<Record<string, readonly string[]>>
  /** What was pushed to registries, and who may: a machine beside the cluster. */
  registry?: RegistryState
  /** The folder that what a host's etcd holds belongs to; unset: kubeadm's. */
  etcdData?: Readonly<Record<string, DataPlace>>
  /** Which containers the control plane's components follow, by host; unset until a manifest is touched. */
  followed?: Readonly<Record<string, Followed>>
}

/** The control plane that the cluster was made with on a host. */
export const madeControlPlane = (
  { bare, controlPlane, firstControlPlanes }: HostsState,
  node: string,
): ControlPlaneHost | undefined =>
  bare ? undefined : controlPlane?.name === node ? controlPlane : own(firstControlPlanes, node)

/** The hosts whose etcd belongs to the cluster as long as nobody has said otherwise. */
export const firstMembers = ({ controlPlane, firstControlPlanes = {} }: HostsState): string[] =>
  controlPlane ? [controlPlane.name, ...Object.keys(firstControlPlanes)] : []

/** Hosts that go on from here. */
export function forkHosts(hosts: HostsState): HostsState {
  if (!hosts.trees) return hosts
  const trees = Object.entries(hosts.trees).map(([key, tree]) => [key, forkTree(tree)])
  return { ...hosts, trees: Object.fromEntries(trees) }
}

const CHUNK = 8192

/** Bytes as characters 0 to 255. */
export function byteString(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}

export function bytesOfString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

import type { RouteChange } from '@/lib/cluster/cni/hand-routes'
import type { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import type { EtcdMember, LoadBalancer } from '@/lib/cluster/host/host-state'
import type { ControlPlaneHost, ControlPlaneName } from '@/lib/cluster/host/static-manifests'
import type { UnitManager } from '@/lib/cluster/host/systemd/unit-manager'
import type { HostUsage } from '@/lib/cluster/kubelet/node-host'
import type { Etcd } from '@/lib/cluster/storage/etcd'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { NetworkRoute } from '@/lib/userland/kernel/network'
import type { ProcessInfo, Signal } from '@/lib/userland/kernel/process'

/** What one can do at the hosts of a cluster, past its API. */
export interface ClusterHosts {
  /** The node that goes by this name or address. */
  find(target: string): string | undefined
  /** The release that the cluster was made with, `v1.36.2`. */
  readonly version: string
  /** Host → its address, in the order in which they came. */
  readonly addresses: Readonly<Record<string, string>>
  /** A host's files, by the name of its node; undefined when there is no such host. */
  files(name: string): FileSystem | undefined
  /** What its container runtime knows: also without kubelet and API server. */
  containers(name: string): HostContainer[]
  /** Its container runtime. @throws TypeError when there is no such host */
  runtime(name: string): ContainerRuntimeService
  /** Something besides pods now uses this much of a host: a fault that a scenario brings, or takes back. */
  setUsage(name: string, usage: HostUsage | undefined): void
  /**
   * From now on nobody asks whether the disks, servers and drivers that volumes need are there, as on clusters
   * whose kubelets only pretend to run pods.
   */
  trustMounts(): void
  /** A server beyond the cluster gives these folders away over NFS. */
  setExports(server: string, folders: readonly string[]): void
  /**
   * A worker's host goes down. Its kubelet first ends its pods, if its configuration gives them time
   * (shutdownGracePeriod); what then still runs is lost.
   */
  powerOff(name: string): void
  /** It comes up again, and its kubelet with it. */
  powerOn(name: string): void
  /** Does the machine run? */
  isOn(name: string): boolean
  /** It comes up again then, ms, unless somebody switches it on before. */
  powerOnAt(name: string, at: number): void
  /** Its files as they were when the cluster was made. @throws TypeError when there is no such host */
  originalFiles(name: string): FileSystem
  /** All that its kubelet runs ends at once, and is forgotten. */
  removeContainers(name: string): void
  /** A host's service manager. @throws TypeError when there is no such host */
  systemd(name: string): UnitManager
  /** What runs there besides the shell's own processes. @throws TypeError when there is no such host */
  processes(name: string): readonly ProcessInfo[]
  /** A signal to one of these. */
  signal(name: string, pid: number, signal: Signal): void
  /** How large a host is. */
  machine(name: string): { cpus: number; memoryMiB: number }
  /** When it was switched on the last time, ms. */
  bootedAt(name: string): number
  /** Why a host's container runtime does not answer at an endpoint; undefined: it does. */
  runtimeError(name: string, endpoint: string): string | undefined
  /** The host that kubeadm made the control plane of, the first one; undefined when it runs otherwise. */
  controlPlane(): ControlPlaneHost | undefined
  /**
   * Changes the routes of a node.
   * @param shown what they are now
   * @returns the words of ip when it does not
   */
  changeRoute(name: string, change: RouteChange, shown: readonly NetworkRoute[]): string | undefined
  /**
   * Why a client that believes these authorities (PEM) does not believe the API server at this name or address, in the
   * words of Go's TLS client; empty when it does, undefined when the server is as kubeadm left it.
   */
  distrust(bundle: string, server: string): string | undefined
  /** All hosts on which manifests of a control plane lie, or have lain. */
  controlPlanes(): string[]
  /** Does this component of a control plane serve there? */
  isServing(host: string, name: ControlPlaneName): boolean
  /** Where a load balancer beyond the cluster takes requests for whichever API server serves. */
  readonly endpoint: LoadBalancer | undefined
  /** Nobody had run kubeadm when the hosts were made. */
  readonly isBare: boolean
  /** The hosts whose etcd belongs to the cluster. */
  etcdMembers(): readonly EtcdMember[]
  setEtcdMembers(members: readonly EtcdMember[]): void
  /** What etcd keeps; undefined while it does not run, or most of its members do not. */
  etcd(): Etcd | undefined
  /** All of it as one file's text. */
  etcdSnapshot(): string
}

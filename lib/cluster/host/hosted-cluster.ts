import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { Trust } from '@/lib/cluster/auth/trust'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import type { HostsState } from '@/lib/cluster/host/host-state'
import type { RunningConfig } from '@/lib/cluster/host/server-options'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'
import type { ProfileConfig } from '@/lib/cluster/scheduler/profile'
import type { EventQueue } from '@/lib/cluster/sim/queue'
import type { LooseKeys } from '@/lib/cluster/storage/etcd'
import type { Store } from '@/lib/cluster/storage/store'

/** What the hosts need of the cluster. */
export interface HostedCluster {
  state: {
    version: string
    addresses: Readonly<Record<string, string>>
    now: number
    queue: EventQueue
    hosts: HostsState
    etcdKeys?: LooseKeys
    apiServer?: ApiServerConfig
  }
  store: Store
  kinds(): readonly Kind[]
  /** A node's kubelet to look at. */
  kubelet(node: string): KubeletState | undefined
  /** A node's running kubelet to change; it then looks at `key`. */
  changeKubelet(node: string, key?: string): KubeletState | undefined
  /** The same of one that may be stopped. */
  kubeletState(node: string): KubeletState | undefined
  networkOf(pod: Pod): Network
  start(name: string): void
  stop(name: string): void
  /** How the API server works from now on. */
  configure(config: RunningConfig): void
  /** From now on the control plane's parts believe these; undefined: whom kubeadm made them believe. */
  changeTrust(trust: Trust | undefined): void
  /** A component of a process looks at something. */
  wake(target: string, key: string): void
  processNames(): string[]
  /** Which profiles the scheduler has from now on. */
  configureScheduler(profiles: ProfileConfig[] | undefined): void
  /** Which network the controller manager gives nodes pieces of from now on; '': none. */
  configureNetwork(clusterCIDR: string): void
  /**
   * An API server makes what it finds missing.
   * @param address its own
   * @param since as old as this, ms
   */
  begin(address: string, since: number | undefined): void
  /** The Service `kubernetes` leads to these addresses. */
  publish(addresses: readonly string[]): void
}

import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import type { KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'

/** What surrounds the containers of one pod: of a kubelet's work, or of whoever asks a kubelet. */
export interface ContainerEnv {
  readonly state: KubeletState
  readonly pod: Pod
  readonly runtime: PodRuntime
  /** What the pod's processes reach. */
  readonly network: Network
  readonly host: NodeHost
  /** Virtual ms. */
  now(): number
}

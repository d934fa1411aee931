import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import type { KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** What surrounds the containers of one pod: of a kubelet's work, or of whoever asks a kubelet. */
export interface ContainerEnv {
  readonly state: KubeletState
  readonly pod: Pod
  readonly runtime: PodRuntime
  /** What the pod's processes reach. */
  readonly network: Network
  readonly host: NodeHost
  /** The files of a container that is none of a pod's: lib/container-engine. */
  filesOf?(container: string, now: () => number): FileSystem
  /** Virtual ms. */
  now(): number
}

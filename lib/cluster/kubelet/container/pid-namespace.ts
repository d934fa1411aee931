import type { Pod } from '@/lib/cluster/apimachinery/object'
import { ephemerals } from '@/lib/cluster/kubelet/runtime'

/** The name of the namespace that all containers of a pod share, when they do. */
export const SHARED = ''

/** Whose processes a container's see: the pod's, those of the container that it debugs, or its own. */
export function pidNamespace(pod: Pod, container: string): string {
  if (pod.spec.shareProcessNamespace) return SHARED
  const target = ephemerals(pod).find(({ name }) => name === container)?.targetContainerName
  return target ?? container
}

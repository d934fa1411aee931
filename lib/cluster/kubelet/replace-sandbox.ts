import { rememberEnd } from '@/lib/cluster/kubelet/container/index'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { loseContainers } from '@/lib/cluster/kubelet/node-power'

/** What a container runtime does to containers whose sandbox it stops. */
const KILLED = { code: 137, reason: 'Error' }

/**
 * Somebody has stopped a pod's sandbox behind the kubelet's back: it makes another one, and all containers in it.
 * Mirrors: kubeGenericRuntimeManager.computePodActions. Differs: the pod keeps its address.
 */
export function replaceSandbox(sync: Sync, at: number): void {
  const { ctx, pod, runtime } = sync
  for (const name of Object.keys(runtime.containers)) rememberEnd(sync, name)
  loseContainers(ctx, pod, runtime, at, KILLED)
  delete runtime.sandboxLost
  delete runtime.sandboxRemoved
  if (!runtime.sandboxReady) runtime.sandboxAttempt = (runtime.sandboxAttempt ?? 0) + 1
}

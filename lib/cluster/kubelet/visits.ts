import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { awake } from '@/lib/cluster/kubelet/container/processes'
import { findListener, ownerOf } from '@/lib/cluster/kubelet/listeners'
import type { Listener, Visit } from '@/lib/cluster/kubelet/process/network'

/**
 * Somebody has come to a server of a pod: it hears of it, and may write it down.
 * Differs: probes are not written down.
 */
export function noteVisit(env: ContainerEnv, listener: Listener, visit: Visit): void {
  const { port, protocol } = listener
  const owner = ownerOf(env, listener)
  if (owner) {
    owner.kernel.visited(owner.pid, listener, visit)
    return
  }
  const resting = findListener(env, port, protocol)
  if (!resting) return
  const pod = awake(env, resting.container)
  // One that has woken up just now has a process of its own by now.
  const found = findListener(env, port, protocol) ?? resting
  pod?.kernel.visited(found.pid, listener, visit)
}

/** Whether anybody does something about a visit: most name servers do not. */
export function isHeard(env: ContainerEnv, listener: Listener): boolean {
  const found = ownerOf(env, listener) ?? findListener(env, listener.port, listener.protocol)
  return found?.kernel.hears(found.pid, listener) ?? false
}

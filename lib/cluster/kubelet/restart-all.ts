/**
 * RestartAllContainers: an end that starts the whole pod anew, in its place.
 * Mirrors: KEP-5532: hooks do not run, the sandbox and its volumes stay, init containers run again.
 */
import { containerEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { allContainers, inits, isRunning } from '@/lib/cluster/kubelet/runtime'
import { syncContainer } from '@/lib/cluster/kubelet/sync-container'

/** Ends what still runs; true when everything starts again. */
export function restartAll(sync: Sync): boolean {
  const { pod, runtime, ctx } = sync
  const all = [...inits(pod), ...pod.spec.containers]
  for (const container of all) {
    const one = runtime.containers[container.name]
    if (!one) continue
    delete one.pending
    if (isRunning(one) && !one.stop) {
      containerEvent(sync, container, 'Normal', 'Killing', `Stopping container ${container.name}`)
      one.stop = { at: ctx.now(), restart: false }
    }
    syncContainer(sync, container, one)
  }
  if (allContainers(pod).some(({ name }) => runtime.containers[name]?.stop)) return false
  for (const { name } of all) {
    const one = runtime.containers[name]
    if (!one?.current) continue
    one.last = one.current
    one.restarts += 1
    delete one.current
    delete one.waiting
  }
  delete runtime.restartAll
  wakeAt(sync, ctx.now())
  return true
}

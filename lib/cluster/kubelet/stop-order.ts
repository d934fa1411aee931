/**
 * The order in which the containers of a pod are stopped: sidecars when all that started behind them has ended.
 * Mirrors: pkg/kubelet/kuberuntime/kuberuntime_termination_order.go.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import { type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { inits, isRunning, isSidecar } from '@/lib/cluster/kubelet/runtime'
import { stopContainer, takeTurn } from '@/lib/cluster/kubelet/stop-container'

const sidecarsOf = ({ pod }: Sync): IContainer[] => inits(pod).filter(isSidecar)

/** Tells these containers to stop; sidecars wait for their turn. */
export function stopInTurn(sync: Sync, containers: readonly IContainer[], graceSeconds: number): void {
  const sidecars = sidecarsOf(sync)
  for (const container of containers) {
    const runtime = sync.runtime.containers[container.name]
    if (!runtime) continue
    delete runtime.pending
    const message = `Stopping container ${container.name}`
    const waits = sidecars.includes(container)
    stopContainer(sync, container, runtime, { graceSeconds, message, restart: false, waits })
  }
  takeTurns(sync)
}

/** Sends their signal to the sidecars that nothing runs behind any more. */
export function takeTurns(sync: Sync): void {
  const { pod, runtime } = sync
  const runs = ({ name }: IContainer) => isRunning(runtime.containers[name])
  let blocked = pod.spec.containers.some(runs)
  for (const container of sidecarsOf(sync).reverse()) {
    const one = runtime.containers[container.name]
    if (one?.stop?.waits && !blocked) takeTurn(sync, container, one)
    if (one?.stop) wakeAt(sync, one.stop.at)
    blocked ||= runs(container)
  }
}

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { listenersOf } from '@/lib/cluster/kubelet/listeners'
import type { Listener } from '@/lib/cluster/kubelet/process/network'
import { allContainers, isRunning, type KubeletState } from '@/lib/cluster/kubelet/runtime'

/** Lines about visits that one container keeps. */
const MOST = 500

/**
 * A server has written something about one who came: it is part of its container's log.
 * Differs: a process that asks the same again and again is written down once, as its network answers it once;
 * probes are not written down.
 */
export function noteVisit(
  state: KubeletState,
  pod: Pod,
  { port, protocol }: Pick<Listener, 'port' | 'protocol'>,
  lines: string[],
  at: number,
): void {
  const { containers = {} } = state.pods[runtimeUid(pod)] ?? {}
  for (const container of allContainers(pod)) {
    const runtime = containers[container.name]
    if (!runtime?.current || !isRunning(runtime)) continue
    const instance = runtime.current
    const listens = listenersOf(container, instance, at).some(
      (one) => one.port === port && one.protocol === protocol,
    )
    if (!listens) continue
    instance.visits = [...(instance.visits ?? []), ...lines.map((text) => ({ at, text }))].slice(-MOST)
    return
  }
}

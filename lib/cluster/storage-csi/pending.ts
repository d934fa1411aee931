/** What is asked of somebody outside takes a while. */
import type { ComponentContext } from '@/lib/cluster/client/component'
import { own } from '@/lib/cluster/sim/own'

export interface Pending {
  /** When what was asked for is done, by key. */
  ready: Record<string, number>
}

/** True when it is done; until then it is waited for. @param ask once, at the beginning @param wake what is looked at then */
export function isDone(
  ctx: ComponentContext<Pending>,
  key: string,
  duration: number,
  ask: () => void = () => {},
  wake = key,
): boolean {
  const { ready } = ctx.state
  if (own(ready, key) === undefined) {
    ask()
    ready[key] = ctx.now() + duration
    ctx.requeueAfter(wake, duration)
  }
  if ((ready[key] ?? 0) > ctx.now()) return false
  delete ready[key]
  return true
}

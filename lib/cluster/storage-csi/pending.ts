/** What the cloud was asked for takes a while. */
import type { ComponentContext } from '@/lib/cluster/client/component'
import { own } from '@/lib/cluster/sim/own'

export interface Pending {
  /** When what the cloud was asked for is done, by key. */
  ready: Record<string, number>
}

/** True when the cloud is done; until then it is waited for. @param ask once, at the beginning */
export function isDone(
  ctx: ComponentContext<Pending>,
  key: string,
  duration: number,
  ask: () => void = () => {},
): boolean {
  const { ready } = ctx.state
  if (own(ready, key) === undefined) {
    ask()
    ready[key] = ctx.now() + duration
    ctx.requeueAfter(key, duration)
  }
  if ((ready[key] ?? 0) > ctx.now()) return false
  delete ready[key]
  return true
}

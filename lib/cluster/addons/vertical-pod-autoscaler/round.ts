/** Recommender and updater look once a minute, as long as there is an autoscaler. */
import { isAtWork } from '@/lib/cluster/addons/vertical-pod-autoscaler/target'
import type { ComponentContext } from '@/lib/cluster/client/component'

const PERIOD = 60_000

export interface Round {
  /** Virtual ms of the next one. */
  next?: number
}

/** Whether it is time to look; sees to it that the component is asked again. */
export function isDue(ctx: ComponentContext<Round>, component: string): boolean {
  const { next } = ctx.state
  if (next !== undefined && next > ctx.now()) {
    ctx.requeueAfter('look', next - ctx.now())
    return false
  }
  ctx.state.next = ctx.now() + PERIOD
  ctx.requeueAfter('look', PERIOD)
  // The first look comes a period after the first autoscaler.
  return next !== undefined && isAtWork(ctx, component)
}

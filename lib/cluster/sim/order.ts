import { nextInt, type RngState } from '@/lib/cluster/sim/rng'

/**
 * What is due at one instant comes as it was queued. Only tests have it drawn instead, to see what may not
 * depend on it: by a generator that is part of the state.
 */
export type InstantOrder = RngState | undefined

/** The items in the order that is drawn; without one, themselves. */
export function ordered<T>(order: InstantOrder, items: readonly T[]): readonly T[] {
  if (!order) return items
  const left = [...items]
  return items.map(() => takeNext(order, left) as T)
}

/** Takes the item that comes next out of a queue. */
export const takeNext = <T>(order: InstantOrder, queue: T[]): T | undefined =>
  order ? queue.splice(nextInt(order, queue.length), 1)[0] : queue.shift()

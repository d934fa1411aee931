import { type InstantOrder, ordered } from '@/lib/cluster/sim/order'

/** Something that is to happen: never a closure, so that it can be forked and saved. */
export interface QueuedEvent {
  /** virtual ms */
  at: number
  seq: number
  /** Who handles it: `<process>/<component>`. */
  target: string
  payload: { key: string }
}

export interface EventQueue {
  seq: number
  /** Sorted by (at, seq). */
  events: QueuedEvent[]
  order?: InstantOrder
}

/** Where an event at `at`, newer than all others, belongs. */
function upperBound(events: readonly QueuedEvent[], at: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** Queues an event; of two for the same target and key the earlier one stays (a delaying workqueue's rule). */
export function schedule(queue: EventQueue, at: number, target: string, key: string): void {
  const pending = queue.events.findIndex((event) => event.target === target && event.payload.key === key)
  if (pending >= 0) {
    if ((queue.events[pending]?.at ?? 0) <= at) return
    queue.events.splice(pending, 1)
  }
  queue.seq += 1
  queue.events.splice(upperBound(queue.events, at), 0, { at, seq: queue.seq, target, payload: { key } })
}

/** Takes the events due at `now`, in order. */
export function takeDue(queue: EventQueue, now: number): readonly QueuedEvent[] {
  return ordered(queue.order, queue.events.splice(0, upperBound(queue.events, now)))
}

/** Drops everything that waits for `target` (a process that was killed forgets). */
export function dropTarget(queue: EventQueue, prefix: string): void {
  queue.events = queue.events.filter((event) => !event.target.startsWith(prefix))
}

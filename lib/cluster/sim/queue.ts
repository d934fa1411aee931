import { type InstantOrder, ordered } from '@/lib/cluster/sim/order'

/** Something that is to happen: never a closure, so that it can be forked and saved. */
export interface QueuedEvent {
  /** virtual ms */
  at: number
  seq: number
  /** Who handles it: `<process>/<component>`. */
  target: string
  /** `cause`: the revision that made somebody set the timer. */
  payload: { key: string; cause?: number }
}

export interface EventQueue {
  seq: number
  /** Sorted by (at, seq). */
  events: QueuedEvent[]
  order?: InstantOrder
}

/** How many events come before that number at that time; without a number, up to the end of that time. */
function countBefore(events: readonly QueuedEvent[], at: number, seq = Number.POSITIVE_INFINITY): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const event = events[middle] as QueuedEvent
    if (event.at < at || (event.at === at && event.seq < seq)) low = middle + 1
    else high = middle
  }
  return low
}

/** By target and key. */
type Pending = Map<string, Map<string, QueuedEvent>>

/** What waits: found again from the list, so that it is no state. */
const indexes = new WeakMap<readonly QueuedEvent[], Pending>()

function waitingFor(pending: Pending, target: string): Map<string, QueuedEvent> {
  const known = pending.get(target)
  if (known) return known
  const made = new Map<string, QueuedEvent>()
  pending.set(target, made)
  return made
}

function indexOf(events: readonly QueuedEvent[]): Pending {
  const known = indexes.get(events)
  if (known) return known
  const made: Pending = new Map()
  for (const event of events) waitingFor(made, event.target).set(event.payload.key, event)
  indexes.set(events, made)
  return made
}

/** Queues an event; of two for the same target and key the earlier one stays (a delaying workqueue's rule). */
export function schedule(queue: EventQueue, at: number, target: string, key: string, cause?: number): void {
  const { events } = queue
  const waiting = waitingFor(indexOf(events), target)
  const pending = waiting.get(key)
  if (pending) {
    if (pending.at <= at) return
    events.splice(countBefore(events, pending.at, pending.seq), 1)
  }
  queue.seq += 1
  const payload = cause === undefined ? { key } : { key, cause }
  const event: QueuedEvent = { at, seq: queue.seq, target, payload }
  events.splice(countBefore(events, at), 0, event)
  waiting.set(key, event)
}

const NOTHING: readonly QueuedEvent[] = []

/** Takes the events due at `now`, in order. */
export function takeDue(queue: EventQueue, now: number): readonly QueuedEvent[] {
  const { events } = queue
  const [first] = events
  if (first === undefined || first.at > now) return NOTHING
  const due = events.splice(0, countBefore(events, now))
  const waiting = indexOf(events)
  for (const { target, payload } of due) waiting.get(target)?.delete(payload.key)
  return ordered(queue.order, due)
}

/** Drops everything that waits for `target` (a process that was killed forgets). */
export function dropTarget(queue: EventQueue, prefix: string): void {
  queue.events = queue.events.filter((event) => !event.target.startsWith(prefix))
}

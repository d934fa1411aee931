/**
 * The scheduling queue.
 * Mirrors: backend/queue – activeQ by priority and time, the two back-off queues (1 s doubling to 10 s), pods that
 * nothing can help yet, flushed after five minutes; with SchedulerPopFromBackoffQ: nobody backs off while the
 * scheduler has nothing else to do.
 */
import { part } from '@/lib/cluster/sim/parts'

export interface QueuedPod {
  uid: string
  priority: number
  /** When it came, or its last attempt ended (ms). */
  since: number
  /** Order among equals; another one whenever it gets active. */
  seq: number
  attempts: number
  /** Attempts in a row that ended without a node, or in an error: back-off grows with them. */
  unschedulable: number
  errors: number
  /** The first back-off and the longest (ms), where they are configured. */
  backoff?: readonly [initial: number, max: number]
  /** The plugins that refused it: their hints decide what wakes it. */
  rejectedBy: string[]
  place: 'active' | 'backoff' | 'errorBackoff' | 'unschedulable' | 'gated'
}

export interface Entry {
  key: string
  priority: number
  since: number
  seq: number
}

export interface QueueState {
  pods: Record<string, QueuedPod>
  /** A heap; an entry whose seq is not its pod's is of the past. */
  active: Entry[]
  /** Keys of pods that are neither active nor gated. */
  resting: Record<string, true>
  seq: number
}

export const newQueue = (): QueueState => ({ pods: {}, active: [], resting: {}, seq: 0 })

/** PrioritySort: the highest priority, then whoever waits longest. */
export const before = (a: Entry, b: Entry) =>
  a.priority !== b.priority
    ? a.priority > b.priority
    : a.since !== b.since
      ? a.since < b.since
      : a.seq < b.seq

function push(heap: Entry[], entry: Entry): void {
  let at = heap.length
  heap.push(entry)
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent] as Entry
    if (!before(entry, above)) break
    heap[at] = above
    at = parent
  }
  heap[at] = entry
}

function popEntry(heap: Entry[]): Entry | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || heap.length === 0) return first
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    const [left, right] = [heap[child], heap[child + 1]]
    if (!left) break
    if (right && before(right, left)) child++
    const lower = heap[child] as Entry
    if (!before(lower, last)) break
    heap[at] = lower
    at = child
  }
  heap[at] = last
  return first
}

/** Most do not rest, and to look costs less than to delete. */
function unrest({ resting }: QueueState, key: string): void {
  if (resting[key]) delete resting[key]
}

export function activate(queue: QueueState, key: string): void {
  const pod = queue.pods[key]
  if (!pod) return
  unrest(queue, key)
  pod.place = 'active'
  pod.seq = ++queue.seq
  push(queue.active, { key, priority: pod.priority, since: pod.since, seq: pod.seq })
}

/** A pod that has just come. */
export function add(
  queue: QueueState,
  key: string,
  pod: Pick<QueuedPod, 'uid' | 'priority' | 'backoff'>,
  now: number,
  gatedBy?: string,
): void {
  const fresh = { since: now, seq: 0, attempts: 0, unschedulable: 0, errors: 0 }
  const place = gatedBy ? 'gated' : 'active'
  queue.pods[key] = { ...pod, ...fresh, rejectedBy: gatedBy ? [gatedBy] : [], place }
  unrest(queue, key)
  if (!gatedBy) activate(queue, key)
}

export function remove(queue: QueueState, key: string): void {
  delete queue.pods[key]
  unrest(queue, key)
}

/** True when somebody waits for a hint or backs off. */
export function anyRests({ resting }: QueueState): boolean {
  for (const _ in resting) return true
  return false
}

/** Takes the next pod to try. */
export function pop(queue: QueueState): string | undefined {
  for (let entry = popEntry(queue.active); entry; entry = popEntry(queue.active)) {
    const pod = queue.pods[entry.key]
    if (pod?.place === 'active' && pod.seq === entry.seq) return entry.key
  }
  return anyRests(queue) ? part('scheduling').popBackoff(queue) : undefined
}

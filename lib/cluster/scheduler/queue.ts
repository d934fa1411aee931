/**
 * The scheduling queue.
 * Mirrors: backend/queue – activeQ by priority and time, the two back-off queues (1 s doubling to 10 s), pods that
 * nothing can help yet, flushed after five minutes; with SchedulerPopFromBackoffQ: nobody backs off while the
 * scheduler has nothing else to do.
 */

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
  /** The plugins that refused it: their hints decide what wakes it. */
  rejectedBy: string[]
  place: 'active' | 'backoff' | 'errorBackoff' | 'unschedulable' | 'gated'
}

interface Entry {
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

const INITIAL_BACKOFF = 1000
const MAX_BACKOFF = 10_000
/** Back-offs end in whole seconds, so that priority counts among those of one second. */
const BACKOFF_WINDOW = 1000
const MAX_UNSCHEDULABLE = 300_000
const FLUSH_PERIOD = 30_000

/** PrioritySort: the highest priority, then whoever waits longest. */
const before = (a: Entry, b: Entry) =>
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

/** How long a pod waits after its last attempt (calculateBackoffDuration). */
export function backoffOf({ unschedulable, errors }: Pick<QueuedPod, 'unschedulable' | 'errors'>): number {
  const count = errors > 0 ? errors : unschedulable
  return count === 0 ? 0 : Math.min(MAX_BACKOFF, INITIAL_BACKOFF * 2 ** (count - 1))
}

const backoffEnds = (pod: QueuedPod) =>
  Math.floor((pod.since + backoffOf(pod)) / BACKOFF_WINDOW) * BACKOFF_WINDOW

export function activate(queue: QueueState, key: string): void {
  const pod = queue.pods[key]
  if (!pod) return
  delete queue.resting[key]
  pod.place = 'active'
  pod.seq = ++queue.seq
  push(queue.active, { key, priority: pod.priority, since: pod.since, seq: pod.seq })
}

function rest(queue: QueueState, key: string, place: QueuedPod['place']): void {
  const pod = queue.pods[key]
  if (!pod) return
  pod.place = place
  queue.resting[key] = true
}

/** A pod that has just come. */
export function add(
  queue: QueueState,
  key: string,
  pod: { uid: string; priority: number },
  now: number,
  gatedBy?: string,
): void {
  const fresh = { since: now, seq: 0, attempts: 0, unschedulable: 0, errors: 0 }
  const place = gatedBy ? 'gated' : 'active'
  queue.pods[key] = { ...pod, ...fresh, rejectedBy: gatedBy ? [gatedBy] : [], place }
  delete queue.resting[key]
  if (!gatedBy) activate(queue, key)
}

export function remove(queue: QueueState, key: string): void {
  delete queue.pods[key]
  delete queue.resting[key]
}

/** Something happened that may help a pod: it is tried again, after its back-off. */
export function requeue(queue: QueueState, key: string, now: number): void {
  const pod = queue.pods[key]
  if (pod?.place !== 'unschedulable') return
  if (backoffEnds(pod) > now) rest(queue, key, 'backoff')
  else activate(queue, key)
}

/** An attempt found no node; only what the plugins that refused hint at makes another one worth it. */
export function addUnschedulable(queue: QueueState, key: string, rejectedBy: string[], now: number): void {
  const pod = queue.pods[key]
  if (!pod) return
  Object.assign(pod, { rejectedBy, since: now, unschedulable: pod.unschedulable + 1, errors: 0 })
  rest(queue, key, 'unschedulable')
}

/** An attempt ended in an error. Returns how long it waits (ms). */
export function addFailed(queue: QueueState, key: string, now: number): number {
  const pod = queue.pods[key]
  if (!pod) return 0
  Object.assign(pod, { rejectedBy: [], since: now, errors: pod.errors + 1 })
  rest(queue, key, 'errorBackoff')
  return backoffOf(pod)
}

/** Makes those active whose back-off after an error is over. */
export function flushBackoff(queue: QueueState, now: number): void {
  for (const key of Object.keys(queue.resting)) {
    const pod = queue.pods[key]
    if (pod?.place === 'errorBackoff' && pod.since + backoffOf(pod) <= now) activate(queue, key)
  }
}

/** The pod whose back-off ends first, of those that refusals made back off. */
function popBackoff(queue: QueueState): string | undefined {
  let best: (Entry & { ends: number }) | undefined
  for (const key of Object.keys(queue.resting)) {
    const pod = queue.pods[key]
    if (pod?.place !== 'backoff') continue
    const entry = { key, priority: pod.priority, since: pod.since, seq: pod.seq, ends: backoffEnds(pod) }
    if (!best || entry.ends < best.ends || (entry.ends === best.ends && before(entry, best))) best = entry
  }
  return best?.key
}

/** Takes the next pod to try. */
export function pop(queue: QueueState): string | undefined {
  for (let entry = popEntry(queue.active); entry; entry = popEntry(queue.active)) {
    const pod = queue.pods[entry.key]
    if (pod?.place === 'active' && pod.seq === entry.seq) return entry.key
  }
  const key = popBackoff(queue)
  const pod = key === undefined ? undefined : queue.pods[key]
  if (!key || !pod) return undefined
  delete queue.resting[key]
  pod.place = 'active'
  return key
}

/** Pods that nothing has helped for five minutes are tried again. */
export function flushUnschedulable(queue: QueueState, now: number): void {
  for (const key of unschedulable(queue))
    if (now - (queue.pods[key]?.since ?? now) > MAX_UNSCHEDULABLE) requeue(queue, key, now)
}

export const unschedulable = (queue: QueueState): string[] =>
  Object.keys(queue.resting).filter((key) => queue.pods[key]?.place === 'unschedulable')

/** When flushing does something next: the scheduler looks every 30 s from its start on. */
export function nextFlush(queue: QueueState, started: number): number | undefined {
  let first = Number.POSITIVE_INFINITY
  for (const key of unschedulable(queue)) first = Math.min(first, queue.pods[key]?.since ?? first)
  if (first === Number.POSITIVE_INFINITY) return undefined
  const due = first + MAX_UNSCHEDULABLE + 1 - started
  return started + Math.ceil(due / FLUSH_PERIOD) * FLUSH_PERIOD
}

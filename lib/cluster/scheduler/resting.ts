/** Pods that are not active: they back off, or wait for something that helps. */
import { activate, before, type Entry, type QueuedPod, type QueueState } from '@/lib/cluster/scheduler/queue'

const INITIAL_BACKOFF = 1000
const MAX_BACKOFF = 10_000
/** Back-offs end in whole seconds, so that priority counts among those of one second. */
const BACKOFF_WINDOW = 1000
const MAX_UNSCHEDULABLE = 300_000
const FLUSH_PERIOD = 30_000

/** How long a pod waits after its last attempt (calculateBackoffDuration). */
export function backoffOf({
  unschedulable,
  errors,
  backoff: [initial, max] = [INITIAL_BACKOFF, MAX_BACKOFF],
}: Pick<QueuedPod, 'unschedulable' | 'errors' | 'backoff'>): number {
  const count = errors > 0 ? errors : unschedulable
  return count === 0 ? 0 : Math.min(max, initial * 2 ** (count - 1))
}

const backoffEnds = (pod: QueuedPod) =>
  Math.floor((pod.since + backoffOf(pod)) / BACKOFF_WINDOW) * BACKOFF_WINDOW

function rest(queue: QueueState, key: string, place: QueuedPod['place']): void {
  const pod = queue.pods[key]
  if (!pod) return
  pod.place = place
  queue.resting[key] = true
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

function take(queue: QueueState, key: string): void {
  delete queue.resting[key]
  const pod = queue.pods[key]
  if (pod) pod.place = 'active'
}

/** Takes the pod whose back-off ends first, of those that refusals made back off. */
export function popBackoff(queue: QueueState): string | undefined {
  let best: (Entry & { ends: number }) | undefined
  for (const key of Object.keys(queue.resting)) {
    const pod = queue.pods[key]
    if (pod?.place !== 'backoff') continue
    const entry = { key, priority: pod.priority, since: pod.since, seq: pod.seq, ends: backoffEnds(pod) }
    if (!best || entry.ends < best.ends || (entry.ends === best.ends && before(entry, best))) best = entry
  }
  if (best) take(queue, best.key)
  return best?.key
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

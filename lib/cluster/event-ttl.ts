/** Events live for an hour after they were last seen, as the API server's --event-ttl has it. */
import type { Event, KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ObjectIndex } from '@/lib/cluster/apimachinery/object-index'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { LateCreation } from '@/lib/cluster/apiserver/late-creation'
import { LateRepeat } from '@/lib/cluster/apiserver/late-repeat'
import { type EventQueue, schedule } from '@/lib/cluster/sim/queue'
import type { Kept } from '@/lib/cluster/storage/kept'
import type { Store } from '@/lib/cluster/storage/store'

const TTL = 3_600_000

/** Who hears of the timer. */
export const EVENT_TTL = 'etcd#event-ttl'

function expiresAt(object: KubeObject): number {
  const { series, lastTimestamp, eventTime, metadata } = object as unknown as Event
  const seen = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp
  return (parseTime(seen) ?? 0) + TTL
}

const keptUntil = (kept: Kept): number =>
  kept instanceof LateCreation || kept instanceof LateRepeat ? kept.since + TTL : expiresAt(kept.object)

const second = (ms: number) => String(Math.floor(ms / 1000))

/** Events by the second in which their time is up: there are never more than TTL has. */
const BY_EXPIRY: ObjectIndex = {
  valueOf: (event) => second(expiresAt(event)),
  valueOfLate: (late) => second(keptUntil(late as Kept)),
}

/** Drops the events whose time is up; returns when the next one's will be, if there are any left. */
export function expireEvents(store: Store, now: number): number | undefined {
  for (;;) {
    const seconds = store.indexValues('events', BY_EXPIRY).map(Number)
    if (seconds.length === 0) return undefined
    const first = seconds.reduce((a, b) => Math.min(a, b))
    let next = Number.POSITIVE_INFINITY
    for (const [key, kept] of store.keptUnder('events', BY_EXPIRY, String(first))) {
      const at = keptUntil(kept)
      if (at <= now) store.drop('events', key)
      else next = Math.min(next, at)
    }
    if (Number.isFinite(next)) return next
  }
}

interface Clock {
  now: number
  queue: EventQueue
  /** The timer waits. */
  expiryPending: boolean
}

/** Keeps one timer for the event that expires next. */
export function watchEventTtl(state: Clock, store: Store): void {
  if (state.expiryPending || store.changedAt('events') === 0) return
  const next = expireEvents(store, state.now)
  if (next === undefined) return
  state.expiryPending = true
  schedule(state.queue, next, EVENT_TTL, '')
}

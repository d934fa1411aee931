/** Events live for an hour after they were last seen, as the API server's --event-ttl has it. */
import type { Event } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Store } from '@/lib/cluster/storage/store'

const TTL = 3_600_000

function expiresAt(event: Event): number {
  const { series, lastTimestamp, eventTime, metadata } = event
  const seen = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp
  return (parseTime(seen) ?? 0) + TTL
}

/** Drops the events whose time is up; returns when the next one's will be, if there are any left. */
export function expireEvents(store: Store, now: number): number | undefined {
  let next: number | undefined
  for (const object of store.list('events')) {
    const at = expiresAt(object as unknown as Event)
    const { namespace, name } = object.metadata
    if (at <= now) store.remove('events', `${namespace}/${name}`)
    else next = next === undefined ? at : Math.min(next, at)
  }
  return next
}

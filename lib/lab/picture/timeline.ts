import type { Event } from '@/lib/cluster/apimachinery/object'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import { Drawings } from './drawings'
import type { TimelineEntry } from './schema'

const TIMELINE_LENGTH = 120
const NOTHING: readonly unknown[] = []

function timeOf({ lastTimestamp, eventTime, metadata }: Event): number {
  return Date.parse(String(lastTimestamp ?? eventTime ?? metadata.creationTimestamp))
}

const told = new Drawings<Event, TimelineEntry>()

function eventEntry(event: Event): TimelineEntry {
  return told.of(event, NOTHING, () => {
    const { metadata, type, reason, message, source, involvedObject } = event
    return {
      id: `e${metadata.uid}-${metadata.resourceVersion}`,
      at: timeOf(event),
      kind: 'event',
      warning: type === 'Warning',
      actor: source?.component ?? '',
      what: reason ?? '',
      about: `${involvedObject.kind ?? ''}/${involvedObject.name ?? ''}: ${message ?? ''}`,
    }
  })
}

const written = new Drawings<CauseRecord, TimelineEntry>()

const writeEntry = (record: CauseRecord): TimelineEntry =>
  written.of(record, NOTHING, () => {
    const { seq, at, actor, verb, resource, subresource, key } = record
    const what = `${verb} ${resource}${subresource ? `/${subresource}` : ''}`
    return { id: `w${seq}`, at, kind: 'write', warning: false, actor, what, about: key }
  })

/** Oldest first. Timestamps have whole seconds: within one, the later write comes last. */
export function inTime(events: readonly Event[]): Event[] {
  return events
    .map((event) => ({ event, at: eventEntry(event).at, rv: Number(event.metadata.resourceVersion) }))
    .sort((a, b) => a.at - b.at || a.rv - b.rv)
    .map(({ event }) => event)
}

/** The last writes and Events, newest first. @param events oldest first, as `causes` */
export function timelineOf(causes: readonly CauseRecord[], events: readonly Event[]): TimelineEntry[] {
  const writes = causes
    .slice(-4 * TIMELINE_LENGTH)
    .filter(({ resource, subresource }) => resource !== 'events' && subresource !== 'status')
  return [...writes.map(writeEntry), ...events.slice(-TIMELINE_LENGTH).map(eventEntry)]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .slice(0, TIMELINE_LENGTH)
}

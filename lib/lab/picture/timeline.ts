import { type Event, splitKey } from '@/lib/cluster/apimachinery/object'
import { findKind } from '@/lib/cluster/apis/index'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import { Drawings } from './drawings'
import { Reactions } from './reactions'
import type { TimelineEntry } from './schema'

const TIMELINE_LENGTH = 120

function timeOf({ lastTimestamp, eventTime, metadata }: Event): number {
  return Date.parse(String(lastTimestamp ?? eventTime ?? metadata.creationTimestamp))
}

const told = new Drawings<Event, TimelineEntry>()

function eventEntry(event: Event, because?: string): TimelineEntry {
  return told.of(event, [because], () => {
    const { metadata, type, reason, message, source, involvedObject } = event
    const { kind = '', name = '', namespace } = involvedObject
    return {
      id: `e${metadata.uid}-${metadata.resourceVersion}`,
      at: timeOf(event),
      kind: 'event',
      warning: type === 'Warning',
      actor: source?.component ?? '',
      what: reason ?? '',
      about: `${kind}/${name}: ${message ?? ''}`,
      ...(because ? { because } : {}),
      object: { kind, name, ...(namespace ? { namespace } : {}) },
    }
  })
}

const written = new Drawings<CauseRecord, TimelineEntry>()

/** What the timeline has no entry of by itself: too much, or told by Events. */
const isShown = ({ resource, subresource }: CauseRecord) =>
  !resource.startsWith('events') && resource !== 'leases.coordination.k8s.io' && subresource !== 'status'

const idOf = ({ seq }: CauseRecord) => `w${seq}`

const writeEntry = (record: CauseRecord, because?: string): TimelineEntry =>
  written.of(record, [because], () => {
    const { at, actor, verb, resource, subresource, key, command } = record
    const what = `${verb} ${resource}${subresource ? `/${subresource}` : ''}`
    const kind = findKind(resource)?.kind
    const { namespace, name } = splitKey(key)
    return {
      ...{ id: idOf(record), at, kind: 'write', warning: false, actor, what, about: key },
      ...(command === undefined ? {} : { command }),
      ...(because ? { because } : {}),
      ...(kind ? { object: { kind, name, ...(namespace ? { namespace } : {}) } } : {}),
    }
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
  const last = causes.slice(-4 * TIMELINE_LENGTH)
  const reactions = new Reactions(last)
  const because = (record: CauseRecord | undefined) => {
    const cause = record && reactions.causeOf(record, isShown)
    return cause && idOf(cause)
  }
  return [
    ...last.filter(isShown).map((record) => writeEntry(record, because(record))),
    ...events
      .slice(-TIMELINE_LENGTH)
      .map((event) => eventEntry(event, because(reactions.at(Number(event.metadata.resourceVersion))))),
  ]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .slice(0, TIMELINE_LENGTH)
}

/**
 * Event recording with client-go's correlation: repeats count up, many alike are combined, spam is dropped.
 * Mirrors: k8s.io/client-go/tools/record (aggregation after 10 in 10 minutes; 25 at once, then one per 5 minutes);
 * for events with an action tools/events: a repeat about the same revision of an object makes it a series, which
 * is written anew every half hour and forgotten six minutes after its last one.
 * Differs: what the last repeats of a series that ended were is not written.
 */
import { ApiError, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { Client } from '@/lib/cluster/client/client'
import type { RecordedEvent } from '@/lib/cluster/client/component'
import { EventDraft, type EventSource } from '@/lib/cluster/client/event-draft'
import { eightDigits } from '@/lib/cluster/sim/hex'
import { nextUint32, type RngState } from '@/lib/cluster/sim/rng'

interface Seen {
  namespace: string
  name: string
  count: number
  /** Of a series: when it was observed and written last (ms). */
  at?: number
  written?: number
}

/** Events that differ in their messages only. */
interface Similar {
  /** When the window began, and the distinct messages in it. */
  since: number
  messages: string[]
  /** The stored events that repeats count up, by their messages: few, so that no key need be made of them. */
  seen: (Seen & { of: string })[]
}

export interface RecorderState {
  /** The stored event that a repeat counts up, of those with an action. */
  seen: Record<string, Seen>
  similar: Record<string, Similar>
  /** Tokens left per source and object. */
  tokens: Record<string, { left: number; at: number }>
  /** The name of the last event: the ms, and the nanoseconds behind it. */
  last?: { at: number; nanos: number }
}

export const newRecorderState = (): RecorderState => ({ seen: {}, similar: {}, tokens: {} })

const MAX_SIMILAR = 10
const SIMILAR_WINDOW = 600_000
const BURST = 25
const REFILL_MS = 300_000
const SERIES_ENDS = 360_000
const SERIES_REFRESH = 1_800_000
/** Entries that are kept at least. */
const REMEMBERED = 4096
/** Of events that differ in their messages only. */
const MOST_SEEN = 100

export interface Recorder {
  record(object: KubeObject, event: RecordedEvent): void
}

/** How many entries a record has: counting them anew for each event would cost more than the event. */
const counts = new WeakMap<object, { entries: number }>()

/** Forgets the oldest entries, as an LRU would: half of them when there are twice as many as it keeps. */
function remember<T>(record: Record<string, T>, key: string, value: T): void {
  const isNew = record[key] === undefined
  record[key] = value
  if (!isNew) return
  let count = counts.get(record)
  if (count) count.entries += 1
  else {
    count = { entries: Object.keys(record).length }
    counts.set(record, count)
  }
  if (count.entries <= 2 * REMEMBERED) return
  for (const old of Object.keys(record).slice(0, count.entries - REMEMBERED)) delete record[old]
  count.entries = REMEMBERED
}

function isSpam(state: RecorderState, key: string, now: number): boolean {
  let bucket = state.tokens[key]
  if (!bucket) {
    bucket = { left: BURST, at: now }
    remember(state.tokens, key, bucket)
  }
  const refilled = Math.floor((now - bucket.at) / REFILL_MS)
  const left = Math.min(BURST, bucket.left + refilled)
  bucket.left = Math.max(0, left - 1)
  bucket.at += refilled * REFILL_MS
  return left <= 0
}

/** The eleventh different message within ten minutes stands for all that follow. */
const COMBINED = '\u0000'

/** What is known of events like this one, whose message is among them now. */
function similarTo(state: RecorderState, key: string, message: string, now: number): Similar {
  let similar = state.similar[key]
  if (!similar) {
    similar = { since: now, messages: [message], seen: [] }
    remember(state.similar, key, similar)
  } else if (now - similar.since > SIMILAR_WINDOW) Object.assign(similar, { since: now, messages: [message] })
  else if (similar.messages.length < MAX_SIMILAR && !similar.messages.includes(message))
    similar.messages.push(message)
  return similar
}

/**
 * Real names end in the nanoseconds of the moment, in hexadecimal digits: ours get a seeded remainder below the millisecond,
 * which grows, so that events of one instant are listed in their order.
 */
function nanosecondsAt(state: RecorderState, at: number, random: number): string {
  const before = state.last?.at === at ? state.last.nanos : 0
  const nanos = Math.min(before + 1 + (random % 20_000), 999_999)
  state.last = { at, nanos }
  // More than a number holds: the last six digits apart.
  const low = (at % 2 ** 24) * 1_000_000 + nanos
  const high = Math.floor(at / 2 ** 24) * 1_000_000 + Math.floor(low / 2 ** 24)
  return Math.floor(high / 2 ** 32).toString(16) + eightDigits(high) + eightDigits(low % 2 ** 24).slice(2)
}

/** Counts a repeat of a series; true when there is one, and nothing more is to be done. */
function repeatSeries(client: Client, state: RecorderState, key: string, now: number): boolean {
  const known = state.seen[key]
  if (!known) return false
  if (now - (known.at ?? now) > SERIES_ENDS) {
    delete state.seen[key]
    return false
  }
  known.count += 1
  known.at = now
  if (known.count > 2 && now - (known.written ?? now) < SERIES_REFRESH) return true
  known.written = now
  const series = { count: known.count, lastObservedTime: formatMicroTime(now) }
  try {
    client.patch('events', known.namespace, known.name, { series })
    return true
  } catch (error) {
    if (!isNotFound(error)) throw error
    return false
  }
}

/** What an event is about: its uid says all. Keys are kept by the thousand, so they are short. */
function subjectOf({ kind, metadata: { uid, namespace = '', name } }: KubeObject): string {
  return uid ? `${kind} ${uid}` : `${kind} ${namespace}/${name}`
}

/** A recorder of one component. Failures to write are dropped, as client-go drops them in the end. */
export function createRecorder(
  client: Client,
  state: RecorderState,
  source: EventSource,
  rng: RngState,
  now: () => number,
): Recorder {
  const create = (object: KubeObject, event: RecordedEvent, message: string): Seen => {
    const at = now()
    const name = `${object.metadata.name}.${nanosecondsAt(state, at, nextUint32(rng))}`
    const namespace = object.metadata.namespace ?? 'default'
    const reporter = event.source ? { ...source, component: event.source } : source
    client.createEvent(new EventDraft(object, event, message, reporter, name, at))
    return { namespace, name, count: 1 }
  }
  const writeSeries = (object: KubeObject, event: RecordedEvent) => {
    const { source: by = '', type, reason, action = '' } = event
    const { resourceVersion = '' } = object.metadata
    const key = `${subjectOf(object)}\u0000${resourceVersion}\u0000${by}\u0000${type}\u0000${reason}\u0000${action}`
    if (repeatSeries(client, state, key, now())) return
    remember(state.seen, key, { ...create(object, event, event.message), at: now() })
  }
  const write = (object: KubeObject, event: RecordedEvent) => {
    const at = now()
    const about = subjectOf(object)
    if (isSpam(state, about, at)) return
    const kind = `${about}\u0000${event.fieldPath ?? ''}\u0000${event.type}\u0000${event.reason}`
    const { messages, seen } = similarTo(state, kind, event.message, at)
    const of = messages.length < MAX_SIMILAR ? event.message : COMBINED
    const message = of === COMBINED ? `(combined from similar events): ${event.message}` : event.message
    const place = seen.findIndex((one) => one.of === of)
    const known = seen[place]
    if (known) {
      known.count += 1
      try {
        client.repeatEvent(known.namespace, known.name, { count: known.count, at, message })
        return
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
    const { namespace, name, count } = create(object, event, message)
    if (known) Object.assign(known, { namespace, name, count })
    else seen.push({ of, namespace, name, count })
    if (seen.length > MOST_SEEN) seen.shift()
  }
  return {
    record(object, event) {
      try {
        if (event.action) writeSeries(object, event)
        else write(object, event)
      } catch (error) {
        if (!(error instanceof ApiError) && !(error instanceof ConnectionRefused)) throw error
      }
    },
  }
}

import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digString } from '../go-format'
import type { DescribeWriter } from './writer'

/** How long ago a timestamp is: `5s`, `2m10s`, `<unknown>`. */
export function age(context: CommandContext, timestamp: string): string {
  const ms = parseTime(timestamp)
  return ms === undefined ? '<unknown>' : humanDuration(context.io.now() - ms)
}

const MIRROR = 'kubernetes.io/config.mirror'

/** The events about an object, by when they were last seen; the scheduler's, which do not say so, come first. */
export function eventsOf(context: CommandContext, object: Manifest): Manifest[] {
  const events = context.client.list(context.mapper.get('events'), object.metadata?.namespace).items
  const { uid, name, annotations } = object.metadata ?? {}
  const mirrored = (annotations as Record<string, string> | undefined)?.[MIRROR]
  return events
    .filter((event) => {
      const about = digString(event, 'involvedObject', 'uid')
      const named = digString(event, 'involvedObject', 'name') === name
      // A mirror pod's events are about the static pod.
      return named && [uid, name, mirrored].includes(about)
    })
    .sort((a, b) => lastSeen(a) - lastSeen(b))
}

function lastSeen(event: Manifest): number {
  return parseTime(digString(event, 'lastTimestamp')) ?? 0
}

function interval(context: CommandContext, event: Manifest): string {
  const first = age(context, digString(event, 'eventTime') || digString(event, 'firstTimestamp'))
  const series = dig(event, 'series')
  if (series) {
    const last = age(context, digString(series, 'lastObservedTime'))
    return `${last} (x${digString(series, 'count')} over ${first})`
  }
  const count = Number(dig(event, 'count') ?? 1)
  if (count > 1) return `${age(context, digString(event, 'lastTimestamp'))} (x${count} over ${first})`
  return first
}

/** The `Events:` block at the end of a description. */
export function describeEvents(context: CommandContext, object: Manifest, writer: DescribeWriter): void {
  if (!context.flags.bool('show-events')) return
  const events = eventsOf(context, object)
  if (events.length === 0) {
    writer.line(0, 'Events:\t<none>')
    return
  }
  writer.line(0, 'Events:')
  writer.line(1, 'Type\tReason\tAge\tFrom\tMessage')
  writer.line(1, '----\t------\t----\t----\t-------')
  for (const event of events) {
    const source = digString(event, 'source', 'component') || digString(event, 'reportingComponent')
    const path = digString(event, 'involvedObject', 'fieldPath')
    const message = digString(event, 'message').trim()
    const shown = path ? `${path}: ${message}` : message
    const cells = [
      digString(event, 'type'),
      digString(event, 'reason'),
      interval(context, event),
      source,
      shown,
    ]
    writer.line(1, cells.join('\t'))
  }
}

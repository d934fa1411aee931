import { parseTime } from '@/lib/cluster/apimachinery/time'
import { type CommandContext, defineCommand } from '../cli/command'
import { ALL_NAMESPACES_FLAG } from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { age } from '../describe/events'
import { KubectlError } from '../errors'
import { dig, digString } from '../go-format'
import type { Steps } from '../io'
import { objectPrinter, PRINT_FLAGS } from '../printers/print-flags'
import { alignTabs, TABLE_TABS } from '../printers/tab-writer'
import { parseResourceArgs } from '../resource/resource-args'

const POLL = 500
const HEADERS = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE']

interface Subject {
  kind: string
  apiVersion: string
  name: string
}

function subjectOf(context: CommandContext): Subject | undefined {
  const text = context.flags.string('for')
  if (text === '') return undefined
  const args = parseResourceArgs([text], () => undefined)
  if (args.form !== 'tuples' || !args.tuples[0]) throw new KubectlError('--for must be in resource/name form')
  const { type, name } = args.tuples[0]
  const { kind, group, version } = mappingOf(context, type)
  return { kind, apiVersion: group ? `${group}/${version}` : version, name }
}

/** A type that is not there is reported without `error: ` here. */
function mappingOf(context: CommandContext, type: string) {
  try {
    return context.mapper.get(type)
  } catch (error) {
    throw error instanceof KubectlError ? new KubectlError(error.message, true) : error
  }
}

function wantedTypes(context: CommandContext): string[] {
  const types = context.flags.list('types')
  const valid = ['Normal', 'Warning']
  return types.map((type) => {
    const found = valid.find((one) => one.toLowerCase() === type.toLowerCase())
    if (!found) throw new KubectlError('valid --types are Normal or Warning')
    return found
  })
}

function lastSeen(event: Manifest): number {
  const text =
    digString(event, 'series', 'lastObservedTime') ||
    digString(event, 'lastTimestamp') ||
    digString(event, 'eventTime')
  return parseTime(text) ?? 0
}

function listEvents(context: CommandContext, subject: Subject | undefined, types: string[]): Manifest[] {
  const { client, config, flags, mapper } = context
  const namespace = flags.bool('all-namespaces') ? undefined : config.namespace().namespace
  const fieldSelector = subject
    ? `involvedObject.kind=${subject.kind},involvedObject.apiVersion=${subject.apiVersion},involvedObject.name=${subject.name}`
    : ''
  return client
    .list(mapper.get('events'), namespace, { fieldSelector })
    .items.filter((event) => types.length === 0 || types.includes(digString(event, 'type')))
    .sort((a, b) => lastSeen(a) - lastSeen(b))
}

/** `5s`, or `5s (x3 over 2m)` of an event that came several times. */
function interval(context: CommandContext, event: Manifest): string {
  const first = digString(event, 'firstTimestamp') || digString(event, 'eventTime')
  const count = Number(dig(event, 'series', 'count') ?? dig(event, 'count') ?? 1)
  const last = digString(event, 'series', 'lastObservedTime') || digString(event, 'lastTimestamp') || first
  if (count > 1) return `${age(context, last)} (x${count} over ${age(context, first)})`
  return age(context, first)
}

function tableText(context: CommandContext, events: Manifest[], headers: boolean): string {
  const everywhere = context.flags.bool('all-namespaces')
  const rows = events.map((event) => [
    ...(everywhere ? [event.metadata?.namespace ?? ''] : []),
    interval(context, event),
    digString(event, 'type'),
    digString(event, 'reason'),
    `${digString(event, 'involvedObject', 'kind')}/${digString(event, 'involvedObject', 'name')}`,
    digString(event, 'message').trim(),
  ])
  const titles = headers ? [[...(everywhere ? ['NAMESPACE'] : []), ...HEADERS]] : []
  return alignTabs([...titles, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''), TABLE_TABS)
}

function* watch(context: CommandContext, subject: Subject | undefined, types: string[]): Steps<undefined> {
  const shown = new Map<string, string>()
  for (;;) {
    const fresh = listEvents(context, subject, types).filter(({ metadata }) => {
      const { uid = '', resourceVersion = '' } = metadata ?? {}
      const known = shown.get(uid) === resourceVersion
      shown.set(uid, resourceVersion)
      return !known
    })
    if (fresh.length > 0) context.out(tableText(context, fresh, false))
    yield { kind: 'sleep', ms: POLL, follows: true }
  }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags } = context
  const types = wantedTypes(context)
  const subject = subjectOf(context)
  const printer = objectPrinter(context)
  if (flags.bool('watch')) return yield* watch(context, subject, types)
  const events = listEvents(context, subject, types)
  if (events.length === 0) {
    const where = flags.bool('all-namespaces') ? '' : ` in ${context.config.namespace().namespace} namespace`
    context.err(`No events found${where}.\n`)
    return undefined
  }
  if (printer) {
    context.out(printer({ apiVersion: 'v1', items: events, kind: 'List', metadata: {} }))
    return undefined
  }
  context.out(tableText(context, events, !flags.bool('no-headers')))
  return undefined
}

export const events = defineCommand({
  use: 'events [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]',
  short: 'List events',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # What happened to one pod
    kubectl events --for pod/web

    # Warnings of all namespaces
    kubectl events --all-namespaces --types=Warning
  `,
  flags: [
    ...PRINT_FLAGS,
    ALL_NAMESPACES_FLAG,
    { name: 'chunk-size', type: 'int64', default: '500', usage: 'Read large lists in pieces of this size.' },
    { name: 'for', type: 'string', usage: 'Only events about this object: TYPE/NAME.' },
    { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
    { name: 'types', type: 'stringSlice', usage: 'Only events of these types: Normal, Warning.' },
    { name: 'watch', short: 'w', type: 'bool', usage: 'Go on with what is new.' },
  ],
  run,
})

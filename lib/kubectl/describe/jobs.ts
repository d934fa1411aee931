import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { CommandContext } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { dig, digList, digMap, digString, type JsonMap } from '../go-format'
import { describeEvents } from './events'
import { controllerText } from './owner'
import { describePodTemplate } from './pod-template'
import { selectorText } from './scheduling'
import { DescribeWriter, describeBool, describeTime } from './writer'

const UNSET = '<unset>'

function describeHead(object: Manifest, writer: DescribeWriter, selector?: string): void {
  writer.line(0, `Name:\t${object.metadata?.name}`)
  writer.line(0, `Namespace:\t${object.metadata?.namespace}`)
  if (selector !== undefined) writer.line(0, `Selector:\t${selector}`)
  writer.labels('Labels', digMap(object, 'metadata', 'labels'))
  writer.annotations('Annotations', digMap(object, 'metadata', 'annotations'))
}

/** At most about fifty characters of indexes, cut behind a comma. */
function shortIndexes(indexes: string): string {
  if (indexes === '') return '<none>'
  const comma = indexes.indexOf(',', 50)
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`
}

function describeTimes({ spec, status }: Manifest, writer: DescribeWriter): void {
  const started = digString(status, 'startTime')
  const ended = digString(status, 'completionTime')
  if (started) writer.line(0, `Start Time:\t${describeTime(started)}`)
  if (ended) writer.line(0, `Completed At:\t${describeTime(ended)}`)
  if (started && ended) {
    const lasted = (parseTime(ended) ?? 0) - (parseTime(started) ?? 0)
    writer.line(0, `Duration:\t${humanDuration(lasted)}`)
  }
  const deadline = digString(spec, 'activeDeadlineSeconds')
  if (deadline) writer.line(0, `Active Deadline Seconds:\t${deadline}s`)
}

/** `kubectl describe job` */
export function describeJob(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec, status } = object
  describeHead(object, writer, selectorText(dig(spec, 'selector')))
  const controller = controllerText(object)
  if (controller) writer.line(0, `Controlled By:\t${controller}`)
  writer.line(0, `Parallelism:\t${digString(spec, 'parallelism')}`)
  writer.line(0, `Completions:\t${digString(spec, 'completions') || UNSET}`)
  for (const [title, field] of [
    ['Completion Mode', 'completionMode'],
    ['Suspend', 'suspend'],
    ['Backoff Limit', 'backoffLimit'],
    ['TTL Seconds After Finished', 'ttlSecondsAfterFinished'],
  ] as const) {
    const value = dig(spec, field)
    if (value !== undefined) writer.line(0, `${title}:\t${value}`)
  }
  describeTimes(object, writer)
  const count = (field: string) => Number(dig(status, field) ?? 0)
  const ready = dig(status, 'ready') === undefined ? '' : ` (${count('ready')} Ready)`
  const states = [
    `${count('active')} Active${ready}`,
    `${count('succeeded')} Succeeded`,
    `${count('failed')} Failed`,
  ]
  writer.line(0, `Pods Statuses:\t${states.join(' / ')}`)
  if (digString(spec, 'completionMode') === 'Indexed')
    writer.line(0, `Completed Indexes:\t${shortIndexes(digString(status, 'completedIndexes'))}`)
  describePodTemplate((dig(spec, 'template') ?? {}) as JsonMap, writer)
  describeEvents(context, object, writer)
  return writer.text()
}

function describeJobTemplate(template: unknown, writer: DescribeWriter): void {
  const spec = dig(template, 'spec')
  const selector = dig(spec, 'selector')
  writer.line(0, `Selector:\t${selector === undefined ? UNSET : selectorText(selector)}`)
  writer.line(0, `Parallelism:\t${digString(spec, 'parallelism') || UNSET}`)
  writer.line(0, `Completions:\t${digString(spec, 'completions') || UNSET}`)
  const deadline = digString(spec, 'activeDeadlineSeconds')
  if (deadline) writer.line(0, `Active Deadline Seconds:\t${deadline}s`)
  describePodTemplate((dig(spec, 'template') ?? {}) as JsonMap, writer)
}

/** `kubectl describe cronjob` */
export function describeCronJob(context: CommandContext, object: Manifest): string {
  const writer = new DescribeWriter()
  const { spec, status } = object
  describeHead(object, writer)
  writer.line(0, `Schedule:\t${digString(spec, 'schedule')}`)
  writer.line(0, `Concurrency Policy:\t${digString(spec, 'concurrencyPolicy')}`)
  writer.line(0, `Suspend:\t${describeBool(dig(spec, 'suspend'))}`)
  writer.line(0, `Time Zone:\t${digString(spec, 'timeZone') || UNSET}`)
  const setting = (field: string, unit = '') => {
    const value = dig(spec, field)
    return value === undefined ? UNSET : `${value}${unit}`
  }
  writer.line(0, `Successful Job History Limit:\t${setting('successfulJobsHistoryLimit')}`)
  writer.line(0, `Failed Job History Limit:\t${setting('failedJobsHistoryLimit')}`)
  writer.line(0, `Starting Deadline Seconds:\t${setting('startingDeadlineSeconds', 's')}`)
  describeJobTemplate(dig(spec, 'jobTemplate'), writer)
  const last = digString(status, 'lastScheduleTime')
  writer.line(0, `Last Schedule Time:\t${last ? describeTime(last) : UNSET}`)
  const active = digList(status, 'active').map((one) => digString(one, 'name'))
  writer.line(0, `Active Jobs:\t${active.join(', ') || '<none>'}`)
  describeEvents(context, object, writer)
  return writer.text()
}

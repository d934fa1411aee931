import { CronError, nextTime, parseCron, type Schedule } from '@/lib/cluster/apimachinery/cron'
import { isAlreadyExists, isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  type CronJob,
  controllerReference,
  type Job,
  type KubeObject,
  keyOf,
} from '@/lib/cluster/apimachinery/object'
import { remembering } from '@/lib/cluster/apimachinery/remembering'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { conditionOf, isJobFinished } from '@/lib/cluster/controller/job/finished'

type Status = NonNullable<CronJob['status']>

/** A CronJob under reconciliation; the status is written at the end. */
interface Work {
  ctx: ComponentContext
  cronJob: CronJob
  status: Status
  jobs: Job[]
}

const MINUTE = 60_000
/** The controller looks a moment after the minute, so as not to be early. */
const DELTA = 100
const TOO_MANY = 100
const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp'

const say = ({ ctx, cronJob }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(cronJob as unknown as KubeObject, { type, reason, message })

const isActiveIn = (status: Status, uid: string) => (status.active ?? []).some((one) => one.uid === uid)

function dropActive(status: Status, uid: string): void {
  const left = (status.active ?? []).filter((one) => one.uid !== uid)
  if (left.length > 0) status.active = left
  else delete status.active
}

/** Takes note of Jobs that have ended, are gone, or are not known. */
function followJobs(work: Work): void {
  const { status, jobs } = work
  for (const job of jobs) {
    const { uid, name } = job.metadata
    const done = isJobFinished(job)
    if (isActiveIn(status, uid) && done) {
      dropActive(status, uid)
      const type = conditionOf(job, 'Complete') ? 'Complete' : 'Failed'
      say(work, 'Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${type}`)
    } else if (!isActiveIn(status, uid) && !done) {
      say(work, 'Warning', 'UnexpectedJob', `Saw a job that the controller did not create or forgot: ${name}`)
    }
    const completed = conditionOf(job, 'Complete') && job.status?.completionTime
    if (completed && completed > (status.lastSuccessfulTime ?? '')) status.lastSuccessfulTime = completed
  }
  for (const { uid = '', name } of status.active ?? []) {
    if (jobs.some(({ metadata }) => metadata.uid === uid)) continue
    dropActive(status, uid)
    say(work, 'Normal', 'MissingJob', `Active job went missing: ${name}`)
  }
}

function deleteJob(work: Work, { metadata }: Job): void {
  const { namespace, name, uid } = metadata
  try {
    work.ctx.client.delete('jobs.batch', namespace, name, { uid, propagationPolicy: 'Background' })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  dropActive(work.status, uid)
  say(work, 'Normal', 'SuccessfulDelete', `Deleted job ${name}`)
}

const byStart = (a: Job, b: Job) =>
  (a.status?.startTime ?? '') < (b.status?.startTime ?? '') ? -1 : a.metadata.name < b.metadata.name ? -1 : 1

/** Of the Jobs that have ended, the oldest beyond the limits go. */
function cleanUp(work: Work): void {
  const { failedJobsHistoryLimit, successfulJobsHistoryLimit } = work.cronJob.spec
  const trim = (type: string, limit: number | undefined) => {
    if (limit === undefined) return
    const ended = work.jobs.filter((job) => conditionOf(job, type) && !job.metadata.deletionTimestamp)
    for (const job of ended.sort(byStart).slice(0, Math.max(0, ended.length - limit))) deleteJob(work, job)
  }
  trim('Complete', successfulJobsHistoryLimit)
  trim('Failed', failedJobsHistoryLimit)
}

const parse = remembering(parseCron)

/** Undefined for what validation has let pass in former times. */
function scheduleOf({ spec }: CronJob): Schedule | undefined {
  try {
    return parse(spec.schedule)
  } catch (error) {
    if (error instanceof CronError) return undefined
    throw error
  }
}

const lastRun = ({ status, metadata }: CronJob, now: number): number =>
  parseTime(status?.lastScheduleTime ?? metadata.creationTimestamp) ?? now

/** The latest time that has come since the last run, and how many were missed before it. */
function lastDue(work: Work, schedule: Schedule): { at: number; missed: number } | undefined {
  const { cronJob, ctx } = work
  const { startingDeadlineSeconds, timeZone } = cronJob.spec
  const from = lastRun(cronJob, ctx.now())
  const earliest = ctx.now() - (startingDeadlineSeconds ?? Number.POSITIVE_INFINITY) * 1000
  let due: number | undefined
  let missed = 0
  let next = nextTime(schedule, Math.max(from, earliest), timeZone)
  while (next !== undefined && next <= ctx.now()) {
    due = next
    missed += 1
    // Days of pause hold thousands of minutes: from here on only the last hours matter.
    const skip = missed > TOO_MANY ? Math.max(next, ctx.now() - 2 * 24 * 60 * MINUTE) : next
    next = nextTime(schedule, skip, timeZone)
  }
  return due === undefined ? undefined : { at: due, missed }
}

function jobFor({ cronJob }: Work, at: number) {
  const { metadata, spec } = cronJob.spec.jobTemplate
  return {
    apiVersion: 'batch/v1' as const,
    kind: 'Job' as const,
    metadata: {
      name: `${cronJob.metadata.name}-${Math.floor(at / MINUTE)}`,
      namespace: cronJob.metadata.namespace,
      labels: { ...metadata?.labels },
      annotations: { ...metadata?.annotations, [SCHEDULED_AT]: formatTime(at) },
      ownerReferences: [controllerReference(cronJob)],
    },
    spec: { ...spec } as Job['spec'],
  }
}

function start(work: Work, at: number): void {
  const { ctx, status } = work
  let created: Job
  try {
    created = ctx.client.create('jobs.batch', jobFor(work, at))
  } catch (error) {
    if (isNamespaceTerminating(error)) return
    if (isAlreadyExists(error)) {
      status.lastScheduleTime = formatTime(at)
      return
    }
    say(
      work,
      'Warning',
      'FailedCreate',
      `Error creating job: ${error instanceof Error ? error.message : error}`,
    )
    throw error
  }
  const { name, namespace, uid, resourceVersion } = created.metadata
  say(work, 'Normal', 'SuccessfulCreate', `Created job ${name}`)
  const reference = { apiVersion: 'batch/v1', kind: 'Job', name, namespace, uid, resourceVersion }
  status.active = [...(status.active ?? []), reference]
  status.lastScheduleTime = formatTime(at)
}

/** Starts what is due, unless a rule is against it. */
function run(work: Work, due: { at: number; missed: number }): void {
  const { ctx, cronJob, status, jobs } = work
  const { startingDeadlineSeconds, concurrencyPolicy } = cronJob.spec
  if (due.missed > TOO_MANY) {
    const message =
      'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew'
    say(work, 'Warning', 'TooManyMissedTimes', message)
  }
  if (startingDeadlineSeconds !== undefined && due.at + startingDeadlineSeconds * 1000 < ctx.now()) {
    const at = formatTime(due.at)
    say(work, 'Warning', 'MissSchedule', `Missed scheduled time to start a job: ${at}`)
    return
  }
  if (concurrencyPolicy === 'Forbid' && (status.active ?? []).length > 0) {
    const message = 'Not starting job because prior execution is running and concurrency policy is Forbid'
    say(work, 'Normal', 'JobAlreadyActive', message)
    return
  }
  if (concurrencyPolicy === 'Replace')
    for (const job of jobs) if (isActiveIn(status, job.metadata.uid)) deleteJob(work, job)
  start(work, due.at)
}

/** A date that no calendar has, as 30 February, is taken by the API server, but not here. */
function sayNever(work: Work): void {
  const why = 'time difference between two schedules is less than 1 second'
  const message = `invalid schedule: ${work.cronJob.spec.schedule} : ${why}`
  say(work, 'Warning', 'InvalidSchedule', message)
}

function schedule(work: Work): void {
  const { ctx, cronJob } = work
  if (cronJob.metadata.deletionTimestamp || cronJob.spec.suspend) return
  const times = scheduleOf(cronJob)
  if (!times) return
  const next = nextTime(times, ctx.now(), cronJob.spec.timeZone)
  if (next === undefined) {
    sayNever(work)
    return
  }
  ctx.requeueAfter(keyOf(cronJob), next - ctx.now() + DELTA)
  const due = lastDue(work, times)
  if (due) run(work, due)
}

/** ms until a CronJob whose schedule has been changed is looked at. */
export function untilDue(cronJob: CronJob, now: number): number {
  const times = scheduleOf(cronJob)
  const next = times && nextTime(times, now, cronJob.spec.timeZone)
  return next === undefined ? 0 : next - now + DELTA
}

/** Starts what is due and tidies up what has ended. */
export function syncCronJob(key: string, ctx: ComponentContext): void {
  const cronJob = ctx.lister.byKey('cronjobs.batch', key)
  if (!cronJob) return
  const jobs = ctx.lister.controlledBy('jobs.batch', cronJob.metadata.uid)
  const work: Work = { ctx, cronJob, status: { ...cronJob.status }, jobs }
  cleanUp(work)
  followJobs(work)
  let failure: unknown
  try {
    schedule(work)
  } catch (error) {
    failure = error
  }
  if (!deepEqual(work.status, cronJob.status))
    ctx.client.updateStatus('cronjobs.batch', { ...cronJob, status: work.status })
  if (failure) throw failure
}

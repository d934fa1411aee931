import type { IJobCondition } from 'kubernetes-models/batch/v1/JobCondition'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { controllerOf, type Job, type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { isJobFinished } from '@/lib/cluster/controller/job/finished'
import { condition, outcomeOf, untilDeadline } from '@/lib/cluster/controller/job/outcome'
import {
  deletePods,
  forgetRefusals,
  manage,
  noteFailures,
  removeFinalizer,
  retryLater,
  type State,
  type Work,
} from '@/lib/cluster/controller/job/pods'
import { countRest, indexText, isIndexed, isSuspended, tally } from '@/lib/cluster/controller/job/tracking'
import { isReady } from '@/lib/cluster/controller/pod-state'
import { claim } from '@/lib/cluster/controller/references'

type Status = NonNullable<Job['status']>

const OWN_CONTROLLER = 'kubernetes.io/job-controller'

/** A pod that is nobody's any more. */
export function syncOrphan(key: string, ctx: ComponentContext): void {
  const pod = ctx.lister.byKey('pods', key)
  if (!pod) return
  const owner = controllerOf(pod)
  const job = owner && ctx.lister.get('jobs.batch', pod.metadata.namespace, owner.name)
  if (job?.metadata.uid === owner?.uid && job && !isJobFinished(job)) return
  removeFinalizer(ctx, pod)
}

const say = ({ ctx, job }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(job as unknown as KubeObject, { type, reason, message })

function setCondition(status: Status, next: IJobCondition): boolean {
  const conditions = status.conditions ?? []
  const known = conditions.find(({ type }) => type === next.type)
  if (known?.status === next.status && known.reason === next.reason) return false
  status.conditions = known ? conditions.map((one) => (one === known ? next : one)) : [...conditions, next]
  return true
}

/** Suspended, and resumed: a Job that goes on starts its clock anew. */
function noteSuspension(work: Work, status: Status): void {
  const now = work.ctx.now()
  if (isSuspended(work.job)) {
    const next = condition('Suspended', 'True', 'JobSuspended', 'Job suspended', now)
    if (!setCondition(status, next)) return
    say(work, 'Normal', 'Suspended', 'Job suspended')
    delete status.startTime
  } else if (status.conditions?.some(({ type, status: is }) => type === 'Suspended' && is === 'True')) {
    setCondition(status, condition('Suspended', 'False', 'JobResumed', 'Job resumed', now))
    say(work, 'Normal', 'Resumed', 'Job resumed')
    status.startTime = formatTime(now)
  }
}

/** The interim condition, and, once no pod is left to wait for, the final one. */
function finish(work: Work, status: Status, outcome: IJobCondition): void {
  const { counts, ctx } = work
  const now = ctx.now()
  setCondition(status, outcome)
  if (counts.active.length > 0 || counts.terminating.length > 0) return
  const { reason = '', message = '' } = outcome
  const failed = outcome.type === 'FailureTarget'
  setCondition(status, condition(failed ? 'Failed' : 'Complete', 'True', reason, message, now))
  if (failed) say(work, 'Warning', reason, message)
  else {
    status.completionTime = formatTime(now)
    say(work, 'Normal', 'Completed', 'Job completed')
  }
}

function writeStatus(work: Work, status: Status): void {
  const { ctx, job, counts } = work
  const optional = (name: string, value: number | string) => (value ? { [name]: value } : {})
  const { active: _a, failed: _f, succeeded: _s, completedIndexes: _c, failedIndexes: _i, ...rest } = status
  const next = {
    ...rest,
    ...optional('active', counts.active.length),
    ...optional('succeeded', counts.succeeded),
    ...optional('failed', counts.failed),
    ...(isIndexed(job) ? optional('completedIndexes', indexText(counts.completedIndexes)) : {}),
    ...(job.spec.backoffLimitPerIndex === undefined
      ? {}
      : { failedIndexes: indexText(counts.failedIndexes) }),
    ready: counts.active.filter(isReady).length,
    terminating: counts.terminating.length,
    uncountedTerminatedPods: {},
  }
  if (!deepEqual(next, job.status)) ctx.client.updateStatus('jobs.batch', { ...job, status: next })
}

function startClock(work: Work, status: Status): void {
  if (isSuspended(work.job) || status.startTime) return
  status.startTime = formatTime(work.ctx.now())
  work.job = { ...work.job, status }
}

/** A Job that is over: its pods go, and nothing that they come to is waited for. */
function wind(work: Work, failed: boolean): void {
  const { counts, job, pods, ctx } = work
  deletePods(work, counts.active, false)
  countRest(job, pods, counts, failed)
  counts.terminating.push(...counts.active.flatMap((pod) => ctx.lister.byKey('pods', keyOf(pod)) ?? []))
  counts.active = []
}

/** Brings a Job's pods and its status to where they belong. */
export function syncJob(key: string, ctx: ComponentContext<State>): void {
  const job = ctx.lister.byKey('jobs.batch', key)
  if (!job) {
    delete ctx.state.backOff[key]
    forgetRefusals(ctx, key)
  }
  if (!job || (job.spec.managedBy && job.spec.managedBy !== OWN_CONTROLLER)) return
  const pods = claim(
    ctx.client,
    job,
    'pods',
    ctx.lister.claimablePods(job.metadata.uid, job.metadata.namespace),
  )
  if (isJobFinished(job)) {
    delete ctx.state.backOff[key]
    for (const pod of pods) removeFinalizer(ctx, pod)
    return
  }
  const work: Work = { ctx, job, pods, counts: tally(job, pods) }
  noteFailures(work)
  const status: Status = { ...job.status }
  startClock(work, status)
  let refused = false
  const outcome = outcomeOf(work.job, work.counts, ctx.now())
  if (outcome) {
    wind(work, outcome.type === 'FailureTarget')
    finish(work, status, outcome)
  } else if (!job.metadata.deletionTimestamp) {
    try {
      manage(work)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      refused = true
    }
    noteSuspension(work, status)
    const left = untilDeadline({ ...job, status }, ctx.now())
    if (left !== undefined) ctx.requeueAfter(key, left)
  }
  writeStatus(work, status)
  const released = job.metadata.deletionTimestamp ? pods : work.counts.counted
  for (const pod of released) removeFinalizer(ctx, pod)
  if (refused) retryLater(ctx, key)
  else forgetRefusals(ctx, key)
}

/** Whether a Job is over, and why. Mirrors: syncJob in pkg/controller/job/job_controller.go. */
import type { IJobCondition } from 'kubernetes-models/batch/v1/JobCondition'
import type { Job } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { parseIndexes } from '@/lib/cluster/apis/batch/indexes'
import { conditionOf } from '@/lib/cluster/controller/job/finished'
import { isIndexed, isSuspended, type Tally } from '@/lib/cluster/controller/job/tracking'

export function condition(
  type: string,
  status: 'True' | 'False',
  reason: string,
  message: string,
  now: number,
): IJobCondition {
  const at = formatTime(now)
  return { type, status, reason, message, lastProbeTime: at, lastTransitionTime: at } as IJobCondition
}

/** With OnFailure the kubelet restarts: the restarts are what counts. */
function pastBackoffLimitOnFailure(job: Job, { active, terminating }: Tally): boolean {
  if (job.spec.template.spec?.restartPolicy !== 'OnFailure') return false
  const restarts = [...active, ...terminating]
    .filter(({ status }) => status?.phase === 'Running' || status?.phase === 'Pending')
    .flatMap(({ status }) => [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])])
    .reduce((sum, { restartCount }) => sum + restartCount, 0)
  const limit = job.spec.backoffLimit ?? 6
  return limit === 0 ? restarts > 0 : restarts >= limit
}

/** ms until activeDeadlineSeconds have passed; undefined without a deadline. */
export function untilDeadline(job: Job, now: number): number | undefined {
  const seconds = job.spec.activeDeadlineSeconds
  const start = parseTime(job.status?.startTime ?? '')
  if (seconds === undefined || start === undefined || isSuspended(job)) return undefined
  return start + seconds * 1000 - now
}

function failureOf(job: Job, counts: Tally, now: number): [string, string] | undefined {
  if (counts.failJob !== undefined) return ['PodFailurePolicy', counts.failJob]
  const past = counts.failed > (job.spec.backoffLimit ?? 6) || pastBackoffLimitOnFailure(job, counts)
  if (past) return ['BackoffLimitExceeded', 'Job has reached the specified backoff limit']
  const left = untilDeadline(job, now)
  if (left !== undefined && left <= 0)
    return ['DeadlineExceeded', 'Job was active longer than specified deadline']
  return undefined
}

function indexFailureOf(job: Job, counts: Tally): [string, string] | undefined {
  const { backoffLimitPerIndex, maxFailedIndexes, completions = 0 } = job.spec
  const failed = counts.failedIndexes.length
  if (backoffLimitPerIndex === undefined || failed === 0) return undefined
  if (maxFailedIndexes !== undefined && failed > maxFailedIndexes)
    return ['MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes']
  if (failed + counts.completedIndexes.length >= completions)
    return ['FailedIndexes', 'Job has failed indexes']
  return undefined
}

/** The first rule of the success policy that holds. */
function matchedRule(job: Job, { completedIndexes }: Tally): number {
  return (job.spec.successPolicy?.rules ?? []).findIndex(({ succeededCount, succeededIndexes }) => {
    const wanted = succeededIndexes ? parseIndexes(succeededIndexes, job.spec.completions ?? 0) : undefined
    const hits = wanted ? wanted.filter((index) => completedIndexes.includes(index)) : completedIndexes
    return hits.length >= (succeededCount ?? wanted?.length ?? 0)
  })
}

function isComplete(job: Job, { succeeded, active }: Tally): boolean {
  const { completions } = job.spec
  return active.length === 0 && (completions === undefined ? succeeded > 0 : succeeded >= completions)
}

/** What a Job comes to: the interim condition that its end begins with. */
export function outcomeOf(job: Job, counts: Tally, now: number): IJobCondition | undefined {
  const begun = conditionOf(job, 'FailureTarget') ?? conditionOf(job, 'SuccessCriteriaMet')
  if (begun) return begun
  const failure = failureOf(job, counts, now) ?? (isIndexed(job) ? indexFailureOf(job, counts) : undefined)
  if (failure) return condition('FailureTarget', 'True', ...failure, now)
  const rule = matchedRule(job, counts)
  if (isIndexed(job) && rule >= 0)
    return condition('SuccessCriteriaMet', 'True', 'SuccessPolicy', `Matched rules at index ${rule}`, now)
  if (isComplete(job, counts)) {
    const message = 'Reached expected number of succeeded pods'
    return condition('SuccessCriteriaMet', 'True', 'CompletionsReached', message, now)
  }
  return undefined
}

/** What a Job's pods have come to. Mirrors: pkg/controller/job/tracking_utils.go and indexed_job_utils.go. */
import type { IPodFailurePolicyRule } from 'kubernetes-models/batch/v1/PodFailurePolicyRule'
import type { Job, Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { formatIndexes, parseIndexes } from '@/lib/cluster/apis/batch/indexes'
import { FINALIZER } from '@/lib/cluster/controller/job/finished'

export const INDEX = 'batch.kubernetes.io/job-completion-index'

export const isIndexed = (job: Job): boolean => job.spec.completionMode === 'Indexed'
export const isSuspended = (job: Job): boolean => job.spec.suspend === true
const isTracked = (pod: Pod) => !!pod.metadata.finalizers?.includes(FINALIZER)

/** The completion index of a pod; -1 when it has none. */
export function indexOf(pod: Pod): number {
  const text = pod.metadata.annotations?.[INDEX]
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : -1
}

/** A pod that is on its way out is given the time to end before it counts and is replaced. */
export const replacesFailedOnly = ({ spec }: Job): boolean =>
  spec.podFailurePolicy !== undefined || spec.podReplacementPolicy === 'Failed'

/** Pods that are on their way out count as failed, unless they are given the time to end. */
function hasFailed(job: Job, pod: Pod): boolean {
  if (pod.status?.phase === 'Failed') return true
  return !replacesFailedOnly(job) && !!pod.metadata.deletionTimestamp && pod.status?.phase !== 'Succeeded'
}

/** When a pod's last container ended, or its deletion began, in ms. */
export function finishedAt(pod: Pod, now: number): number {
  const ends = (pod.status?.containerStatuses ?? []).flatMap(
    ({ state }) => state?.terminated?.finishedAt ?? [],
  )
  if (ends.length > 0) return Math.max(...ends.map((text) => parseTime(String(text)) ?? 0))
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata
  const gone = parseTime(deletionTimestamp ?? '')
  return gone === undefined ? now : gone - deletionGracePeriodSeconds * 1000
}

/** A rule of the podFailurePolicy that a pod's end matches, with the message of FailJob. */
export function matchPolicy(job: Job, pod: Pod): { action: string; message: string } | undefined {
  const rules = job.spec.podFailurePolicy?.rules ?? []
  for (const [index, rule] of rules.entries()) {
    const why = matchRule(rule, pod)
    if (why) return { action: rule.action, message: `${why} matching ${rule.action} rule at index ${index}` }
  }
  return undefined
}

function matchRule({ onExitCodes, onPodConditions }: IPodFailurePolicyRule, pod: Pod): string | undefined {
  const name = `${pod.metadata.namespace}/${pod.metadata.name}`
  for (const { type, status } of onPodConditions ?? []) {
    if (pod.status?.conditions?.some((one) => one.type === type && one.status === status))
      return `Pod ${name} has condition ${type}`
  }
  if (!onExitCodes) return undefined
  const { containerName, operator, values } = onExitCodes
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])]
  for (const status of statuses) {
    const code = status.state?.terminated?.exitCode ?? 0
    if (code === 0 || (containerName !== undefined && containerName !== status.name)) continue
    if (values.includes(code) === (operator === 'In'))
      return `Container ${status.name} for pod ${name} failed with exit code ${code}`
  }
  return undefined
}

/** The Job's pods, sorted by what has become of them, and the counts as they will be written. */
export interface Tally {
  active: Pod[]
  terminating: Pod[]
  /** Ended and counted just now: they lose the finalizer. */
  counted: Pod[]
  succeeded: number
  failed: number
  completedIndexes: number[]
  failedIndexes: number[]
  /** The first pod that fails the whole Job by the policy. */
  failJob?: string
}

/** The indexes that a Job's status lists; an elastic one may have become smaller since. */
const indexesOf = (job: Job, text: string | undefined) =>
  isIndexed(job) && text
    ? parseIndexes(text, Number.POSITIVE_INFINITY).filter((index) => index < (job.spec.completions ?? 0))
    : []

/** Counts the pods that have ended since last time. */
export function tally(job: Job, pods: readonly Pod[]): Tally {
  const { status } = job
  const result: Tally = {
    active: [],
    terminating: [],
    counted: [],
    succeeded: status?.succeeded ?? 0,
    failed: status?.failed ?? 0,
    completedIndexes: indexesOf(job, status?.completedIndexes),
    failedIndexes: indexesOf(job, status?.failedIndexes),
  }
  for (const pod of pods) {
    const ended = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
    if (!ended && pod.metadata.deletionTimestamp) result.terminating.push(pod)
    else if (!ended) result.active.push(pod)
    if (isTracked(pod)) count(job, pod, result)
  }
  if (isIndexed(job)) result.succeeded = result.completedIndexes.length
  return result
}

/** Whether a pod's end is one of an index that the Job (still) has, or the Job has none. */
const isCountable = (job: Job, pod: Pod) => {
  const index = indexOf(pod)
  return !isIndexed(job) || (index >= 0 && index < (job.spec.completions ?? 0))
}

function count(job: Job, pod: Pod, result: Tally): void {
  const index = indexOf(pod)
  if (pod.status?.phase === 'Succeeded') {
    result.counted.push(pod)
    if (!isIndexed(job)) result.succeeded += 1
    else if (isCountable(job, pod) && !result.completedIndexes.includes(index))
      result.completedIndexes.push(index)
    return
  }
  if (!hasFailed(job, pod)) return
  result.counted.push(pod)
  const rule = matchPolicy(job, pod)
  if (rule?.action === 'FailJob') result.failJob ??= rule.message
  if (!isCountable(job, pod)) return
  if (rule?.action !== 'Ignore') result.failed += 1
  if (job.spec.backoffLimitPerIndex === undefined || index < 0) return
  const beyond = failureCount(pod) >= job.spec.backoffLimitPerIndex && rule?.action !== 'Ignore'
  if ((beyond || rule?.action === 'FailIndex') && !result.failedIndexes.includes(index))
    result.failedIndexes.push(index)
}

/**
 * The pods that are still there when a Job is over are let go at once; those of a failed one count as failed.
 */
export function countRest(job: Job, pods: readonly Pod[], result: Tally, failed: boolean): void {
  for (const pod of pods) {
    if (!isTracked(pod) || result.counted.includes(pod)) continue
    result.counted.push(pod)
    if (failed && isCountable(job, pod) && matchPolicy(job, pod)?.action !== 'Ignore') result.failed += 1
  }
}

export const FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count'

/** How often the pod's index had failed before it. */
export const failureCount = (pod: Pod): number => Number(pod.metadata.annotations?.[FAILURE_COUNT] ?? 0)

/** `status.completedIndexes` and the like. */
export const indexText = (indexes: readonly number[]): string => formatIndexes(indexes)

/** Creating and deleting a Job's pods. Mirrors: manageJob in pkg/controller/job/job_controller.go. */
import { isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { type Job, type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { FINALIZER } from '@/lib/cluster/controller/job/finished'
import {
  FAILURE_COUNT,
  failureCount,
  finishedAt,
  INDEX,
  indexOf,
  isIndexed,
  isSuspended,
  matchPolicy,
  replacesFailedOnly,
  type Tally,
} from '@/lib/cluster/controller/job/tracking'
import { podFromTemplate } from '@/lib/cluster/controller/pod-from-template'
import { rankForDeletion } from '@/lib/cluster/controller/pod-ranking'
import { slowStart } from '@/lib/cluster/controller/slow-start'

/** A Job under reconciliation. */
export interface Work {
  ctx: ComponentContext<State>
  job: Job
  pods: Pod[]
  counts: Tally
}

const say = ({ ctx, job }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(job as unknown as KubeObject, { type, reason, message })

function lenient(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Lets a pod go. */
export function removeFinalizer(ctx: ComponentContext, pod: Pod): void {
  if (!pod.metadata.finalizers?.includes(FINALIZER)) return
  const { namespace, name } = pod.metadata
  const left = pod.metadata.finalizers.filter((finalizer) => finalizer !== FINALIZER)
  const finalizers = left.length > 0 ? left : null
  lenient(() =>
    ctx.client.patch('pods', namespace, name, { metadata: { finalizers } }, { type: 'merge-patch' }),
  )
}

/** Deletes pods; those that are not to be counted lose their finalizer first. */
export function deletePods(work: Work, pods: readonly Pod[], uncounted: boolean): void {
  for (const pod of pods) {
    const { namespace, name, uid } = pod.metadata
    if (uncounted) removeFinalizer(work.ctx, pod)
    lenient(() => work.ctx.client.delete('pods', namespace, name, { uid }))
    say(work, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`)
  }
}

/** How many pods are to run. */
function wanted({ job, counts }: Work): number {
  const { completions, parallelism = 1 } = job.spec
  if (isSuspended(job)) return 0
  if (completions === undefined) return counts.succeeded > 0 ? counts.active.length : parallelism
  const open = isIndexed(job) ? completions - counts.failedIndexes.length : completions
  return Math.max(0, Math.min(open - counts.succeeded, parallelism))
}

const FIRST_BACK_OFF = 10_000
const LONGEST_BACK_OFF = 600_000

const backOffAfter = (failures: number) =>
  failures === 0 ? 0 : Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(failures - 1, 10))

/** Failures since a Job's last success, and when the latest was, in ms. */
export interface BackOff {
  failures: number
  last: number
}

/** The controller's memory of each Job's failures. */
export interface State {
  backOff: Record<string, BackOff>
  /** How often in a row the API server has refused what a Job needs. */
  refusals?: Record<string, number>
}

const FIRST_RETRY = 1000
const LONGEST_RETRY = 60_000

/** Looks at the Job again after what the API server has refused: this controller takes more time than others. */
export function retryLater(ctx: ComponentContext<State>, key: string): void {
  ctx.state.refusals ??= {}
  const before = ctx.state.refusals[key] ?? 0
  ctx.state.refusals[key] = before + 1
  ctx.requeueAfter(key, Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(before, 6)))
}

/** What was refused has been taken. */
export function forgetRefusals({ state }: ComponentContext<State>, key: string): void {
  if (state.refusals) delete state.refusals[key]
}

/** Takes the pods that have just ended into account. */
export function noteFailures({ ctx, job, counts }: Work): void {
  const { backOff } = ctx.state
  const now = ctx.now()
  for (const pod of [...counts.counted].sort((a, b) => finishedAt(a, now) - finishedAt(b, now))) {
    const before = backOff[keyOf(job)]?.failures ?? 0
    if (pod.status?.phase === 'Succeeded') delete backOff[keyOf(job)]
    else backOff[keyOf(job)] = { failures: before + 1, last: finishedAt(pod, now) }
  }
}

/** ms until new pods may follow the failures since the last success. */
function untilRetry({ ctx, job }: Work): number {
  const record = ctx.state.backOff[keyOf(job)]
  if (!record || job.spec.backoffLimitPerIndex !== undefined) return 0
  return Math.max(0, record.last + backOffAfter(record.failures) - ctx.now())
}

interface OpenIndex {
  index: number
  /** How often it has failed so far. */
  failures: number
}

/** The lowest indexes that neither run nor are done. */
function openIndexes({ job, counts }: Work, count: number): number[] {
  const waiting = replacesFailedOnly(job) ? counts.terminating : []
  const taken = new Set([
    ...counts.completedIndexes,
    ...counts.failedIndexes,
    ...[...counts.active, ...waiting].map(indexOf),
  ])
  const open: number[] = []
  for (let index = 0; index < (job.spec.completions ?? 0) && open.length < count; index++)
    if (!taken.has(index)) open.push(index)
  return open
}

/** Those of the open indexes whose own back-off, if they have one, is over; if none is, the Job is looked at again. */
function readyIndexes(work: Work, count: number): OpenIndex[] {
  const { job, pods, ctx } = work
  const now = ctx.now()
  const waits: number[] = []
  const ready = openIndexes(work, count).filter((index) => {
    if (job.spec.backoffLimitPerIndex === undefined) return true
    const failed = failedPodsOf(index)
    if (failed.length === 0) return true
    const last = Math.max(...failed.map((pod) => finishedAt(pod, now)))
    const wait = last + backOffAfter(failuresOf(index)) - now
    if (wait > 0) waits.push(wait)
    return wait <= 0
  })
  if (ready.length === 0 && waits.length > 0) ctx.requeueAfter(keyOf(job), Math.min(...waits))
  return ready.map((index) => ({ index, failures: failuresOf(index) }))

  function failedPodsOf(index: number): Pod[] {
    return pods.filter((pod) => indexOf(pod) === index && pod.status?.phase === 'Failed')
  }
  function failuresOf(index: number): number {
    const failures = failedPodsOf(index).map(
      (pod) => failureCount(pod) + (matchPolicy(job, pod)?.action === 'Ignore' ? 0 : 1),
    )
    return Math.max(0, ...failures)
  }
}

type Draft = ReturnType<typeof podFromTemplate>

function asIndexed(job: Job, pod: Draft, index: number, failures: number): void {
  const { metadata, spec } = pod
  const name = `${job.metadata.name}-${index}`
  const perIndex = job.spec.backoffLimitPerIndex !== undefined
  metadata.generateName = `${name}-`
  metadata.labels = { ...metadata.labels, [INDEX]: String(index) }
  metadata.annotations = {
    ...metadata.annotations,
    [INDEX]: String(index),
    ...(perIndex ? { [FAILURE_COUNT]: String(failures) } : {}),
  }
  spec.hostname = name
  const variable = {
    name: 'JOB_COMPLETION_INDEX',
    valueFrom: { fieldRef: { fieldPath: `metadata.labels['${INDEX}']` } },
  }
  const withIndex = <C extends { env?: { name: string }[] }>(container: C): C =>
    container.env?.some((one) => one.name === variable.name)
      ? container
      : { ...container, env: [...(container.env ?? []), variable] }
  spec.containers = spec.containers.map(withIndex)
  if (spec.initContainers) spec.initContainers = spec.initContainers.map(withIndex)
}

function createPods(work: Work, count: number): void {
  const { ctx, job, counts } = work
  const indexes = isIndexed(job) ? readyIndexes(work, count) : undefined
  const failed = slowStart(indexes?.length ?? count, (i) => {
    const pod = podFromTemplate(job, job.spec.template)
    pod.metadata.finalizers = [...(pod.metadata.finalizers ?? []), FINALIZER]
    const open = indexes?.[i]
    if (open) asIndexed(job, pod, open.index, open.failures)
    try {
      const created = ctx.client.create('pods', pod)
      counts.active.push(created)
      say(work, 'Normal', 'SuccessfulCreate', `Created pod: ${created.metadata.name}`)
    } catch (error) {
      if (isNamespaceTerminating(error)) return
      const why = error instanceof Error ? error.message : error
      say(work, 'Warning', 'FailedCreate', `Error creating: ${why}`)
      throw error
    }
  })
  if (failed) throw failed.error
}

/** Pods that are too many; of an Indexed Job above all those whose index it does not have, or twice. */
function surplusPods({ job, counts, ctx }: Work, atLeast: number): Pod[] {
  const ranked = rankForDeletion(counts.active, [], ctx.now())
  const seen = new Set<number>()
  const misplaced = isIndexed(job)
    ? [...ranked].reverse().filter((pod) => {
        const index = indexOf(pod)
        const wrong = index < 0 || index >= (job.spec.completions ?? 0) || seen.has(index)
        seen.add(index)
        return wrong
      })
    : []
  const others = ranked.filter((pod) => !misplaced.includes(pod))
  return [...misplaced, ...others.slice(0, Math.max(0, atLeast - misplaced.length))]
}

/** Brings the number of running pods to what is wanted. */
export function manage(work: Work): void {
  const { ctx, job, counts } = work
  const surplus = counts.active.length - wanted(work)
  const victims = surplusPods(work, Math.max(0, surplus))
  if (victims.length > 0) {
    deletePods(work, victims, true)
    counts.active = counts.active.filter((pod) => !victims.includes(pod))
    counts.terminating.push(...victims.filter(({ spec }) => spec.nodeName))
    return
  }
  const waiting = replacesFailedOnly(job) ? counts.terminating.length : 0
  const missing = -surplus - waiting
  if (missing <= 0) return
  const wait = untilRetry(work)
  if (wait > 0) ctx.requeueAfter(keyOf(job), wait)
  else createPods(work, missing)
}

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
  type Tally,
} from '@/lib/cluster/controller/job/tracking'
import { podFromTemplate } from '@/lib/cluster/controller/pod-from-template'
import { rankForDeletion } from '@/lib/cluster/controller/pod-ranking'

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

/** Failures since a Job's last success, and when the latest was, in ms. */
export interface BackOff {
  failures: number
  last: number
}

/** The controller's memory of each Job's failures. */
export type State = { backOff: Record<string, BackOff> }

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
  const wait = Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** Math.min(record.failures - 1, 10))
  return Math.max(0, record.last + wait - ctx.now())
}

/** The lowest indexes that neither run nor are done. */
function openIndexes({ job, pods, counts, ctx }: Work, count: number): { index: number; failures: number }[] {
  const taken = new Set([
    ...counts.completedIndexes,
    ...counts.failedIndexes,
    ...[...counts.active, ...counts.terminating].map(indexOf),
  ])
  const open: { index: number; failures: number }[] = []
  for (let index = 0; index < (job.spec.completions ?? 0) && open.length < count; index++) {
    if (taken.has(index)) continue
    const failed = pods.filter((pod) => indexOf(pod) === index && pod.status?.phase === 'Failed')
    const failures = Math.max(0, ...failed.map((pod) => failureCount(pod) + 1))
    if (job.spec.backoffLimitPerIndex !== undefined && failures > 0) {
      const last = Math.max(...failed.map((pod) => finishedAt(pod, ctx.now())))
      const wait = last + Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** (failures - 1)) - ctx.now()
      if (wait > 0) {
        ctx.requeueAfter(keyOf(job), wait)
        continue
      }
    }
    open.push({ index, failures })
  }
  return open
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
  const indexes = isIndexed(job) ? openIndexes(work, count) : undefined
  for (let i = 0; i < (indexes?.length ?? count); i++) {
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
      say(
        work,
        'Warning',
        'FailedCreate',
        `Error creating: ${error instanceof Error ? error.message : error}`,
      )
      throw error
    }
  }
}

/** Brings the number of running pods to what is wanted. */
export function manage(work: Work): void {
  const { ctx, job, counts } = work
  const surplus = counts.active.length - wanted(work)
  if (surplus > 0) {
    const victims = rankForDeletion(counts.active, counts.active, ctx.now()).slice(0, surplus)
    deletePods(work, victims, true)
    counts.active = counts.active.filter((pod) => !victims.includes(pod))
    counts.terminating.push(...victims.filter(({ spec }) => spec.nodeName))
    return
  }
  const waiting = job.spec.podReplacementPolicy === 'Failed' ? counts.terminating.length : 0
  const missing = -surplus - waiting
  if (missing <= 0) return
  const wait = untilRetry(work)
  if (wait > 0) ctx.requeueAfter(keyOf(job), wait)
  else createPods(work, missing)
}

/** Why a Job is not complete, and why a CronJob makes none. */
import type { CronJob, Job } from '@/lib/cluster/apimachinery/object'
import { controllerOf } from '@/lib/cluster/apimachinery/object'
import { endLinks, initParts, mainParts } from '@/lib/cluster/explain/containers'
import { type Link, refOf } from '@/lib/cluster/explain/link'
import { counted, failureLinks, going, podLinks, podsOf, unseen } from '@/lib/cluster/explain/replicas'
import { conditionSaid, findCondition, lastEvent, type View } from '@/lib/cluster/explain/view'

/** A pod that failed, and what its container ended with. */
function failedPod(view: View, job: Job): Link[] {
  for (const pod of podsOf(view, job).reverse()) {
    const part = [...initParts(pod), ...mainParts(pod)].find(
      ({ status }) =>
        (status?.state?.terminated?.exitCode ?? status?.lastState?.terminated?.exitCode ?? 0) !== 0,
    )
    if (part) return endLinks(view, part)
    const links = podLinks(view, [pod])
    if (links.length > 0) return links
  }
  return []
}

/** The field that the Job's reason is about. */
function failureField({ metadata, kind, spec }: Job, reason: string | undefined): Link[] {
  const object = refOf({ kind, metadata })
  if (reason === 'DeadlineExceeded') {
    const { activeDeadlineSeconds } = spec
    return [{ object, why: 'exceeded', field: 'spec.activeDeadlineSeconds', found: activeDeadlineSeconds }]
  }
  if (reason === 'PodFailurePolicy')
    return [{ object, why: 'held', field: 'spec.podFailurePolicy', found: spec.podFailurePolicy }]
  return []
}

/** The links of a Job that has failed, or has not yet completed. */
export function explainJob(view: View, job: Job): Link[] {
  if (job.metadata.deletionTimestamp) return going(job)
  const object = refOf(job)
  const failed = findCondition(job, 'Failed') ?? findCondition(job, 'FailureTarget')
  if (failed?.status === 'True') {
    const head: Link = { object, why: 'said', said: conditionSaid(failed) }
    const own = failureField(job, failed.reason)
    return own.length > 0 ? [head, ...failedPod(view, job), ...own] : [head, ...failedPod(view, job)]
  }
  if (findCondition(job, 'Complete')?.status === 'True') return []
  if (job.spec.suspend) {
    const condition = findCondition(job, 'Suspended')
    const said = condition ? { said: conditionSaid(condition) } : {}
    return [{ object, why: 'held', ...said, field: 'spec.suspend', found: true }]
  }
  const { completions, parallelism } = job.spec
  if (parallelism === 0) return [{ object, why: 'none asked', field: 'spec.parallelism', found: 0 }]
  const head: Link = {
    object,
    why: 'waits',
    said: counted('Succeeded', job.status?.succeeded, completions ?? parallelism ?? 1),
  }
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const pods = podsOf(view, job)
  const links = podLinks(
    view,
    pods.filter(({ status }) => status?.phase !== 'Failed'),
  )
  if (links.length > 0) return [head, ...links]
  const failure = pods.length === 0 ? failureLinks(view, job) : []
  return [head, ...(failure.length > 0 ? failure : failedPod(view, job))]
}

/** The links of a CronJob that makes no Jobs, or whose last Job has failed. */
export function explainCronJob(view: View, cron: CronJob): Link[] {
  if (cron.metadata.deletionTimestamp) return going(cron)
  const object = refOf(cron)
  if (cron.spec.suspend) return [{ object, why: 'held', field: 'spec.suspend', found: true }]
  const unattended = unseen(view)
  if (unattended.length > 0) return [{ object, why: 'waits' }, ...unattended]
  const trouble = lastEvent(view, cron, [
    'FailedCreate',
    'MissSchedule',
    'TooManyMissedTimes',
    'JobAlreadyActive',
    'UnknownTimeZone',
    'UnparseableSchedule',
  ])
  const last = view.lister
    .list('jobs.batch', cron.metadata.namespace)
    .filter((job) => controllerOf(job)?.uid === cron.metadata.uid)
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1))[0]
  const links = last ? explainJob(view, last) : []
  if (links.length > 0) return [{ object, why: 'waits', ...(trouble ? { said: trouble } : {}) }, ...links]
  if (cron.status?.lastScheduleTime) return []
  if (trouble) return [{ object, why: 'said', said: trouble }]
  return [{ object, why: 'waits', field: 'spec.schedule', found: cron.spec.schedule }]
}

import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import { type Job, keyOf } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import type { Component } from '@/lib/cluster/client/component'
import { conditionOf, isJobFinished } from '@/lib/cluster/controller/job/finished'

/** When the Job may go, in ms; undefined when it is to stay. */
function expiry(job: Job): number | undefined {
  const seconds = job.spec.ttlSecondsAfterFinished
  if (seconds === undefined || !isJobFinished(job) || job.metadata.deletionTimestamp) return undefined
  const end = conditionOf(job, 'Complete') ?? conditionOf(job, 'Failed')
  const at = parseTime(String(end?.lastTransitionTime))
  return at === undefined ? undefined : at + seconds * 1000
}

/** Deletes finished Jobs in time. Mirrors: pkg/controller/ttlafterfinished. */
export const ttlAfterFinished: Component = {
  name: 'ttl-after-finished',
  watches: [{ resource: 'jobs.batch', map: ({ object }) => [keyOf(object)] }],
  reconcile(key, ctx) {
    const job = ctx.lister.byKey('jobs.batch', key)
    const at = job && expiry(job)
    if (!job || at === undefined) return
    if (at > ctx.now()) {
      ctx.requeueAfter(key, at - ctx.now())
      return
    }
    const { namespace, name, uid } = job.metadata
    try {
      ctx.client.delete('jobs.batch', namespace, name, { uid, propagationPolicy: 'Foreground' })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  },
}

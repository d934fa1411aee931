import { type CronJob, controllerOf, keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

function ofJob({ object, old }: WatchEvent): string[] {
  const keys = [object, old].flatMap((version) => {
    const owner = version && controllerOf(version)
    return owner?.kind === 'CronJob' ? [`${object.metadata.namespace}/${owner.name}`] : []
  })
  return [...new Set(keys)]
}

/** A new schedule is looked at when it comes due; whatever else has changed is looked at now. */
function ofCronJob({ object, old }: WatchEvent, ctx: ComponentContext): string[] {
  const [cronJob, before] = [object as CronJob, old as CronJob | undefined]
  const { schedule, timeZone } = cronJob.spec
  if (!before || (before.spec.schedule === schedule && before.spec.timeZone === timeZone))
    return [keyOf(cronJob)]
  ctx.requeueAfter(keyOf(cronJob), part('cronJobSync').untilDue(cronJob, ctx.now()))
  return []
}

/**
 * The CronJob controller.
 * Mirrors: pkg/controller/cronjob (v2) – schedules, concurrency policies, starting deadlines, history.
 * Differs: see time-zone.ts for the zones.
 */
export const cronJob: Component = {
  name: 'cronjob',
  eventSource: 'cronjob-controller',
  watches: [
    { resource: 'cronjobs.batch', map: ofCronJob },
    { resource: 'jobs.batch', map: ofJob },
  ],
  reconcile: (key, ctx) => part('cronJobSync').syncCronJob(key, ctx),
}

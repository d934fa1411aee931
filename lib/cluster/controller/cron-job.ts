import { controllerOf, keyOf } from '@/lib/cluster/apimachinery/object'
import type { Component, WatchEvent } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

function ofJob({ object, old }: WatchEvent): string[] {
  const keys = [object, old].flatMap((version) => {
    const owner = version && controllerOf(version)
    return owner?.kind === 'CronJob' ? [`${object.metadata.namespace}/${owner.name}`] : []
  })
  return [...new Set(keys)]
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
    { resource: 'cronjobs.batch', map: ({ object }) => [keyOf(object)] },
    { resource: 'jobs.batch', map: ofJob },
  ],
  reconcile: (key, ctx) => part('cronJobSync').syncCronJob(key, ctx),
}

import { controllerOf, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { FINALIZER } from '@/lib/cluster/controller/job/finished'
import type { State } from '@/lib/cluster/controller/job/pods'
import { podOwners } from '@/lib/cluster/controller/pods-of'
import { part } from '@/lib/cluster/sim/parts'

const ORPHAN = 'orphan|'

const owners = podOwners('Job', 'jobs.batch')

/** A pod that has no Job, or whose Job is gone or going, must not wait to be counted. */
function ofPod(event: WatchEvent, ctx: ComponentContext): string[] {
  const pod = event.object as Pod
  const keys = owners(event, ctx)
  const held = event.type !== 'DELETED' && pod.metadata.finalizers?.includes(FINALIZER)
  const orphaned = pod.metadata.deletionTimestamp || !controllerOf(pod)
  return held && orphaned ? [...keys, `${ORPHAN}${keyOf(pod)}`] : keys
}

/**
 * The Job controller.
 * Mirrors: pkg/controller/job – parallelism, completions, indexes, back-off, pod failure and success policies,
 * deadline, suspension, tracking by finalizers, interim and final conditions.
 * Differs: pods that have ended are counted in one step, so `uncountedTerminatedPods` stays empty.
 */
export const job: Component<State> = {
  name: 'job',
  eventSource: 'job-controller',
  watches: [
    { resource: 'jobs.batch', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: ofPod },
  ],
  initialState: () => ({ backOff: {} }),
  start(ctx) {
    ctx.state.backOff = {}
  },
  reconcile(key, ctx) {
    if (key.startsWith(ORPHAN)) part('jobSync').syncOrphan(key.slice(ORPHAN.length), ctx)
    else part('jobSync').syncJob(key, ctx)
  },
}

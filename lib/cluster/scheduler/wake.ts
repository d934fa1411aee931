import { keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { WatchEvent } from '@/lib/cluster/client/component'
import { changesOf, type WhatChanged } from '@/lib/cluster/scheduler/changes'
import { isWorthRequeuing } from '@/lib/cluster/scheduler/hints'
import { requeue, unschedulable } from '@/lib/cluster/scheduler/resting'
import { CYCLE, frameworkFor, type SchedulerContext } from '@/lib/cluster/scheduler/scheduler-state'

/** Makes the pods active that one of the changes may help. */
export function wake(ctx: SchedulerContext, what: WhatChanged, event: WatchEvent): string[] {
  const changes = changesOf(what, event)
  if (changes.length === 0) return []
  let any = false
  for (const key of unschedulable(ctx.state.queue)) {
    const pod = ctx.lister.byKey('pods', key)
    const framework = pod && frameworkFor(ctx, pod)
    const { rejectedBy = [] } = ctx.state.queue.pods[key] ?? {}
    if (!framework) continue
    if (!changes.some((change) => isWorthRequeuing(pod, rejectedBy, change, framework, ctx.lister))) continue
    requeue(ctx.state.queue, key, ctx.now())
    any = true
  }
  return any ? [CYCLE] : []
}

/** A pod that found no node has changed itself. */
export function wakeItself(ctx: SchedulerContext, event: WatchEvent): string[] {
  const pod = event.object as Pod
  const key = keyOf(pod)
  const framework = frameworkFor(ctx, pod)
  const queued = ctx.state.queue.pods[key]
  if (!framework || queued?.place !== 'unschedulable') return []
  const worth = changesOf('UnscheduledPod', event).some((change) =>
    isWorthRequeuing(pod, queued.rejectedBy, change, framework, ctx.lister),
  )
  if (!worth) return []
  requeue(ctx.state.queue, key, ctx.now())
  return [CYCLE]
}

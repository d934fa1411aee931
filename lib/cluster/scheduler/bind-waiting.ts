import { keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import { bind } from '@/lib/cluster/scheduler/binding'
import type { Framework } from '@/lib/cluster/scheduler/framework'
import { markFailed, nominate } from '@/lib/cluster/scheduler/mark-pod'
import * as queue from '@/lib/cluster/scheduler/queue'
import { addFailed } from '@/lib/cluster/scheduler/resting'
import {
  BIND,
  CYCLE,
  frameworkFor,
  queuedAs,
  type SchedulerContext,
} from '@/lib/cluster/scheduler/scheduler-state'

/** VolumeBinding gives up (bindTimeoutSeconds). */
const BIND_TIMEOUT = 600_000

/** A placed pod waits until what it asked for is there; meanwhile it shows where it goes. */
export function waitForVolumes(ctx: SchedulerContext, pod: Pod, node: string): void {
  const key = keyOf(pod)
  queue.remove(ctx.state.queue, key)
  ctx.state.waiting[key] = ctx.now()
  nominate(ctx, pod, node)
  ctx.requeueAfter(BIND, BIND_TIMEOUT)
}

/** Binding a pod failed after all: it says so, and is tried again. */
function bindingFailed(ctx: SchedulerContext, framework: Framework, pod: Pod, message: string): void {
  const { state } = ctx
  const key = keyOf(pod)
  delete state.waiting[key]
  delete state.assumed[key]
  const { schedulerName } = framework
  markFailed(ctx, pod, { schedulerName, reason: 'SchedulerError', message, nominated: null })
  queue.add(state.queue, key, queuedAs(pod, framework), ctx.now())
  ctx.requeueAfter(CYCLE, addFailed(state.queue, key, ctx.now()))
}

/** One of the placed pods: is what it waits for there, or has it waited too long? */
function look(ctx: SchedulerContext, key: string, since: number): void {
  const { state } = ctx
  const pod = ctx.lister.byKey('pods', key)
  const assumed = state.assumed[key]
  const framework = pod && frameworkFor(ctx, pod)
  if (!framework || !assumed || pod.metadata.uid !== assumed.uid) {
    delete state.waiting[key]
    return
  }
  const waits = framework.plugins.preBind.find(
    (plugin) => plugin.preBind?.({ pod }, undefined, ctx) === false,
  )
  if (!waits) {
    delete state.waiting[key]
    bind(ctx, framework, pod, assumed.node)
  } else if (ctx.now() - since >= BIND_TIMEOUT) {
    const cause = 'binding volumes: context deadline exceeded'
    bindingFailed(ctx, framework, pod, `running PreBind plugin "${waits.name}": ${cause}`)
  }
}

/** Binds the placed pods whose volumes have been bound meanwhile. */
export function bindWaiting(ctx: SchedulerContext): void {
  for (const [key, since] of Object.entries(ctx.state.waiting)) look(ctx, key, since)
  const left = Object.values(ctx.state.waiting)
  if (left.length > 0) ctx.requeueAfter(BIND, Math.max(1, Math.min(...left) + BIND_TIMEOUT - ctx.now()))
}

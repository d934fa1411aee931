import { type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Framework, NodeInfo } from '@/lib/cluster/scheduler/framework'
import { markFailed, nominate } from '@/lib/cluster/scheduler/mark-pod'
import * as queue from '@/lib/cluster/scheduler/queue'
import { CYCLE, frameworkFor, type SchedulerContext } from '@/lib/cluster/scheduler/scheduler-state'

/** The key under which placed pods are looked at that wait for their volumes. */
export const BIND = 'bind'

/** VolumeBinding gives up (bindTimeoutSeconds). */
const BIND_TIMEOUT = 600_000

interface Placement {
  pod: Pod
  key: string
  info: NodeInfo
}

function bind(ctx: SchedulerContext, { plugins, schedulerName }: Framework, pod: Pod, node: string): void {
  const key = keyOf(pod)
  plugins.bind[0]?.bind?.(pod, node, ctx)
  queue.remove(ctx.state.queue, key)
  ctx.record(pod as unknown as KubeObject, {
    type: 'Normal',
    reason: 'Scheduled',
    action: 'Binding',
    message: `Successfully assigned ${key} to ${node}`,
    source: schedulerName,
  })
}

/** A node is found: the pod is assumed there, and bound as soon as nothing has to come before. */
export function place(ctx: SchedulerContext, framework: Framework, { pod, key, info }: Placement): boolean {
  const { state } = ctx
  const { name } = info.node.metadata
  state.assumed[key] = { uid: pod.metadata.uid, node: name }
  const waits = framework.plugins.preBind.filter((plugin) => plugin.preBind?.({ pod }, info, ctx) === false)
  if (waits.length === 0) {
    bind(ctx, framework, pod, name)
    return true
  }
  queue.remove(state.queue, key)
  state.waiting[key] = ctx.now()
  nominate(ctx, pod, name)
  ctx.requeueAfter(BIND, BIND_TIMEOUT)
  return false
}

/** Binding a pod failed after all: it says so, and is tried again. */
function bindingFailed(ctx: SchedulerContext, framework: Framework, pod: Pod, message: string): void {
  const { state } = ctx
  const key = keyOf(pod)
  delete state.waiting[key]
  delete state.assumed[key]
  const { schedulerName } = framework
  markFailed(ctx, pod, { schedulerName, reason: 'SchedulerError', message, nominated: null })
  queue.add(state.queue, key, { uid: pod.metadata.uid, priority: pod.spec.priority ?? 0 }, ctx.now())
  ctx.requeueAfter(CYCLE, queue.addFailed(state.queue, key, ctx.now()))
}

/** Binds the placed pods whose volumes have been bound meanwhile. */
export function bindWaiting(ctx: SchedulerContext): void {
  const { state } = ctx
  for (const [key, since] of Object.entries(state.waiting)) {
    const pod = ctx.lister.byKey('pods', key)
    const assumed = state.assumed[key]
    const framework = pod && frameworkFor(ctx, pod)
    if (!framework || !assumed || pod.metadata.uid !== assumed.uid) {
      delete state.waiting[key]
      continue
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
}

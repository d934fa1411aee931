import { type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Framework, NodeInfo } from '@/lib/cluster/scheduler/framework'
import * as queue from '@/lib/cluster/scheduler/queue'
import type { SchedulerContext } from '@/lib/cluster/scheduler/scheduler-state'
import { part } from '@/lib/cluster/sim/parts'

interface Placement {
  pod: Pod
  key: string
  info: NodeInfo
}

/** Binds a pod and says so. */
export function bind(
  ctx: SchedulerContext,
  { plugins, schedulerName }: Framework,
  pod: Pod,
  node: string,
): void {
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
  part('scheduling').waitForVolumes(ctx, pod, name)
  return false
}

/** What becomes of a node whose kubelet has gone silent, and of its pods. */
import type { Node } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { patchCondition } from '@/lib/cluster/controller/node-lifecycle/patch-condition'

const CONDITIONS = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure']

/** Every condition of a silent node becomes Unknown (tryUpdateNodeHealth). */
export function markUnknown(ctx: ComponentContext, node: Node): Node {
  const known = node.status?.conditions ?? []
  const lastTransitionTime = formatTime(ctx.now())
  const stopped = known.map((condition) =>
    CONDITIONS.includes(condition.type) && condition.status !== 'Unknown'
      ? {
          ...condition,
          status: 'Unknown' as const,
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
          lastTransitionTime,
        }
      : condition,
  )
  const never = CONDITIONS.filter((type) => !known.some((condition) => condition.type === type)).map(
    (type) => ({
      type,
      status: 'Unknown' as const,
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
      lastHeartbeatTime: node.metadata.creationTimestamp,
      lastTransitionTime,
    }),
  )
  return ctx.client.updateStatus('nodes', {
    ...node,
    status: { ...node.status, conditions: [...stopped, ...never] },
  })
}

/** Not ready through the node's fault: its pods are marked not ready, and so leave the Services. */
function markPodsNotReady(ctx: ComponentContext, node: Node): void {
  for (const pod of ctx.lister.podsOn(node.metadata.name)) {
    const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready')
    if (ready?.status !== 'True') continue
    const condition = { type: 'Ready', status: 'False', lastTransitionTime: formatTime(ctx.now()) }
    patchCondition(ctx.client, pod, condition)
    ctx.record(pod as never, { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' })
  }
}

/** A node that was ready no longer is: it is told, and so are its pods. */
export function giveUp(ctx: ComponentContext, node: Node): void {
  const message = `Node ${node.metadata.name} status is now: NodeNotReady`
  ctx.record(node as never, { type: 'Normal', reason: 'NodeNotReady', message })
  markPodsNotReady(ctx, node)
}

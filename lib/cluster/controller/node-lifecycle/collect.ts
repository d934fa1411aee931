/** Pods that no kubelet will end: see pod-garbage-collector.ts. */
import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { isFinished } from '@/lib/cluster/controller/pod-state'

function collect(ctx: ComponentContext, pod: Pod): void {
  const { namespace, name, uid } = pod.metadata
  const condition = {
    type: 'DisruptionTarget',
    ...(pod.metadata.generation ? { observedGeneration: pod.metadata.generation } : {}),
    status: 'True' as const,
    reason: 'DeletionByPodGC',
    message: 'PodGC: node no longer exists',
    lastTransitionTime: formatTime(ctx.now()),
  }
  try {
    if (!isFinished(pod)) {
      const status = { phase: 'Failed' as const, conditions: [condition] }
      ctx.client.patch('pods', namespace, name, { status }, { subresource: 'status' })
    }
    ctx.client.delete('pods', namespace, name, { uid, gracePeriodSeconds: 0 })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** The node is no more: all its pods go (gcOrphaned). */
export function collectAll(ctx: ComponentContext, nodeName: string): void {
  for (const pod of ctx.lister.podsOn(nodeName)) collect(ctx, pod)
}

/** Pods that are being deleted need not wait for a kubelet that is out of service (gcTerminating). */
export function collectTerminating(ctx: ComponentContext, nodeName: string): void {
  for (const pod of ctx.lister.podsOn(nodeName)) {
    if (!pod.metadata.deletionTimestamp) continue
    const { namespace, name, uid } = pod.metadata
    try {
      if (!isFinished(pod))
        ctx.client.patch(
          'pods',
          namespace,
          name,
          { status: { phase: 'Failed' as const } },
          { subresource: 'status' },
        )
      ctx.client.delete('pods', namespace, name, { uid, gracePeriodSeconds: 0 })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

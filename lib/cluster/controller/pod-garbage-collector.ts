import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { isFinished } from '@/lib/cluster/controller/pod-state'

/** ms until the pods of a node that is gone are: they are found every 20 s, and wait for 40 s. */
const QUARANTINE = 60_000
/** ms between two looks */
const PERIOD = 20_000

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

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

/** Somebody has said that a node that is not ready will not come back. */
const isOutOfService = ({ spec, status }: Node): boolean =>
  (spec.taints ?? []).some(({ key }) => key === OUT_OF_SERVICE) &&
  !status?.conditions?.some(({ type, status: truth }) => type === 'Ready' && truth === 'True')

/** Pods that are being deleted need not wait for a kubelet that is out of service (gcTerminating). */
function collectTerminating(ctx: ComponentContext, nodeName: string): void {
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

/**
 * Mirrors: pkg/controller/podgc – pods of nodes that do not exist or are out of service.
 * Differs: finished pods are never too many.
 */
export const podGarbageCollector: Component = {
  name: 'pod-garbage-collector',
  eventSource: 'pod-garbage-collector',
  watches: [
    {
      resource: 'nodes',
      map({ type, object }, ctx) {
        if (type === 'DELETED') ctx.requeueAfter(object.metadata.name, QUARANTINE)
        else if (isOutOfService(object as Node)) ctx.requeueAfter(object.metadata.name, PERIOD)
        return []
      },
    },
    {
      resource: 'pods',
      map({ type, object, old }, ctx) {
        const { nodeName } = (object as Pod).spec
        const node = nodeName ? ctx.lister.get('nodes', undefined, nodeName) : undefined
        const isLeaving = object.metadata.deletionTimestamp && !old?.metadata.deletionTimestamp
        if (node && isLeaving && isOutOfService(node)) ctx.requeueAfter(node.metadata.name, PERIOD)
        if (type === 'ADDED' && nodeName && !node) ctx.requeueAfter(nodeName, QUARANTINE)
        return []
      },
    },
  ],
  reconcile(nodeName, ctx) {
    const node = ctx.lister.get('nodes', undefined, nodeName)
    if (!node) for (const pod of ctx.lister.podsOn(nodeName)) collect(ctx, pod)
    else if (isOutOfService(node)) {
      collectTerminating(ctx, nodeName)
    }
  },
}

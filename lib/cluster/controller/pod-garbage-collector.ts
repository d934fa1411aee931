import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { isFinished } from '@/lib/cluster/controller/pod-state'

/** ms until the pods of a node that is gone are: they are found every 20 s, and wait for 40 s. */
const QUARANTINE = 60_000

function collect(ctx: ComponentContext, pod: Pod): void {
  const { namespace, name, uid } = pod.metadata
  const condition = {
    type: 'DisruptionTarget',
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

/**
 * Mirrors: pkg/controller/podgc – pods of nodes that do not exist.
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
        return []
      },
    },
    {
      resource: 'pods',
      map({ type, object }, ctx) {
        const { nodeName } = (object as Pod).spec
        if (type === 'ADDED' && nodeName && !ctx.lister.get('nodes', undefined, nodeName))
          ctx.requeueAfter(nodeName, QUARANTINE)
        return []
      },
    },
  ],
  reconcile(nodeName, ctx) {
    if (ctx.lister.get('nodes', undefined, nodeName)) return
    for (const pod of ctx.lister.podsOn(nodeName)) collect(ctx, pod)
  },
}

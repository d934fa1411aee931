import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** ms until the pods of a node that is gone are: they are found every 20 s, and wait for 40 s. */
const QUARANTINE = 60_000
/** ms between two looks */
const PERIOD = 20_000

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

/** Somebody has said that a node that is not ready will not come back. */
const isOutOfService = ({ spec, status }: Node): boolean =>
  (spec.taints ?? []).some(({ key }) => key === OUT_OF_SERVICE) &&
  !status?.conditions?.some(({ type, status: truth }) => type === 'Ready' && truth === 'True')

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
    if (!node) part('nodeTrouble').collectAll(ctx, nodeName)
    else if (isOutOfService(node)) part('nodeTrouble').collectTerminating(ctx, nodeName)
  },
}

import { keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** Since when a pod stands under NoExecute taints that it tolerates for a while only. */
export type TaintState = { since: Record<string, { uid: string; at: number }> }

const NONE: NonNullable<Node['spec']['taints']> = []

export const noExecute = (node: Node | undefined) =>
  node?.spec.taints?.filter(({ effect }) => effect === 'NoExecute') ?? NONE

/** Mirrors: pkg/controller/tainteviction – NoExecute taints move pods that do not tolerate them. */
export const taintEviction: Component<TaintState> = {
  name: 'taint-eviction',
  eventSource: 'taint-eviction-controller',
  watches: [
    {
      resource: 'nodes',
      map({ object, old }, ctx) {
        const before = JSON.stringify(noExecute(old as Node | undefined))
        if (JSON.stringify(noExecute(object as Node)) === before) return []
        return ctx.lister.podsOn(object.metadata.name).map(keyOf)
      },
    },
    {
      resource: 'pods',
      map({ object }, ctx) {
        const { nodeName } = (object as Pod).spec
        const node = nodeName ? ctx.lister.get('nodes', undefined, nodeName) : undefined
        const { since } = ctx.state as TaintState
        return noExecute(node).length > 0 || since[keyOf(object)] !== undefined ? [keyOf(object)] : []
      },
    },
  ],
  initialState: () => ({ since: {} }),
  reconcile(key, ctx) {
    const pod = ctx.lister.byKey('pods', key)
    const node = pod?.spec.nodeName ? ctx.lister.get('nodes', undefined, pod.spec.nodeName) : undefined
    if (ctx.state.since[key] || (noExecute(node).length > 0 && !pod?.metadata.deletionTimestamp))
      part('nodeTrouble').lookAtTaints(ctx, key, pod, node)
  },
}

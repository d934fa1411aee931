import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import { type KubeObject, keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

/** Since when a pod stands under NoExecute taints that it tolerates for a while only. */
type State = { since: Record<string, { uid: string; at: number }> }
type Context = ComponentContext<State>

const noExecute = (node: Node | undefined) =>
  (node?.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute')

/** Seconds until eviction: 0 at once, undefined never. */
export function secondsTolerated(pod: Pod, node: Node | undefined): number | undefined {
  const taints = noExecute(node)
  if (taints.length === 0) return undefined
  const tolerations = pod.spec.tolerations ?? []
  const used = taints.map((taint) => tolerations.filter((toleration) => tolerates(toleration, taint)))
  if (used.some((list) => list.length === 0)) return 0
  const limits = used.flat().flatMap(({ tolerationSeconds }) => tolerationSeconds ?? [])
  return limits.length > 0 ? Math.max(0, Math.min(...limits)) : undefined
}

function evict(ctx: Context, pod: Pod): void {
  const { namespace, name, uid } = pod.metadata
  const message = `Marking for deletion Pod ${keyOf(pod)}`
  ctx.record(pod as unknown as KubeObject, { type: 'Normal', reason: 'TaintManagerEviction', message })
  const condition = {
    type: 'DisruptionTarget',
    ...(pod.metadata.generation ? { observedGeneration: pod.metadata.generation } : {}),
    status: 'True',
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
    lastTransitionTime: formatTime(ctx.now()),
  }
  try {
    ctx.client.patch(
      'pods',
      namespace,
      name,
      { status: { conditions: [condition] } },
      { subresource: 'status' },
    )
    ctx.client.delete('pods', namespace, name, { uid })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Mirrors: pkg/controller/tainteviction – NoExecute taints move pods that do not tolerate them. */
export const taintEviction: Component<State> = {
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
      map: ({ object }) => ((object as Pod).spec.nodeName ? [keyOf(object as Pod)] : []),
    },
  ],
  initialState: () => ({ since: {} }),
  reconcile(key, ctx) {
    const pod = ctx.lister.byKey('pods', key)
    const node = pod?.spec.nodeName ? ctx.lister.get('nodes', undefined, pod.spec.nodeName) : undefined
    const seconds = pod && !pod.metadata.deletionTimestamp ? secondsTolerated(pod, node) : undefined
    if (!pod || seconds === undefined) {
      if (pod && ctx.state.since[key] && !pod.metadata.deletionTimestamp) {
        const message = `Cancelling deletion of Pod ${key}`
        ctx.record(pod as unknown as KubeObject, { type: 'Normal', reason: 'TaintManagerEviction', message })
      }
      delete ctx.state.since[key]
      return
    }
    const known = ctx.state.since[key]
    const start = known?.uid === pod.metadata.uid ? known.at : ctx.now()
    const left = start + seconds * 1000 - ctx.now()
    if (left <= 0) {
      delete ctx.state.since[key]
      evict(ctx, pod)
      return
    }
    ctx.state.since[key] = { uid: pod.metadata.uid, at: start }
    ctx.requeueAfter(key, left)
  },
}

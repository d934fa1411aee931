/** Pods on a node with NoExecute taints: see taint-eviction.ts. */
import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import { type KubeObject, keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { patchCondition } from '@/lib/cluster/controller/node-lifecycle/patch-condition'
import { noExecute, type TaintState } from '@/lib/cluster/controller/taint-eviction'

type Context = ComponentContext<TaintState>

/** Seconds until eviction: 0 at once, undefined never. */
function secondsTolerated(pod: Pod, node: Node | undefined): number | undefined {
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
    patchCondition(ctx.client, pod, condition)
    ctx.client.delete('pods', namespace, name, { uid })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Evicts the pod, or looks again when it has been patient for long enough. */
export function lookAtTaints(ctx: Context, key: string, pod: Pod | undefined, node: Node | undefined): void {
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
}

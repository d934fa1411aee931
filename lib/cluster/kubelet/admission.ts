import type { Pod } from '@/lib/cluster/apimachinery/object'
import { addAmounts, amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import type { Sync } from '@/lib/cluster/kubelet/node-context'

const finished = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

const REASONS: Record<string, string> = { cpu: 'OutOfcpu', memory: 'OutOfmemory', pods: 'OutOfpods' }

/** What the node has too little of for this pod beside the others. */
export function shortage(sync: Sync): { reason: string; message: string } | undefined {
  const { ctx, pod, nodeName } = sync
  const node = ctx.lister.get('nodes', undefined, nodeName)
  const capacity = amountsOf(node?.status?.allocatable as Record<string, string> | undefined)
  const others = ctx.lister
    .podsOn(nodeName)
    .filter((other) => !finished(other))
    .filter((other) => ctx.state.pods[runtimeUid(other)] && runtimeUid(other) !== runtimeUid(pod))
    .filter((other) => !ctx.state.pods[runtimeUid(other)]?.rejected)
  const used = others.reduce((sum, other) => addAmounts(sum, podRequests(other)), {
    pods: others.length,
  } as Record<string, number>)
  const wanted: Record<string, number> = { pods: 1, ...podRequests(pod) }
  for (const [name, requested] of Object.entries(wanted)) {
    const [taken, all] = [used[name] ?? 0, capacity[name] ?? 0]
    if (requested === 0 || requested + taken <= all) continue
    const reason = REASONS[name] ?? `OutOf${name}`
    const numbers = `requested: ${requested}, used: ${taken}, capacity: ${all}`
    return { reason, message: `Node didn't have enough resource: ${name}, ${numbers}` }
  }
  return undefined
}

/**
 * Does the pod fit, whatever brought it here? Taints and cordons do not count, selectors do.
 * Mirrors: the kubelet's predicateAdmitHandler.
 */
export function rejection(sync: Sync): { reason: string; message: string } | undefined {
  const { ctx, pod, nodeName } = sync
  const node = ctx.lister.get('nodes', undefined, nodeName)
  if (!node) return undefined
  const short = shortage(sync)
  if (short) return short
  const { nodeSelector = {} } = pod.spec
  const fits = Object.entries(nodeSelector).every(([key, value]) => node.metadata.labels?.[key] === value)
  return fits
    ? undefined
    : {
        reason: 'NodeAffinity',
        message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
      }
}

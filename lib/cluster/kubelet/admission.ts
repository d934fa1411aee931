import { hostPortsClash } from '@/lib/cluster/apimachinery/host-ports'
import { matchesRequiredNodeAffinity } from '@/lib/cluster/apimachinery/node-selector'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { type Amounts, addAmounts, amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'
import { qosClass } from '@/lib/cluster/apis/core/pod-qos'
import { mirroredHash, runtimeUid } from '@/lib/cluster/host/static-pod'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { part } from '@/lib/cluster/sim/parts'

const finished = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

const ORDER = ['pods', 'cpu', 'memory', 'ephemeral-storage']

type Rejection = { reason: string; message: string }

/** The pods that are on the node by now. */
const others = ({ ctx, pod, nodeName }: Sync): Pod[] =>
  ctx.lister.podsOn(nodeName).filter((other) => {
    const uid = runtimeUid(other)
    const runtime = ctx.state.pods[uid]
    return runtime && !runtime.rejected && uid !== runtimeUid(pod) && !finished(other)
  })

/** Of what is stored. */
const capacities = new WeakMap<object, Readonly<Amounts>>()

function capacityOf(node: Node | undefined): Readonly<Amounts> {
  const allocatable = (node?.status?.allocatable ?? {}) as Record<string, string>
  const known = capacities.get(allocatable) ?? amountsOf(allocatable)
  if (Object.isFrozen(allocatable)) capacities.set(allocatable, known)
  return known
}

/** What the node has too little of for this pod beside the others. */
export function shortage(sync: Sync): Rejection | undefined {
  const { ctx, pod, nodeName } = sync
  const node = ctx.lister.get('nodes', undefined, nodeName)
  const capacity = capacityOf(node)
  const present = others(sync)
  const used: Record<string, number> = { pods: present.length }
  for (const other of present) addAmounts(used, podRequests(other))
  const wanted: Record<string, number> = { pods: 1, ...podRequests(pod) }
  for (const name of new Set([...ORDER, ...Object.keys(wanted).sort()])) {
    const [requested, taken, all] = [wanted[name] ?? 0, used[name] ?? 0, capacity[name]]
    // A device that the node has never heard of is not the kubelet's to refuse.
    if (requested === 0 || (all === undefined && name.includes('/'))) continue
    if (requested + taken <= (all ?? 0)) continue
    const numbers = `requested: ${requested}, used: ${taken}, capacity: ${all ?? 0}`
    return { reason: `OutOf${name}`, message: `Node didn't have enough resource: ${name}, ${numbers}` }
  }
  return undefined
}

const predicate = (name: string, why: string): Rejection => ({
  reason: name,
  message: `Predicate ${name} failed: ${why}`,
})

const MEMORY_TAINT = { key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule' }

/** A node that runs low takes no more, but what is critical, and (of memory) what asked for some. */
function underPressure({ ctx, pod }: Sync): Rejection | undefined {
  const held = Object.keys(ctx.state.pressure ?? {})
  if (held.length === 0 || part('nodePressure').isCritical(pod)) return undefined
  if (held.length === 1 && held[0] === 'MemoryPressure') {
    if (qosClass(pod.spec) !== 'BestEffort') return undefined
    if (pod.spec.tolerations?.some((toleration) => tolerates(toleration, MEMORY_TAINT))) return undefined
  }
  return { reason: 'Evicted', message: `The node had condition: [${held.join(' ')}]. ` }
}

function predicates(sync: Sync, node: Node): Rejection | undefined {
  const { pod } = sync
  if (!matchesRequiredNodeAffinity(pod, node))
    return predicate('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
  if (hostPortsClash(pod, () => others(sync)))
    return predicate('NodePorts', "node(s) didn't have free ports for the requested pod ports")
  const untolerated = (node.spec.taints ?? []).some(
    (taint) =>
      taint.effect === 'NoExecute' &&
      !pod.spec.tolerations?.some((toleration) => tolerates(toleration, taint)),
  )
  return untolerated && !mirroredHash(pod)
    ? predicate('TaintToleration', "node(s) had taints that the pod didn't tolerate")
    : undefined
}

/**
 * Does the pod fit, whatever brought it here? Of taints only those count that would drive it away, cordons do not.
 * Mirrors: the kubelet's eviction manager and predicateAdmitHandler.
 */
export function rejection(sync: Sync): Rejection | undefined {
  const { ctx, nodeName } = sync
  const node = ctx.lister.get('nodes', undefined, nodeName)
  if (!node) return undefined
  const shutdown = ctx.state.shutdown && {
    reason: 'NodeShutdown',
    message: 'Pod was rejected as the node is shutting down.',
  }
  return underPressure(sync) ?? shortage(sync) ?? predicates(sync, node) ?? shutdown
}

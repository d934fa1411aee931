import type { Pod } from '@/lib/cluster/apimachinery/object'
import { addAmounts, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import {
  type Cycle,
  type NodeInfo,
  type Rejection,
  runFilters,
  startCycle,
} from '@/lib/cluster/scheduler/framework'

/** Puts a pod on a node of the snapshot (NodeInfo.AddPod). */
export function addPod(info: NodeInfo, pod: Pod): void {
  info.pods.push(pod)
  const { affinity } = pod.spec
  if (affinity && (affinity.podAffinity || affinity.podAntiAffinity)) info.withAffinity.push(pod)
  addAmounts(info.requested, podRequests(pod))
  addAmounts(info.nonZero, podRequests(pod, true))
}

/** The node as it would be without some pods. */
export function withoutPods(info: NodeInfo, victims: Pod[]): NodeInfo {
  const copy: NodeInfo = { ...info, pods: [], withAffinity: [], requested: {}, nonZero: {} }
  for (const pod of info.pods) if (!victims.includes(pod)) addPod(copy, pod)
  return copy
}

/** The same attempt in a world where one node is another. */
function inWorldWith({ framework, pod, snapshot }: Cycle, from: NodeInfo, to: NodeInfo): Cycle {
  const nodes = snapshot.nodes.map((info) => (info === from ? to : info))
  return startCycle(framework, pod, { ...snapshot, nodes }).cycle
}

/** Pods that made room for themselves here by preemption, and are as important. */
const guestsOf = ({ pod, snapshot }: Cycle, info: NodeInfo): Pod[] =>
  snapshot.nominated.filter(
    (other) =>
      other.status?.nominatedNodeName === info.node.metadata.name &&
      other.metadata.uid !== pod.metadata.uid &&
      (other.spec.priority ?? 0) >= (pod.spec.priority ?? 0),
  )

/** Filters with the pods that are nominated here counted as if they were there, then without them. */
export function runFiltersWithNominated(cycle: Cycle, info: NodeInfo): Rejection | undefined {
  if (cycle.snapshot.nominated.length > 0) {
    const guests = guestsOf(cycle, info)
    if (guests.length > 0) {
      const full = withoutPods(info, [])
      for (const guest of guests) addPod(full, guest)
      const rejection = runFilters(inWorldWith(cycle, info, full), full)
      if (rejection) return rejection
    }
  }
  return runFilters(cycle, info)
}

/** The same for a node as it would be, in place of the one that is. */
export const fitsWithNominated = (cycle: Cycle, info: NodeInfo, trial: NodeInfo): Rejection | undefined =>
  runFiltersWithNominated(inWorldWith(cycle, info, trial), trial)

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { addAmounts, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import {
  type Cycle,
  type NodeInfo,
  type Rejection,
  runFilters,
  type Snapshot,
  startCycle,
} from '@/lib/cluster/scheduler/framework'

/** A node on which nothing is yet. */
export const emptyNode = (at: Pick<NodeInfo, 'node' | 'allocatable' | 'place'>): NodeInfo => ({
  ...at,
  pods: [],
  withAffinity: [],
  requested: {},
  nonZero: {},
})

/** Puts a pod on a node of the snapshot (NodeInfo.AddPod). */
export function addPod(info: NodeInfo, pod: Pod): void {
  info.pods.push(pod)
  const { affinity } = pod.spec
  if (affinity && (affinity.podAffinity || affinity.podAntiAffinity)) info.withAffinity.push(pod)
  addAmounts(info.requested, podRequests(pod))
  addAmounts(info.nonZero, podRequests(pod, true))
}

/** A pod is placed: those that follow see it there. */
export function assume({ withAffinity, memory }: Snapshot, info: NodeInfo, pod: Pod): void {
  addPod(info, pod)
  if (info.withAffinity.length > 0) withAffinity?.add(info.node.metadata.name)
  if (memory) memory.generations[info.place] = (memory.generations[info.place] ?? 0) + 1
}

/** The node as it would be without some pods. */
export function withoutPods(info: NodeInfo, victims: Pod[]): NodeInfo {
  const copy = emptyNode(info)
  for (const pod of info.pods) if (!victims.includes(pod)) addPod(copy, pod)
  return copy
}

/** The same attempt in a world where one node is another. */
function inWorldWith({ framework, pod, snapshot }: Cycle, from: NodeInfo, to: NodeInfo): Cycle {
  const nodes = snapshot.nodes.map((info) => (info === from ? to : info))
  return startCycle(framework, pod, { ...snapshot, nodes, withAffinity: undefined, memory: undefined }).cycle
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

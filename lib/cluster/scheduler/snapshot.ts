import type { Pod } from '@/lib/cluster/apimachinery/object'
import { addAmounts, amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import type { Lister } from '@/lib/cluster/client/lister'
import {
  type NodeInfo,
  type Rejection,
  runFilters,
  type SchedulerPlugin,
  type Snapshot,
} from '@/lib/cluster/scheduler/framework'

const finished = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

/** Puts a pod on a node of the snapshot (NodeInfo.AddPod). */
export function addPod(info: NodeInfo, pod: Pod): void {
  info.pods.push(pod)
  addAmounts(info.requested, podRequests(pod))
  addAmounts(info.nonZero, podRequests(pod, true))
}

/** The node as it would be without some pods. */
export function withoutPods(info: NodeInfo, victims: Pod[]): NodeInfo {
  const copy: NodeInfo = { ...info, pods: [], requested: {}, nonZero: {} }
  for (const pod of info.pods) if (!victims.includes(pod)) addPod(copy, pod)
  return copy
}

/** The nodes with their pods: bound ones from the cache, and those just assumed. */
export function takeSnapshot(lister: Lister, assumed: Record<string, { node: string }>): Snapshot {
  const nodes = new Map<string, NodeInfo>()
  for (const node of lister.list('nodes'))
    nodes.set(node.metadata.name, {
      node,
      pods: [],
      allocatable: amountsOf(node.status?.allocatable as Record<string, string> | undefined),
      requested: {},
      nonZero: {},
    })
  const nominated: Pod[] = []
  for (const pod of lister.list('pods')) {
    const on = pod.spec.nodeName || assumed[`${pod.metadata.namespace}/${pod.metadata.name}`]?.node
    const info = on ? nodes.get(on) : undefined
    if (info && !finished(pod)) addPod(info, pod)
    else if (!on && pod.status?.nominatedNodeName) nominated.push(pod)
  }
  return {
    nodes: [...nodes.values()],
    nominated,
    namespaces: lister.list('namespaces'),
    services: lister.list('services'),
    replicaSets: lister.list('replicasets.apps'),
    claims: lister.list('persistentvolumeclaims'),
    volumes: lister.list('persistentvolumes'),
    classes: lister.list('storageclasses.storage.k8s.io'),
  }
}

/** Filters with the pods that made room for themselves here by preemption counted as if they were there. */
export function runFiltersWithNominated(
  plugins: SchedulerPlugin[],
  pod: Pod,
  info: NodeInfo,
  snapshot: Snapshot,
): Rejection | undefined {
  const guests = snapshot.nominated.filter(
    (other) =>
      other.status?.nominatedNodeName === info.node.metadata.name &&
      other.metadata.uid !== pod.metadata.uid &&
      (other.spec.priority ?? 0) >= (pod.spec.priority ?? 0),
  )
  if (guests.length > 0) {
    const full = withoutPods(info, [])
    for (const guest of guests) addPod(full, guest)
    const rejection = runFilters(plugins, pod, full, snapshot)
    if (rejection) return rejection
  }
  return runFilters(plugins, pod, info, snapshot)
}

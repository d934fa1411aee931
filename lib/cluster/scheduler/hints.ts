/**
 * What may help a pod that a plugin has refused.
 * Mirrors: EventsToRegister and the queueing hints of each plugin.
 * Differs: a node's conditions and annotations wake nobody, as no plugin here reads them.
 */
import { hostPortsClash } from '@/lib/cluster/apimachinery/host-ports'
import type { KubeObject, Node, PersistentVolume, Pod, StorageClass } from '@/lib/cluster/apimachinery/object'
import { amountsOf, podRequests } from '@/lib/cluster/apimachinery/pod-requests'
import type { Lister } from '@/lib/cluster/client/lister'
import type { Change, ClusterEvent, Framework } from '@/lib/cluster/scheduler/framework'
import { requiredTerms, termSelects } from '@/lib/cluster/scheduler/plugins/inter-pod-affinity'
import { affinityChooses } from '@/lib/cluster/scheduler/plugins/node-affinity'

import { fitsEmptyNode } from '@/lib/cluster/scheduler/plugins/node-resources'
import { toleratesCordon } from '@/lib/cluster/scheduler/plugins/node-unschedulable'
import { claimNames } from '@/lib/cluster/scheduler/plugins/pod-claims'
import { constraintsOf, spreadSelects } from '@/lib/cluster/scheduler/plugins/pod-topology-spread'
import { hasUntoleratedTaint } from '@/lib/cluster/scheduler/plugins/taint-toleration'
import { disksClash } from '@/lib/cluster/scheduler/plugins/volume-restrictions'
import { placesOf } from '@/lib/cluster/scheduler/plugins/volume-zone'

interface World {
  framework: Framework
  lister: Lister
}

type Hint = (pod: Pod, change: Change, world: World) => boolean

const always: Hint = () => true

const as = <T>(object: KubeObject | undefined) => object as unknown as T | undefined

/** True when the test holds for what is there now, and did not for what was. */
const became =
  (test: (pod: Pod, node: Node, world: World) => boolean): Hint =>
  (pod, { old, now }, world) => {
    const [before, after] = [as<Node>(old), as<Node>(now)]
    return !!after && test(pod, after, world) && !(before && test(pod, before, world))
  }

const resourcesOf = (node: Node | undefined) =>
  amountsOf(node?.status?.allocatable as Record<string, string> | undefined)

/** The node is new or offers more, and would take the pod if it were empty. */
const nodeGrew: Hint = (pod, { old, now }, { framework }) => {
  const after = resourcesOf(as<Node>(now))
  if (!fitsEmptyNode(pod, after, framework)) return false
  const before = resourcesOf(as<Node>(old))
  const wanted = ['pods', ...Object.keys(podRequests(pod))]
  return !old || wanted.some((name) => (after[name] ?? 0) > (before[name] ?? 0))
}

const askedLess: Hint = (pod, { old, now }) => {
  const [before, after] = [as<Pod>(old), as<Pod>(now)]
  if (!before || !after) return false
  const [had, has] = [podRequests(before), podRequests(after)]
  return Object.keys(podRequests(pod)).some((name) => (has[name] ?? 0) < (had[name] ?? 0))
}

const usesClaim = (pod: Pod, namespace: string | undefined, name: string) =>
  pod.metadata.namespace === namespace && claimNames(pod).some((claim) => claim.name === name)

const ownClaim: Hint = (pod, { now }) => !!now && usesClaim(pod, now.metadata.namespace, now.metadata.name)

const sharedVolume: Hint = (pod, { old }) => {
  const gone = as<Pod>(old)
  if (!gone) return false
  const shared = claimNames(gone).some(({ name }) => usesClaim(pod, gone.metadata.namespace, name))
  return shared || disksClash(pod, gone)
}

const hadVolumes: Hint = (_, { old }) => {
  const gone = as<Pod>(old)
  return !!gone && (claimNames(gone).length > 0 || !!gone.spec.volumes?.some(({ csi }) => csi))
}

const placeChanged: Hint = (_, { old, now }) => {
  const [before, after] = [as<PersistentVolume>(old), as<PersistentVolume>(now)]
  return !before || !after || JSON.stringify(placesOf(before)) !== JSON.stringify(placesOf(after))
}

const waitsForConsumer: Hint = (_, { now }) =>
  as<StorageClass>(now)?.volumeBindingMode === 'WaitForFirstConsumer'

const spreadOf = (pod: Pod, { lister, framework }: World) =>
  constraintsOf(pod, lister, framework, 'DoNotSchedule')

/** A pod came, went or changed among those that are counted. */
const countChanged: Hint = (pod, { old, now }, world) =>
  spreadOf(pod, world).some((constraint) => {
    const counted = (other: Pod | undefined) => !!other && spreadSelects(pod, other, constraint)
    return counted(as<Pod>(old)) !== counted(as<Pod>(now))
  })

/** A node came, went or changed among those that are counted. */
const domainsChanged: Hint = (pod, { old, now }, world) => {
  const constraints = spreadOf(pod, world)
  const values = (node: KubeObject | undefined) => {
    const found = constraints.map(({ key }) => node?.metadata.labels?.[key])
    return found.includes(undefined) ? '' : JSON.stringify(found)
  }
  const taints = (node: KubeObject | undefined) => JSON.stringify(as<Node>(node)?.spec.taints ?? [])
  const retainted = constraints.some(({ honorsTaints }) => honorsTaints) && taints(old) !== taints(now)
  return values(old) !== values(now) || (retainted && values(now) !== '')
}

/** Somebody whom the pod wants near has come, or whom it or who it does not want near has gone. */
const neighboursChanged: Hint = (pod, { old, now }, { lister }) => {
  const [before, after] = [as<Pod>(old), as<Pod>(now)]
  const near = requiredTerms(pod, 'podAffinity')
  const isNear = (other: Pod | undefined) =>
    !!other && near.length > 0 && near.every((term) => termSelects(term, pod, other, lister))
  const isApart = (other: Pod | undefined) =>
    !!other && requiredTerms(pod, 'podAntiAffinity').some((term) => termSelects(term, pod, other, lister))
  if (isNear(after) && !isNear(before)) return true
  if (isApart(before) && !isApart(after)) return true
  const refused = (other: Pod) =>
    requiredTerms(other, 'podAntiAffinity').some((term) => termSelects(term, other, pod, lister))
  return !!before && !after && (refused(before) || isNear(before))
}

/** A node came, or changed, in the domains that the pod's terms speak of. */
const neighbourhoodChanged: Hint = (pod, { old, now }) => {
  const terms = [...requiredTerms(pod, 'podAffinity'), ...requiredTerms(pod, 'podAntiAffinity')]
  const labels = now?.metadata.labels ?? {}
  if (terms.length === 0) return true
  return terms.some(
    ({ topologyKey: key }) => labels[key] !== undefined && labels[key] !== old?.metadata.labels?.[key],
  )
}

/** Which events each plugin wants to hear of, and when they are worth another attempt. */
const HINTS: Record<string, Partial<Record<ClusterEvent, Hint>>> = {
  NodeUnschedulable: {
    'Node/Add': became((_, node) => !node.spec.unschedulable),
    'Node/UpdateNodeTaint': became((_, node) => !node.spec.unschedulable),
    'UnscheduledPod/UpdatePodToleration': toleratesCordon,
  },
  NodeName: { 'Node/Add': always },
  TaintToleration: {
    'Node/Add': became((pod, node) => !hasUntoleratedTaint(pod, node)),
    'Node/UpdateNodeTaint': became((pod, node) => !hasUntoleratedTaint(pod, node)),
    'UnscheduledPod/UpdatePodToleration': always,
  },
  NodeAffinity: {
    'Node/Add': became((pod, node, { framework }) => affinityChooses(framework, pod, node)),
    'Node/UpdateNodeLabel': became((pod, node, { framework }) => affinityChooses(framework, pod, node)),
  },
  NodePorts: {
    'Node/Add': always,
    'AssignedPod/Delete': (pod, { old }) => !!old && hostPortsClash(pod, () => [as<Pod>(old) as Pod]),
  },
  NodeResourcesFit: {
    'Node/Add': nodeGrew,
    'Node/UpdateNodeAllocatable': nodeGrew,
    'AssignedPod/Delete': always,
    'AssignedPod/UpdatePodScaleDown': askedLess,
    'UnscheduledPod/UpdatePodScaleDown': always,
  },
  VolumeRestrictions: {
    'Node/Add': always,
    'AssignedPod/Delete': sharedVolume,
    'PersistentVolumeClaim/Add': ownClaim,
    'PersistentVolumeClaim/Update': ownClaim,
  },
  NodeVolumeLimits: {
    'CSINode/Add': always,
    'CSINode/Update': always,
    'AssignedPod/Delete': hadVolumes,
    'PersistentVolumeClaim/Add': ownClaim,
    'VolumeAttachment/Delete': always,
  },
  VolumeBinding: {
    'StorageClass/Add': always,
    'StorageClass/Update': always,
    'PersistentVolumeClaim/Add': ownClaim,
    'PersistentVolumeClaim/Update': ownClaim,
    'PersistentVolume/Add': always,
    'PersistentVolume/Update': always,
    'Node/Add': always,
    'Node/UpdateNodeLabel': always,
    'CSIDriver/Update': always,
    'CSIStorageCapacity/Add': always,
    'CSIStorageCapacity/Update': always,
  },
  VolumeZone: {
    'StorageClass/Add': waitsForConsumer,
    'Node/Add': always,
    'Node/UpdateNodeLabel': always,
    'PersistentVolumeClaim/Add': ownClaim,
    'PersistentVolumeClaim/Update': ownClaim,
    'PersistentVolume/Add': always,
    'PersistentVolume/Update': placeChanged,
  },
  PodTopologySpread: {
    'AssignedPod/Add': countChanged,
    'AssignedPod/UpdatePodLabel': countChanged,
    'AssignedPod/Delete': countChanged,
    'Node/Add': domainsChanged,
    'Node/Delete': domainsChanged,
    'Node/UpdateNodeLabel': domainsChanged,
    'Node/UpdateNodeTaint': domainsChanged,
    'UnscheduledPod/UpdatePodLabel': always,
    'UnscheduledPod/UpdatePodToleration': always,
  },
  InterPodAffinity: {
    'AssignedPod/Add': neighboursChanged,
    'AssignedPod/UpdatePodLabel': neighboursChanged,
    'AssignedPod/Delete': neighboursChanged,
    'Node/Add': neighbourhoodChanged,
    'Node/UpdateNodeLabel': neighbourhoodChanged,
    'UnscheduledPod/UpdatePodLabel': always,
  },
}

/** Is another attempt worth it for a pod that these plugins refused? Without any: whatever happens may help. */
export function isWorthRequeuing(
  pod: Pod,
  rejectedBy: readonly string[],
  change: Change,
  framework: Framework,
  lister: Lister,
): boolean {
  if (rejectedBy.length === 0) return true
  const world = { framework, lister }
  return rejectedBy.some((name) => HINTS[name]?.[change.event]?.(pod, change, world) ?? false)
}

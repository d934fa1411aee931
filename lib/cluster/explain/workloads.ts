/** Why a Deployment, ReplicaSet, ReplicationController, StatefulSet or DaemonSet is not ready. */
import type {
  DaemonSet,
  Deployment,
  KubeObject,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import { controllerOf } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf, type Said } from '@/lib/cluster/explain/link'
import { labelsOfNodes } from '@/lib/cluster/explain/placement'
import { counted, failureLinks, going, podLinks, podsOf, unseen } from '@/lib/cluster/explain/replicas'
import { conditionSaid, findCondition, type View } from '@/lib/cluster/explain/view'

const REVISION = 'deployment.kubernetes.io/revision'

const noneAsked = (
  object: KubeObject | Deployment | ReplicaSet | StatefulSet | ReplicationController,
): Link => ({
  object: refOf(object),
  why: 'none asked',
  field: 'spec.replicas',
  found: 0,
})

/** The ReplicaSet of the newest revision. */
function newestSet(view: View, deployment: Deployment): ReplicaSet | undefined {
  const revision = ({ metadata }: ReplicaSet) => Number(metadata.annotations?.[REVISION] ?? 0)
  return view.lister
    .list('replicasets.apps', deployment.metadata.namespace)
    .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid)
    .sort((a, b) => revision(b) - revision(a))[0]
}

/** What a Deployment itself says, the worst first; else the first of its counts that falls short. */
function deploymentSaid(deployment: Deployment): Said {
  const { status = {}, spec } = deployment
  const conditions = ['Progressing', 'Available'].flatMap((type) => findCondition(deployment, type) ?? [])
  const worst = conditions.find((one) => one.status === 'False')
  if (worst) return conditionSaid(worst)
  const { replicas = 1 } = spec
  const { updatedReplicas = 0, availableReplicas } = status
  return updatedReplicas < replicas || (status.replicas ?? 0) > updatedReplicas
    ? counted('UpdatedReplicas', updatedReplicas, status.replicas ?? replicas)
    : counted('AvailableReplicas', availableReplicas, replicas)
}

function isRolledOut({ metadata, spec, status = {} }: Deployment): boolean {
  const { replicas = 1 } = spec
  const { updatedReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = status
  return (
    observedGeneration >= (metadata.generation ?? 0) &&
    updatedReplicas >= replicas &&
    (status.replicas ?? 0) <= updatedReplicas &&
    availableReplicas >= replicas
  )
}

/** The links of a Deployment that is not rolled out. */
export function explainDeployment(view: View, deployment: Deployment): Link[] {
  if (deployment.metadata.deletionTimestamp) return going(deployment)
  const { spec } = deployment
  const object = refOf(deployment)
  if (spec.replicas === 0 && isRolledOut(deployment)) return [noneAsked(deployment)]
  if (isRolledOut(deployment)) return []
  const head: Link = { object, why: 'waits', said: deploymentSaid(deployment) }
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const set = newestSet(view, deployment)
  const wanted = spec.replicas ?? 1
  const links = set ? explainSet(view, set, wanted) : failureLinks(view, deployment)
  if (links.length > 0) return [head, ...links]
  // Nothing is wrong with its pods: they are still the old ones, or fewer than asked.
  if (spec.paused) return [head, { object, why: 'held', field: 'spec.paused', found: true }]
  const rest = podLinks(
    view,
    setsOf(view, deployment).flatMap((one) => podsOf(view, one)),
  )
  return [head, ...(rest.length > 0 ? rest : waitsForMinimum(deployment))]
}

const setsOf = (view: View, deployment: Deployment) =>
  view.lister
    .list('replicasets.apps', deployment.metadata.namespace)
    .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid)

/** Ready, but not for long enough. */
function waitsForMinimum({
  kind,
  metadata,
  spec,
}: Deployment | ReplicaSet | StatefulSet | DaemonSet): Link[] {
  if (!spec.minReadySeconds) return []
  const object = refOf({ kind, metadata })
  return [{ object, why: 'waits', field: 'spec.minReadySeconds', found: spec.minReadySeconds }]
}

type AnySet = ReplicaSet | ReplicationController

/** @param wanted how many pods its owner wants in the end */
export function explainSet(view: View, set: AnySet, wanted = set.spec.replicas ?? 1): Link[] {
  if (set.metadata.deletionTimestamp) return going(set)
  const { readyReplicas = 0, availableReplicas = 0, observedGeneration = 0 } = set.status ?? {}
  const isSeen = observedGeneration >= (set.metadata.generation ?? 0)
  if (isSeen && Math.min(readyReplicas, availableReplicas) >= wanted)
    // An old one of a Deployment has none, and should not.
    return set.spec.replicas === 0 && !controllerOf(set) ? [noneAsked(set)] : []
  const head: Link = {
    object: refOf(set),
    why: 'waits',
    said: counted('ReadyReplicas', readyReplicas, wanted),
  }
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const failure = failureLinks(view, set)
  if (failure.length > 0) return failure
  const links = podLinks(view, podsOf(view, set))
  if (links.length > 0) return [head, ...links]
  if (readyReplicas > availableReplicas && 'minReadySeconds' in set.spec)
    return [head, ...waitsForMinimum(set as ReplicaSet)]
  return []
}

const ordinal = (name: string) => Number(/-(\d+)$/.exec(name)?.[1] ?? 0)

/** All is ready, but some of it is of the former template. */
function staleLinks({ kind, metadata, spec }: StatefulSet | DaemonSet, updated: number, all: number): Link[] {
  const object = refOf({ kind, metadata })
  const said = counted('Updated', updated, all)
  const { type, rollingUpdate } = spec.updateStrategy ?? {}
  if (type === 'OnDelete')
    return [{ object, why: 'held', said, field: 'spec.updateStrategy.type', found: 'OnDelete' }]
  const { partition } = (rollingUpdate ?? {}) as { partition?: number }
  if (!partition) return []
  const field = 'spec.updateStrategy.rollingUpdate.partition'
  return [{ object, why: 'held', said, field, found: partition }]
}

/** The links of a StatefulSet: its pods in their order, as each waits for the one before. */
export function explainStatefulSet(view: View, set: StatefulSet): Link[] {
  if (set.metadata.deletionTimestamp) return going(set)
  const { replicas = 1 } = set.spec
  const {
    readyReplicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    observedGeneration = 0,
  } = set.status ?? {}
  const isSeen = observedGeneration >= (set.metadata.generation ?? 0)
  const isReady = readyReplicas >= replicas && (set.status?.replicas ?? 0) === replicas
  if (isSeen && isReady && updatedReplicas >= replicas && availableReplicas >= replicas)
    return replicas === 0 ? [noneAsked(set)] : []
  const head: Link = {
    object: refOf(set),
    why: 'waits',
    said: counted('ReadyReplicas', readyReplicas, replicas),
  }
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const pods = podsOf(view, set).sort((a, b) => ordinal(a.metadata.name) - ordinal(b.metadata.name))
  const links = podLinks(view, pods)
  if (links.length > 0) return [head, ...links]
  const failure = pods.length < replicas ? failureLinks(view, set) : []
  if (failure.length > 0) return failure
  return [
    head,
    ...(isReady && updatedReplicas < replicas
      ? staleLinks(set, updatedReplicas, replicas)
      : waitsForMinimum(set)),
  ]
}

/** No node is meant: what its pods ask of one. */
function nowhere(view: View, set: DaemonSet): Link[] {
  const { nodeSelector, affinity, tolerations } = set.spec.template?.spec ?? {}
  const object = refOf(set)
  const at = 'spec.template.spec'
  if (nodeSelector) {
    const wanted = labelsOfNodes(view, Object.keys(nodeSelector))
    return [{ object, why: 'no match', field: `${at}.nodeSelector`, found: nodeSelector, wanted }]
  }
  if (affinity?.nodeAffinity)
    return [{ object, why: 'no match', field: `${at}.affinity.nodeAffinity`, found: affinity.nodeAffinity }]
  const wanted = view.lister.list('nodes').flatMap(({ spec }) => spec.taints ?? [])
  return [{ object, why: 'no match', field: `${at}.tolerations`, found: tolerations ?? [], wanted }]
}

export function explainDaemonSet(view: View, set: DaemonSet): Link[] {
  if (set.metadata.deletionTimestamp) return going(set)
  const { desiredNumberScheduled = 0, numberReady = 0, numberAvailable = 0 } = set.status ?? {}
  const { updatedNumberScheduled = 0, observedGeneration = 0 } = set.status ?? {}
  const isSeen = observedGeneration >= (set.metadata.generation ?? 0)
  const said = counted('NumberReady', numberReady, desiredNumberScheduled)
  const head: Link = { object: refOf(set), why: 'waits', said }
  if (isSeen && desiredNumberScheduled === 0) return [head, ...nowhere(view, set)]
  const isReady = numberReady >= desiredNumberScheduled && numberAvailable >= desiredNumberScheduled
  if (isSeen && isReady && updatedNumberScheduled >= desiredNumberScheduled) return []
  const unattended = unseen(view)
  if (unattended.length > 0) return [head, ...unattended]
  const pods = podsOf(view, set)
  const links = podLinks(view, pods)
  if (links.length > 0) return [head, ...links]
  const failure = pods.length < desiredNumberScheduled ? failureLinks(view, set) : []
  if (failure.length > 0) return failure
  return isReady
    ? staleLinks(set, updatedNumberScheduled, desiredNumberScheduled)
    : [head, ...waitsForMinimum(set)]
}

/** Why a Deployment, ReplicaSet or ReplicationController is not ready. */
import type { Deployment, ReplicaSet, ReplicationController } from '@/lib/cluster/apimachinery/object'
import { controllerOf } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf, type Said } from '@/lib/cluster/explain/link'
import {
  counted,
  failureLinks,
  going,
  noneAsked,
  podLinks,
  podsOf,
  unseen,
  waitsForMinimum,
} from '@/lib/cluster/explain/replicas'
import { conditionSaid, findCondition, type View } from '@/lib/cluster/explain/view'

const REVISION = 'deployment.kubernetes.io/revision'

const setsOf = (view: View, deployment: Deployment) =>
  view.lister
    .list('replicasets.apps', deployment.metadata.namespace)
    .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid)

/** The ReplicaSet of the newest revision. */
function newestSet(view: View, deployment: Deployment): ReplicaSet | undefined {
  const revision = ({ metadata }: ReplicaSet) => Number(metadata.annotations?.[REVISION] ?? 0)
  return setsOf(view, deployment).sort((a, b) => revision(b) - revision(a))[0]
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

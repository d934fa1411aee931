import type { Deployment, ReplicaSet } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import {
  actualTotal,
  availableOf,
  maxUnavailable,
  replicasOf,
  wantedTotal,
} from '@/lib/cluster/controller/deployment/arithmetic'

export type DeploymentStatus = NonNullable<Deployment['status']>
export type Condition = NonNullable<DeploymentStatus['conditions']>[number]

/** progressDeadlineSeconds of "no deadline". */
const NO_DEADLINE = 2 ** 31 - 1

export const hasProgressDeadline = (d: Deployment): boolean =>
  d.spec.progressDeadlineSeconds !== undefined && d.spec.progressDeadlineSeconds !== NO_DEADLINE

export const conditionOf = (status: DeploymentStatus | undefined, type: string): Condition | undefined =>
  status?.conditions?.find((condition) => condition.type === type)

export function newCondition(
  now: number,
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
): Condition {
  const time = formatTime(now)
  return { type, status, lastUpdateTime: time, lastTransitionTime: time, reason, message }
}

/** deploymentutil.SetDeploymentCondition: same status and reason change nothing. */
export function setCondition(status: DeploymentStatus, condition: Condition): void {
  const current = conditionOf(status, condition.type)
  if (current?.status === condition.status && current.reason === condition.reason) return
  if (current?.status === condition.status) condition.lastTransitionTime = current.lastTransitionTime
  removeCondition(status, condition.type)
  status.conditions = [...(status.conditions ?? []), condition]
}

export function removeCondition(status: DeploymentStatus, type: string): void {
  status.conditions = (status.conditions ?? []).filter((condition) => condition.type !== type)
}

const optional = (name: string, amount: number) => (amount > 0 ? { [name]: amount } : {})

/** deployment.calculateStatus */
export function calculateStatus(
  d: Deployment,
  all: ReplicaSet[],
  newRS: ReplicaSet | undefined,
  now: number,
): DeploymentStatus {
  const sum = (of: (rs: ReplicaSet) => number | undefined) => all.reduce((n, rs) => n + (of(rs) ?? 0), 0)
  const available = sum(availableOf)
  const status: DeploymentStatus = {
    observedGeneration: d.metadata.generation,
    ...optional('replicas', actualTotal(all)),
    ...optional('updatedReplicas', newRS ? actualTotal([newRS]) : 0),
    ...optional(
      'readyReplicas',
      sum((rs) => rs.status?.readyReplicas),
    ),
    ...optional('availableReplicas', available),
    ...optional('unavailableReplicas', Math.max(0, wantedTotal(all) - available)),
    terminatingReplicas: sum((rs) => rs.status?.terminatingReplicas),
    ...(d.status?.collisionCount === undefined ? {} : { collisionCount: d.status.collisionCount }),
    conditions: [...(d.status?.conditions ?? [])],
  }
  const enough = available >= replicasOf(d) - maxUnavailable(d)
  setCondition(
    status,
    enough
      ? newCondition(
          now,
          'Available',
          'True',
          'MinimumReplicasAvailable',
          'Deployment has minimum availability.',
        )
      : newCondition(
          now,
          'Available',
          'False',
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ),
  )
  return status
}

export const isComplete = (d: Deployment, status: DeploymentStatus | undefined): boolean =>
  (status?.updatedReplicas ?? 0) === replicasOf(d) &&
  (status?.replicas ?? 0) === replicasOf(d) &&
  (status?.availableReplicas ?? 0) === replicasOf(d) &&
  (status?.observedGeneration ?? 0) >= (d.metadata.generation ?? 0)

/** Did anything move between the stored status and the new one? */
export function isProgressing(d: Deployment, status: DeploymentStatus): boolean {
  const before = d.status ?? {}
  const old = (of: DeploymentStatus) => (of.replicas ?? 0) - (of.updatedReplicas ?? 0)
  return (
    (status.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(status) < old(before) ||
    (status.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  )
}

/** ms until the progress deadline, negative once it is over; undefined when none runs. */
export function untilDeadline(d: Deployment, status: DeploymentStatus, now: number): number | undefined {
  const condition = conditionOf(status, 'Progressing')
  if (!hasProgressDeadline(d) || !condition || condition.reason === 'NewReplicaSetAvailable') return undefined
  const from = parseTime(String(condition.lastUpdateTime)) ?? now
  return from + (d.spec.progressDeadlineSeconds ?? 0) * 1000 - now
}

export function isTimedOut(d: Deployment, status: DeploymentStatus, now: number): boolean {
  const condition = conditionOf(status, 'Progressing')
  if (hasProgressDeadline(d) && condition?.reason === 'ProgressDeadlineExceeded') return true
  const left = untilDeadline(d, status, now)
  return left !== undefined && left < 0
}

/** Moves Progressing on, as syncRolloutStatus does. */
export function progress(
  d: Deployment,
  status: DeploymentStatus,
  newRS: ReplicaSet | undefined,
  now: number,
): void {
  const subject = newRS ? `ReplicaSet "${newRS.metadata.name}"` : `Deployment "${d.metadata.name}"`
  const current = conditionOf(d.status, 'Progressing')
  const done =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === 'NewReplicaSetAvailable'
  if (!hasProgressDeadline(d)) removeCondition(status, 'Progressing')
  else if (done) return
  else if (isComplete(d, status)) {
    const message = `${subject} has successfully progressed.`
    setCondition(status, newCondition(now, 'Progressing', 'True', 'NewReplicaSetAvailable', message))
  } else if (isProgressing(d, status)) {
    const message = `${subject} is progressing.`
    const condition = newCondition(now, 'Progressing', 'True', 'ReplicaSetUpdated', message)
    if (current?.status === 'True') condition.lastTransitionTime = current.lastTransitionTime
    // Removed first: lastUpdateTime has to move, or the deadline would not start anew.
    removeCondition(status, 'Progressing')
    setCondition(status, condition)
  } else if (isTimedOut(d, status, now)) {
    const message = `${subject} has timed out progressing.`
    setCondition(status, newCondition(now, 'Progressing', 'False', 'ProgressDeadlineExceeded', message))
  }
}

/** A ReplicaSet's ReplicaFailure shows on the Deployment. */
export function copyReplicaFailure(
  status: DeploymentStatus,
  all: ReplicaSet[],
  newRS: ReplicaSet | undefined,
): void {
  const failing = (sets: ReplicaSet[]) =>
    sets.flatMap((rs) => rs.status?.conditions ?? []).find(({ type }) => type === 'ReplicaFailure')
  const failure = failing(newRS ? [newRS] : []) ?? failing(all)
  if (!failure) removeCondition(status, 'ReplicaFailure')
  else
    setCondition(status, {
      type: 'ReplicaFailure',
      status: failure.status,
      reason: failure.reason,
      message: failure.message,
      lastTransitionTime: failure.lastTransitionTime,
      lastUpdateTime: failure.lastTransitionTime,
    })
}

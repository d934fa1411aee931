import type { Deployment, ReplicaSet } from '@/lib/cluster/apimachinery/object'

export const replicasOf = (object: { spec: { replicas?: number } }): number => object.spec.replicas ?? 1
export const availableOf = (rs: ReplicaSet): number => rs.status?.availableReplicas ?? 0
export const wantedTotal = (sets: ReplicaSet[]): number => sets.reduce((sum, rs) => sum + replicasOf(rs), 0)
export const actualTotal = (sets: ReplicaSet[]): number =>
  sets.reduce((sum, rs) => sum + (rs.status?.replicas ?? 0), 0)

export const isRollingUpdate = (d: Deployment): boolean => d.spec.strategy?.type !== 'Recreate'

/** intstr.GetScaledValueFromIntOrPercent */
export function scaledValue(value: string | number | undefined, total: number, roundUp: boolean): number {
  if (typeof value === 'number') return value
  const percent = /^(\d+)%$/.exec(value ?? '')?.[1]
  if (percent === undefined) return 0
  const exact = (Number(percent) * total) / 100
  return roundUp ? Math.ceil(exact) : Math.floor(exact)
}

/** deploymentutil.ResolveFenceposts: surge rounds up, unavailable down, and they are never both 0. */
export function resolveFenceposts(
  maxSurge: string | number | undefined,
  maxUnavailable: string | number | undefined,
  desired: number,
): { surge: number; unavailable: number } {
  const surge = scaledValue(maxSurge, desired, true)
  const unavailable = scaledValue(maxUnavailable, desired, false)
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}

const fenceposts = (d: Deployment) => {
  const rolling = d.spec.strategy?.rollingUpdate
  return resolveFenceposts(rolling?.maxSurge, rolling?.maxUnavailable, replicasOf(d))
}

export const maxSurge = (d: Deployment): number => (isRollingUpdate(d) ? fenceposts(d).surge : 0)

export function maxUnavailable(d: Deployment): number {
  if (!isRollingUpdate(d) || replicasOf(d) === 0) return 0
  return Math.min(fenceposts(d).unavailable, replicasOf(d))
}

/** deploymentutil.NewRSNewReplicas: how far the new ReplicaSet may grow now. */
export function newReplicaSetSize(d: Deployment, all: ReplicaSet[], newReplicas: number): number {
  if (!isRollingUpdate(d)) return replicasOf(d)
  const room = replicasOf(d) + maxSurge(d) - wantedTotal(all)
  if (room <= 0) return newReplicas
  return newReplicas + Math.min(room, replicasOf(d) - newReplicas)
}

/** Half away from zero, as integer.RoundToInt32 rounds. */
const round = (value: number) => (value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5))

/** deploymentutil.GetReplicaSetProportion: one ReplicaSet's share when a rollout is scaled midway. */
export function proportion(
  d: Deployment,
  rs: { replicas: number; maxReplicas: number | undefined },
  toAdd: number,
  added: number,
): number {
  if (rs.replicas === 0 || toAdd === 0 || toAdd === added) return 0
  const annotated = rs.maxReplicas ?? d.status?.replicas ?? 0
  const share =
    replicasOf(d) === 0
      ? -rs.replicas
      : round((rs.replicas * (replicasOf(d) + maxSurge(d))) / annotated) - rs.replicas
  return toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added)
}

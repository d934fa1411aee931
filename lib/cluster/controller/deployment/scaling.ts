import type { ReplicaSet } from '@/lib/cluster/apimachinery/object'
import { desiredReplicas, maxReplicas } from '@/lib/cluster/controller/deployment/annotations'
import {
  availableOf,
  isRollingUpdate,
  maxSurge,
  maxUnavailable,
  newReplicaSetSize,
  proportion,
  replicasOf,
  wantedTotal,
} from '@/lib/cluster/controller/deployment/arithmetic'
import {
  active,
  findNew,
  oldSets,
  scaleTo,
  type Work,
} from '@/lib/cluster/controller/deployment/replica-sets'

const scaleIfNeeded = (work: Work, rs: ReplicaSet, size: number) =>
  replicasOf(rs) !== size && scaleTo(work, rs, size)

/** deployment.isScalingEvent: some live ReplicaSet remembers another size. */
export const isScalingEvent = (work: Work): boolean =>
  active(work.sets).some((rs) => {
    const desired = desiredReplicas(rs)
    return desired !== undefined && desired !== replicasOf(work.d)
  })

function findActiveOrLatest(work: Work): ReplicaSet | undefined {
  const live = active(work.sets)
  if (live.length > 1) return undefined
  return live[0] ?? findNew(work) ?? oldSets(work).at(-1)
}

const isSaturated = (work: Work, rs: ReplicaSet | undefined) =>
  rs !== undefined &&
  desiredReplicas(rs) === replicasOf(work.d) &&
  replicasOf(rs) === replicasOf(work.d) &&
  availableOf(rs) === replicasOf(work.d)

/** Larger first; of one size the newer first when growing, the older first when shrinking. */
function bySize(growing: boolean) {
  return (a: ReplicaSet, b: ReplicaSet) => {
    if (replicasOf(a) !== replicasOf(b)) return replicasOf(b) - replicasOf(a)
    const older = a.metadata.creationTimestamp < b.metadata.creationTimestamp
    return older === growing ? 1 : -1
  }
}

function scaleProportionally(work: Work): void {
  const { d } = work
  const live = active(work.sets)
  const allowed = replicasOf(d) > 0 ? replicasOf(d) + maxSurge(d) : 0
  const toAdd = allowed - wantedTotal(live)
  live.sort(bySize(toAdd > 0))
  let added = 0
  const sizes = live.map((rs) => {
    const share = proportion(d, { replicas: replicasOf(rs), maxReplicas: maxReplicas(rs) }, toAdd, added)
    added += share
    return replicasOf(rs) + share
  })
  live.forEach((rs, index) => {
    const leftover = index === 0 && toAdd !== 0 ? toAdd - added : 0
    scaleTo(work, rs, Math.max(0, (sizes[index] ?? 0) + leftover))
  })
}

/** deployment.scale: what a new spec.replicas means, also in the midst of a rollout or a pause. */
export function scale(work: Work): void {
  const only = findActiveOrLatest(work)
  if (only) {
    scaleIfNeeded(work, only, replicasOf(work.d))
    return
  }
  if (isSaturated(work, findNew(work))) {
    for (const rs of active(oldSets(work))) scaleIfNeeded(work, rs, 0)
    return
  }
  if (isRollingUpdate(work.d)) scaleProportionally(work)
}

/** reconcileNewReplicaSet */
export function growNew(work: Work, rs: ReplicaSet): boolean {
  const wanted = replicasOf(work.d)
  if (replicasOf(rs) === wanted) return false
  const size = replicasOf(rs) > wanted ? wanted : newReplicaSetSize(work.d, work.sets, replicasOf(rs))
  return scaleIfNeeded(work, rs, size)
}

/** cleanupUnhealthyReplicas: replicas that are not available go first. */
function dropUnhealthy(work: Work, max: number): number {
  let dropped = 0
  for (const rs of active(oldSets(work))) {
    if (dropped >= max) break
    const count = Math.min(max - dropped, replicasOf(rs) - availableOf(rs))
    if (count <= 0) continue
    scaleIfNeeded(work, rs, replicasOf(rs) - count)
    dropped += count
  }
  return dropped
}

/** scaleDownOldReplicaSetsForRollingUpdate */
function dropAvailable(work: Work): number {
  const minAvailable = replicasOf(work.d) - maxUnavailable(work.d)
  const max = work.sets.reduce((sum, rs) => sum + availableOf(rs), 0) - minAvailable
  let dropped = 0
  for (const rs of active(oldSets(work))) {
    if (dropped >= max) break
    const count = Math.min(replicasOf(rs), max - dropped)
    scaleIfNeeded(work, rs, replicasOf(rs) - count)
    dropped += count
  }
  return dropped
}

/** reconcileOldReplicaSets */
export function shrinkOld(work: Work, newRS: ReplicaSet): boolean {
  if (wantedTotal(oldSets(work)) === 0) return false
  const minAvailable = replicasOf(work.d) - maxUnavailable(work.d)
  const newUnavailable = replicasOf(newRS) - availableOf(newRS)
  const max = wantedTotal(work.sets) - minAvailable - newUnavailable
  if (max <= 0) return false
  return dropUnhealthy(work, max) + dropAvailable(work) > 0
}

import type { ReplicaSet } from '@/lib/cluster/apimachinery/object'
import { desiredReplicas } from '@/lib/cluster/controller/deployment/annotations'
import { newReplicaSetSize, replicasOf } from '@/lib/cluster/controller/deployment/arithmetic'
import { active, scaleTo, type Work } from '@/lib/cluster/controller/deployment/replica-sets'

export const scaleIfNeeded = (work: Work, rs: ReplicaSet, size: number) =>
  replicasOf(rs) !== size && scaleTo(work, rs, size)

/** deployment.isScalingEvent: some live ReplicaSet remembers another size. */
export const isScalingEvent = (work: Work): boolean =>
  active(work.sets).some((rs) => {
    const desired = desiredReplicas(rs)
    return desired !== undefined && desired !== replicasOf(work.d)
  })

/** reconcileNewReplicaSet */
export function growNew(work: Work, rs: ReplicaSet): boolean {
  const wanted = replicasOf(work.d)
  if (replicasOf(rs) === wanted) return false
  const size = replicasOf(rs) > wanted ? wanted : newReplicaSetSize(work.d, work.sets, replicasOf(rs))
  return scaleIfNeeded(work, rs, size)
}

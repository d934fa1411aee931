/** In which order pods come, go and are replaced. Mirrors: stateful_set_control.go. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { scaledValue } from '@/lib/cluster/controller/deployment/arithmetic'
import { isFinished } from '@/lib/cluster/controller/pod-state'
import { createClaims, updateClaimOwners } from '@/lib/cluster/controller/stateful-set/claims'
import { ordinalOf } from '@/lib/cluster/controller/stateful-set/identity'
import { createPod, deletePod, replaceEnded } from '@/lib/cluster/controller/stateful-set/pods'
import {
  inRange,
  isAvailable,
  isOrdered,
  isTerminating,
  revisionOf,
  type Work,
} from '@/lib/cluster/controller/stateful-set/work'

/** Brings up the replicas in order; false when the order says to wait. */
export function bringUp(work: Work, pods: Pod[]): boolean {
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(work.set, pod), pod]))
  for (let ordinal = work.start; ordinal < work.start + work.size; ordinal++) {
    const pod = byOrdinal.get(ordinal)
    if (pod && isFinished(pod)) replaceEnded(work, pod)
    else if (!pod) createPod(work, ordinal)
    else {
      if (pod.status?.phase === 'Pending') createClaims(work, ordinal)
      updateClaimOwners(work, pod)
    }
    if (isOrdered(work) && (!pod || isTerminating(pod) || !isAvailable(work, pod))) return false
  }
  return true
}

/** Takes down what is beyond the size, the highest ordinal first; false when the order says to wait. */
export function takeDown(work: Work, pods: Pod[]): boolean {
  const condemned = pods.filter((pod) => !inRange(work, pod)).reverse()
  const unhealthy = [...pods.filter((pod) => inRange(work, pod)), ...condemned].find(
    (pod) => !isAvailable(work, pod) || isTerminating(pod),
  )
  for (const pod of condemned) {
    if (isTerminating(pod)) {
      if (isOrdered(work)) return false
      continue
    }
    if (isOrdered(work) && !isAvailable(work, pod) && pod !== unhealthy) return false
    updateClaimOwners(work, pod)
    deletePod(work, pod)
    if (isOrdered(work)) return false
  }
  return true
}

/** Replaces outdated pods from the top down to the partition, as many at once as may be unavailable. */
export function rollOut(work: Work, pods: Pod[]): void {
  const { set, update, start, size } = work
  if (set.spec.updateStrategy?.type === 'OnDelete') return
  const { partition = 0, maxUnavailable } = set.spec.updateStrategy?.rollingUpdate ?? {}
  const max = Math.max(1, scaledValue(maxUnavailable, size, false))
  const replicas = pods.filter((pod) => inRange(work, pod))
  let unavailable = size - replicas.filter((pod) => isAvailable(work, pod) && !isTerminating(pod)).length
  for (const pod of replicas.reverse()) {
    if (ordinalOf(set, pod) - start < partition) return
    const healthy = isAvailable(work, pod) && !isTerminating(pod)
    if (revisionOf(pod) !== update.metadata.name && !isTerminating(pod)) {
      if (healthy && unavailable >= max) return
      deletePod(work, pod)
      unavailable += healthy ? 1 : 0
      if (unavailable >= max) return
    } else if (!healthy && unavailable >= max) return
  }
}

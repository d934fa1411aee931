/** In which order pods come, go and are replaced. Mirrors: stateful_set_control.go. */
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { isFinished } from '@/lib/cluster/controller/pod-state'
import { slowStart } from '@/lib/cluster/controller/slow-start'
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

function bringUpOne(work: Work, ordinal: number, pod: Pod | undefined): void {
  if (pod && isFinished(pod)) replaceEnded(work, pod)
  else if (!pod) createPod(work, ordinal)
  else {
    if (pod.status?.phase === 'Pending') createClaims(work, ordinal)
    updateClaimOwners(work, pod)
  }
}

/** Brings up the replicas, in order if they have one; false when the order says to wait. */
export function bringUp(work: Work, pods: Pod[]): boolean {
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(work.set, pod), pod]))
  if (!isOrdered(work)) {
    const failed = slowStart(work.size, (index) => {
      bringUpOne(work, work.start + index, byOrdinal.get(work.start + index))
    })
    if (failed) throw failed.error
    return true
  }
  for (let ordinal = work.start; ordinal < work.start + work.size; ordinal++) {
    const pod = byOrdinal.get(ordinal)
    bringUpOne(work, ordinal, pod)
    if (!pod || isTerminating(pod) || !isAvailable(work, pod)) return false
  }
  return true
}

/** Takes down what is beyond the size, the highest ordinal first; false when the order says to wait. */
export function takeDown(work: Work, pods: Pod[]): boolean {
  const surplus = pods.filter((pod) => !inRange(work, pod))
  const unhealthy = [...pods.filter((pod) => inRange(work, pod)), ...surplus].find(
    (pod) => !isAvailable(work, pod) || isTerminating(pod),
  )
  const condemned = surplus.reverse()
  for (const pod of condemned) updateClaimOwners(work, pod)
  for (const pod of condemned) {
    if (isTerminating(pod)) {
      if (isOrdered(work)) return false
      continue
    }
    if (isOrdered(work) && !isAvailable(work, pod) && pod !== unhealthy) return false
    deletePod(work, pod)
    if (isOrdered(work)) return false
  }
  return true
}

/**
 * Replaces outdated pods one at a time, from the top down to the partition; whoever has been replaced has to be
 * available before the next one goes.
 */
export function rollOut(work: Work, pods: Pod[]): void {
  const { set, update, start } = work
  if (set.spec.updateStrategy?.type === 'OnDelete') return
  const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0
  for (const pod of pods.filter((one) => inRange(work, one)).reverse()) {
    if (ordinalOf(set, pod) - start < partition) return
    if (revisionOf(pod) !== update.metadata.name && !isTerminating(pod)) {
      deletePod(work, pod)
      return
    }
    if (isTerminating(pod) || !isAvailable(work, pod)) return
  }
}

/**
 * What happens to a Deployment only when somebody changes it: scaling, pause, Recreate, old ReplicaSets.
 * Mirrors: pkg/controller/deployment (sync.go, rolling.go, recreate.go).
 */
import type { ReplicaSet } from '@/lib/cluster/apimachinery/object'
import { desiredReplicas, maxReplicas, revisionOf } from '@/lib/cluster/controller/deployment/annotations'
import {
  actualTotal,
  availableOf,
  isRollingUpdate,
  maxSurge,
  maxUnavailable,
  proportion,
  replicasOf,
  wantedTotal,
} from '@/lib/cluster/controller/deployment/arithmetic'
import { conditionOf, hasProgressDeadline, isComplete } from '@/lib/cluster/controller/deployment/conditions'
import {
  active,
  findNew,
  oldSets,
  scaleTo,
  syncRevision,
  type Work,
  writeProgressing,
} from '@/lib/cluster/controller/deployment/replica-sets'
import { scaleIfNeeded } from '@/lib/cluster/controller/deployment/scaling'
import { isFinished } from '@/lib/cluster/controller/pod-state'

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

/** cleanupDeployment: old ReplicaSets beyond revisionHistoryLimit go, the oldest revision first. */
export function cleanUp(work: Work): void {
  const limit = work.d.spec.revisionHistoryLimit ?? 10
  const old = oldSets(work).filter(({ metadata }) => !metadata.deletionTimestamp)
  const surplus = old.sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, Math.max(0, old.length - limit))
  for (const rs of surplus) {
    const observed = (rs.metadata.generation ?? 0) <= (rs.status?.observedGeneration ?? 0)
    if ((rs.status?.replicas ?? 0) !== 0 || replicasOf(rs) !== 0 || !observed) continue
    work.ctx.client.delete('replicasets.apps', rs.metadata.namespace, rs.metadata.name)
  }
}

/** Any pod of an old ReplicaSet that is still there, on its way out or not. */
function oldPodsRunning(work: Work): boolean {
  const old = oldSets(work)
  if (actualTotal(old) > 0) return true
  const pods = old.flatMap(({ metadata }) => work.ctx.lister.controlledBy('pods', metadata.uid))
  return pods.some((pod) => !isFinished(pod))
}

/** Takes the old pods down, and brings the new ones up once the last is gone. */
export function recreate(work: Work): void {
  syncRevision(work, false)
  const down = active(oldSets(work)).map((rs) => scaleTo(work, rs, 0))
  if (!down.includes(true) && !oldPodsRunning(work)) {
    const newRS = syncRevision(work, true)
    if (newRS) scaleTo(work, newRS, replicasOf(work.d))
    if (isComplete(work.d, work.d.status)) cleanUp(work)
  }
}

/** checkPausedConditions: a pause stops the clock of the deadline, and says so. */
export function notePause(work: Work): void {
  if (!hasProgressDeadline(work.d)) return
  const reason = conditionOf(work.d.status, 'Progressing')?.reason
  if (reason === 'ProgressDeadlineExceeded') return
  if (work.d.spec.paused && reason !== 'DeploymentPaused')
    writeProgressing(work, 'Unknown', 'DeploymentPaused', 'Deployment is paused')
  else if (!work.d.spec.paused && reason === 'DeploymentPaused')
    writeProgressing(work, 'Unknown', 'DeploymentResumed', 'Deployment is resumed')
}

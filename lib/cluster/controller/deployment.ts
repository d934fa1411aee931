import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import {
  controllerOf,
  type Deployment,
  keyOf,
  type Pod,
  type ReplicaSet,
} from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { revisionOf } from '@/lib/cluster/controller/deployment/annotations'
import { actualTotal, replicasOf } from '@/lib/cluster/controller/deployment/arithmetic'
import {
  calculateStatus,
  conditionOf,
  copyReplicaFailure,
  type DeploymentStatus,
  hasProgressDeadline,
  isComplete,
  progress,
  untilDeadline,
} from '@/lib/cluster/controller/deployment/conditions'
import {
  active,
  findNew,
  oldSets,
  scaleTo,
  syncRevision,
  type Work,
  writeProgressing,
} from '@/lib/cluster/controller/deployment/replica-sets'
import { growNew, isScalingEvent, scale, shrinkOld } from '@/lib/cluster/controller/deployment/scaling'
import { isFinished } from '@/lib/cluster/controller/pod-state'
import { claim } from '@/lib/cluster/controller/references'

const refOf = (object: { metadata: { namespace?: string } }, name: string) =>
  `${object.metadata.namespace}/${name}`

function ofReplicaSet(event: WatchEvent, ctx: ComponentContext): string[] {
  const rs = event.object as ReplicaSet
  const keys = [event.object, event.old].flatMap((version) => {
    const owner = version && controllerOf(version)
    return owner?.kind === 'Deployment' ? [refOf(rs, owner.name)] : []
  })
  if (controllerOf(rs) || event.type === 'DELETED') return [...new Set(keys)]
  const adopters = ctx.lister
    .list('deployments.apps', rs.metadata.namespace)
    .filter(({ spec }) => matchesLabelSelector(spec.selector, rs.metadata.labels))
  return [...new Set([...keys, ...adopters.map(keyOf)])]
}

/** Recreate waits for the last pod to be gone. */
function ofPod(event: WatchEvent, ctx: ComponentContext): string[] {
  const pod = event.object as Pod
  const owner = controllerOf(pod)
  if (event.type !== 'DELETED' || owner?.kind !== 'ReplicaSet') return []
  const rs = ctx.lister.get('replicasets.apps', pod.metadata.namespace, owner.name)
  const parent = rs && controllerOf(rs)
  const d = parent && ctx.lister.get('deployments.apps', pod.metadata.namespace, parent.name)
  return d?.spec.strategy?.type === 'Recreate' ? [keyOf(d)] : []
}

function writeStatus(work: Work, status: DeploymentStatus): void {
  if (deepEqual(status, work.d.status)) return
  work.d = work.ctx.client.updateStatus('deployments.apps', { ...work.d, status })
}

/** syncRolloutStatus: status, Progressing, and the timer of the deadline. */
function syncRolloutStatus(work: Work): void {
  const { ctx, d } = work
  const newRS = findNew(work)
  const status = calculateStatus(d, work.sets, newRS, ctx.now())
  progress(d, status, newRS, ctx.now())
  copyReplicaFailure(status, work.sets, newRS)
  writeStatus(work, status)
  const left = untilDeadline(d, status, ctx.now())
  const timedOut = conditionOf(status, 'Progressing')?.reason === 'ProgressDeadlineExceeded'
  if (left !== undefined && !timedOut && !isComplete(d, status))
    ctx.requeueAfter(keyOf(d), Math.max(0, left) + 1000)
}

/** cleanupDeployment: old ReplicaSets beyond revisionHistoryLimit go, the oldest revision first. */
function cleanUp(work: Work): void {
  const limit = work.d.spec.revisionHistoryLimit ?? 10
  const old = oldSets(work).filter(({ metadata }) => !metadata.deletionTimestamp)
  const surplus = old.sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, Math.max(0, old.length - limit))
  for (const rs of surplus) {
    const observed = (rs.metadata.generation ?? 0) <= (rs.status?.observedGeneration ?? 0)
    if ((rs.status?.replicas ?? 0) !== 0 || replicasOf(rs) !== 0 || !observed) continue
    work.ctx.client.delete('replicasets.apps', rs.metadata.namespace, rs.metadata.name)
  }
}

function rollingUpdate(work: Work): void {
  const newRS = syncRevision(work, true)
  if (!newRS) return
  const moved = growNew(work, newRS) || shrinkOld(work, findNew(work) ?? newRS)
  if (!moved && isComplete(work.d, work.d.status)) cleanUp(work)
  syncRolloutStatus(work)
}

/** Any pod of an old ReplicaSet that is still there, on its way out or not. */
function oldPodsRunning(work: Work): boolean {
  const old = oldSets(work)
  if (actualTotal(old) > 0) return true
  const pods = old.flatMap(({ metadata }) => work.ctx.lister.controlledBy('pods', metadata.uid))
  return pods.some((pod) => !isFinished(pod))
}

function recreate(work: Work): void {
  syncRevision(work, false)
  const down = active(oldSets(work)).map((rs) => scaleTo(work, rs, 0))
  if (!down.includes(true) && !oldPodsRunning(work)) {
    const newRS = syncRevision(work, true)
    if (newRS) scaleTo(work, newRS, replicasOf(work.d))
    if (isComplete(work.d, work.d.status)) cleanUp(work)
  }
  syncRolloutStatus(work)
}

/** checkPausedConditions: a pause stops the clock of the deadline, and says so. */
function notePause(work: Work): void {
  if (!hasProgressDeadline(work.d)) return
  const reason = conditionOf(work.d.status, 'Progressing')?.reason
  if (reason === 'ProgressDeadlineExceeded') return
  if (work.d.spec.paused && reason !== 'DeploymentPaused')
    writeProgressing(work, 'Unknown', 'DeploymentPaused', 'Deployment is paused')
  else if (!work.d.spec.paused && reason === 'DeploymentPaused')
    writeProgressing(work, 'Unknown', 'DeploymentResumed', 'Deployment is resumed')
}

function sync(key: string, ctx: ComponentContext): void {
  const d = ctx.lister.byKey('deployments.apps', key)
  if (!d) return
  const candidates = ctx.lister.list('replicasets.apps', d.metadata.namespace)
  const work: Work = { ctx, d, sets: claim(ctx.client, d, 'replicasets.apps', candidates) }
  if (d.metadata.deletionTimestamp) {
    syncStatus(work)
    return
  }
  notePause(work)
  if (work.d.spec.paused || isScalingEvent(work)) {
    syncRevision(work, false)
    scale(work)
    if (work.d.spec.paused) cleanUp(work)
    syncStatus(work)
  } else if (d.spec.strategy?.type === 'Recreate') recreate(work)
  else rollingUpdate(work)
}

const syncStatus = (work: Work) =>
  writeStatus(work, calculateStatus(work.d, work.sets, findNew(work), work.ctx.now()))

/**
 * The Deployment controller.
 * Mirrors: pkg/controller/deployment – rolling update with proportional scaling, Recreate, pause,
 * revisions, history limit, conditions, progress deadline.
 * Differs: the deprecated rollback annotation is not known; a full revision-history is not cut.
 */
export const deployment: Component = {
  name: 'deployment',
  eventSource: 'deployment-controller',
  watches: [
    { resource: 'deployments.apps', map: ({ object }) => [keyOf(object as Deployment)] },
    { resource: 'replicasets.apps', map: ofReplicaSet },
    { resource: 'pods', map: ofPod },
  ],
  reconcile: sync,
}

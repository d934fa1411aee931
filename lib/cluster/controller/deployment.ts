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
import {
  calculateStatus,
  conditionOf,
  copyReplicaFailure,
  type DeploymentStatus,
  isComplete,
  progress,
  untilDeadline,
} from '@/lib/cluster/controller/deployment/conditions'
import { findNew, syncRevision, type Work } from '@/lib/cluster/controller/deployment/replica-sets'
import { growNew, isScalingEvent } from '@/lib/cluster/controller/deployment/scaling'
import { claim } from '@/lib/cluster/controller/references'
import { part } from '@/lib/cluster/sim/parts'

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
  if (event.type !== 'DELETED') return []
  const pod = event.object as Pod
  const owner = controllerOf(pod)
  if (owner?.kind !== 'ReplicaSet') return []
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

/** The rest of the controller: nothing that a fresh cluster's Deployments need. */
const rollout = () => part('deploymentRollout')

function rollingUpdate(work: Work): void {
  const newRS = syncRevision(work, true)
  if (!newRS) return
  const hasOld = work.sets.length > 1
  const moved = growNew(work, newRS) || (hasOld && rollout().shrinkOld(work, findNew(work) ?? newRS))
  if (hasOld && !moved && isComplete(work.d, work.d.status)) rollout().cleanUp(work)
  syncRolloutStatus(work)
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
  const isPaused = work.d.spec.paused
  if (isPaused || conditionOf(work.d.status, 'Progressing')?.reason === 'DeploymentPaused')
    rollout().notePause(work)
  if (isPaused || isScalingEvent(work)) {
    syncRevision(work, false)
    rollout().scale(work)
    if (isPaused) rollout().cleanUp(work)
    syncStatus(work)
  } else if (d.spec.strategy?.type === 'Recreate') {
    rollout().recreate(work)
    syncRolloutStatus(work)
  } else rollingUpdate(work)
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

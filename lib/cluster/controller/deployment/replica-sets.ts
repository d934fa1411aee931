import { isAlreadyExists, isNamespaceTerminating } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  controllerOf,
  controllerReference,
  type Deployment,
  type KubeObject,
  type ReplicaSet,
} from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import {
  newReplicaSetAnnotations,
  REVISION,
  replicasNeedUpdate,
  revisionOf,
  withReplicas,
} from '@/lib/cluster/controller/deployment/annotations'
import { newReplicaSetSize, replicasOf } from '@/lib/cluster/controller/deployment/arithmetic'
import {
  conditionOf,
  hasProgressDeadline,
  newCondition,
  setCondition,
} from '@/lib/cluster/controller/deployment/conditions'
import { computeHash } from '@/lib/cluster/controller/pod-template-hash'

const HASH_LABEL = 'pod-template-hash'

/** A Deployment under reconciliation: every write puts the answer back here. */
export interface Work {
  ctx: ComponentContext
  d: Deployment
  /** All ReplicaSets it controls, oldest first. */
  sets: ReplicaSet[]
}

type Template = Deployment['spec']['template']

function withoutHash(template: Template | undefined): unknown {
  const labels = { ...template?.metadata?.labels }
  delete labels[HASH_LABEL]
  return { ...template, metadata: { ...template?.metadata, labels } }
}

const byCreation = (a: ReplicaSet, b: ReplicaSet) =>
  a.metadata.creationTimestamp < b.metadata.creationTimestamp
    ? -1
    : a.metadata.creationTimestamp > b.metadata.creationTimestamp
      ? 1
      : a.metadata.name < b.metadata.name
        ? -1
        : 1

/** Stored templates never change: what one was compared with last, and how it came out. */
const compared = new WeakMap<object, { other: object; same: boolean }>()

/** deploymentutil.EqualIgnoreHash */
function isSame(template: Template | undefined, wanted: Template): boolean {
  const known = template && compared.get(template)
  if (known?.other === wanted) return known.same
  const same = deepEqual(withoutHash(template), withoutHash(wanted))
  if (template && Object.isFrozen(template) && Object.isFrozen(wanted))
    compared.set(template, { other: wanted, same })
  return same
}

/** deploymentutil.FindNewReplicaSet: the oldest whose template is the Deployment's. */
export function findNew({ d, sets }: Work): ReplicaSet | undefined {
  let found: ReplicaSet | undefined
  for (const rs of sets)
    if (isSame(rs.spec.template, d.spec.template) && (!found || byCreation(rs, found) < 0)) found = rs
  return found
}

export function oldSets(work: Work): ReplicaSet[] {
  const current = findNew(work)
  return [...work.sets].sort(byCreation).filter((rs) => rs.metadata.uid !== current?.metadata.uid)
}

export const active = (sets: ReplicaSet[]): ReplicaSet[] => sets.filter((rs) => replicasOf(rs) > 0)

function put(work: Work, rs: ReplicaSet): ReplicaSet {
  const index = work.sets.findIndex(({ metadata }) => metadata.uid === rs.metadata.uid)
  if (index < 0) work.sets.push(rs)
  else work.sets[index] = rs
  return rs
}

/** Notes the revision on the Deployment; its status strategy keeps annotations from there on. */
function noteRevision(work: Work, revision: string): void {
  if (work.d.metadata.annotations?.[REVISION] === revision) return
  const patch = { metadata: { annotations: { [REVISION]: revision } } }
  const { namespace, name } = work.d.metadata
  work.d = work.ctx.client.patch('deployments.apps', namespace, name, patch, { type: 'merge-patch' })
}

/** Sets the condition on the stored status at once; reports whether that changed anything. */
export function writeProgressing(
  work: Work,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
  message: string,
): void {
  const next = { ...work.d.status }
  setCondition(next, newCondition(work.ctx.now(), 'Progressing', status, reason, message))
  work.d = work.ctx.client.updateStatus('deployments.apps', { ...work.d, status: next })
}

/** Brings the existing new ReplicaSet's annotations and minReadySeconds up to date. */
function syncExisting(work: Work, rs: ReplicaSet, revision: number): ReplicaSet {
  const current = rs.metadata.annotations ?? {}
  const annotations = newReplicaSetAnnotations(work.d, current, revision, true)
  const minReadySeconds = work.d.spec.minReadySeconds
  const stale = !deepEqual(annotations, current) || (rs.spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0)
  if (stale) {
    const next = { ...rs, metadata: { ...rs.metadata, annotations }, spec: { ...rs.spec, minReadySeconds } }
    return put(work, work.ctx.client.update('replicasets.apps', next))
  }
  noteRevision(work, current[REVISION] ?? '')
  if (hasProgressDeadline(work.d) && !conditionOf(work.d.status, 'Progressing'))
    writeProgressing(work, 'True', 'FoundNewReplicaSet', `Found new replica set "${rs.metadata.name}"`)
  return rs
}

function replicaSetFrom(work: Work, revision: number) {
  const { d } = work
  const hash = computeHash(d.spec.template, d.status?.collisionCount)
  const labels = { ...d.spec.template.metadata?.labels, [HASH_LABEL]: hash }
  const { template } = d.spec
  return {
    apiVersion: 'apps/v1' as const,
    kind: 'ReplicaSet' as const,
    metadata: {
      name: `${d.metadata.name}-${hash}`,
      namespace: d.metadata.namespace,
      labels,
      annotations: newReplicaSetAnnotations(d, {}, revision, false),
      ownerReferences: [controllerReference(d)],
    },
    spec: {
      replicas: newReplicaSetSize(d, work.sets, 0),
      ...(d.spec.minReadySeconds ? { minReadySeconds: d.spec.minReadySeconds } : {}),
      selector: {
        ...d.spec.selector,
        matchLabels: { ...d.spec.selector.matchLabels, [HASH_LABEL]: hash },
      },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  }
}

/** The name is taken: ours after all, or a collision of hashes, which the next attempt avoids. */
function onAlreadyExists(work: Work, name: string): ReplicaSet {
  const { d, ctx } = work
  const taken = ctx.client.get('replicasets.apps', d.metadata.namespace, name)
  if (controllerOf(taken)?.uid === d.metadata.uid && isSame(taken.spec.template, d.spec.template))
    return taken
  const status = { ...d.status, collisionCount: (d.status?.collisionCount ?? 0) + 1 }
  ctx.client.updateStatus('deployments.apps', { ...d, status })
  throw new Error(`replicasets.apps "${name}" already exists`)
}

function createNew(work: Work, revision: number): ReplicaSet | undefined {
  const { ctx, d } = work
  const wanted = replicaSetFrom(work, revision)
  let existed = false
  let created: ReplicaSet
  try {
    created = ctx.client.create('replicasets.apps', wanted)
  } catch (error) {
    if (isNamespaceTerminating(error)) return undefined
    if (!isAlreadyExists(error)) {
      const why = error instanceof Error ? error.message : String(error)
      const message = `Failed to create new replica set "${wanted.metadata.name}": ${why}`
      if (hasProgressDeadline(d)) writeProgressing(work, 'False', 'ReplicaSetCreateError', message)
      ctx.record(d as unknown as KubeObject, { type: 'Warning', reason: 'ReplicaSetCreateError', message })
      throw error
    }
    created = onAlreadyExists(work, wanted.metadata.name)
    existed = true
  }
  put(work, created)
  if (!existed && replicasOf(created) > 0) announce(work, created.metadata.name, 0, replicasOf(created))
  noteRevision(work, String(revision))
  if (!existed && hasProgressDeadline(d))
    writeProgressing(
      work,
      'True',
      'NewReplicaSetCreated',
      `Created new replica set "${created.metadata.name}"`,
    )
  return created
}

/** getAllReplicaSetsAndSyncRevision: the new ReplicaSet, made if asked to, with revisions in order. */
export function syncRevision(work: Work, create: boolean): ReplicaSet | undefined {
  const existing = findNew(work)
  const revision = Math.max(0, ...oldSets(work).map(revisionOf)) + 1
  if (existing) return syncExisting(work, existing, revision)
  return create ? createNew(work, revision) : undefined
}

function announce({ ctx, d }: Work, name: string, from: number, to: number): void {
  const direction = to > from ? 'up' : 'down'
  const message = `Scaled ${direction} replica set ${name} from ${from} to ${to}`
  ctx.record(d as unknown as KubeObject, { type: 'Normal', reason: 'ScalingReplicaSet', message })
}

/** scaleReplicaSet: writes size and size annotations when they differ; true when the size did. */
export function scaleTo(work: Work, rs: ReplicaSet, size: number): boolean {
  const from = replicasOf(rs)
  if (from === size && !replicasNeedUpdate(rs, work.d)) return false
  const annotations = withReplicas(rs.metadata.annotations ?? {}, work.d)
  const next = { ...rs, metadata: { ...rs.metadata, annotations }, spec: { ...rs.spec, replicas: size } }
  put(work, work.ctx.client.update('replicasets.apps', next))
  if (from !== size) announce(work, rs.metadata.name, from, size)
  return from !== size
}

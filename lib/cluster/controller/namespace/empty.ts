import { isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Namespace, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { servedNow } from '@/lib/cluster/controller/served-resources'

/** Seconds that anything with a finalizer is given (finalizerEstimateSeconds). */
const FINALIZER_ESTIMATE = 15

interface Remaining {
  /** resource → what is left of it */
  left: Record<string, number>
  finalizers: Record<string, number>
  estimate: number
}

function graceOf(object: KubeObject): number {
  const pod = object as unknown as Pod
  return pod.kind === 'Pod' && !['Succeeded', 'Failed'].includes(pod.status?.phase ?? '')
    ? (pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 0)
    : 0
}

/** Deletes all of one resource and notes what stays. */
function deleteAll(ctx: ComponentContext, namespace: string, resource: string, into: Remaining): void {
  for (const { metadata } of ctx.client.list(resource, namespace) as KubeObject[]) {
    if (metadata.deletionTimestamp) continue
    try {
      ctx.client.delete(resource, namespace, metadata.name, { propagationPolicy: 'Background' })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
  const rest = ctx.client.list(resource, namespace) as KubeObject[]
  if (rest.length === 0) return
  into.left[resource] = rest.length
  for (const object of rest) {
    const { finalizers = [] } = object.metadata
    for (const name of finalizers) into.finalizers[name] = (into.finalizers[name] ?? 0) + 1
    into.estimate = Math.max(into.estimate, graceOf(object), finalizers.length > 0 ? FINALIZER_ESTIMATE : 0)
  }
}

/** Pods first (OrderedNamespaceDeletion): what they use outlives them. */
function deleteContents(ctx: ComponentContext, namespace: string): Remaining {
  const remaining: Remaining = { left: {}, finalizers: {}, estimate: 0 }
  deleteAll(ctx, namespace, 'pods', remaining)
  if (Object.keys(remaining.left).length > 0) return remaining
  for (const { resource, namespaced } of servedNow(ctx))
    if (namespaced && resource !== 'pods') deleteAll(ctx, namespace, resource, remaining)
  return remaining
}

const counted = (counts: Record<string, number>, join: (name: string, count: number) => string) =>
  Object.keys(counts)
    .sort()
    .map((name) => join(name, counts[name] ?? 0))
    .join(', ')

/** The five conditions of a namespace on its way out. */
function conditionsOf(
  remaining: Remaining,
): [type: string, status: 'True' | 'False', reason: string, message: string][] {
  const left = counted(remaining.left, (name, count) => `${name}. has ${count} resource instances`)
  const finalizers = counted(remaining.finalizers, (name, count) => `${name} in ${count} resource instances`)
  return [
    [
      'NamespaceDeletionDiscoveryFailure',
      'False',
      'ResourcesDiscovered',
      'All resources successfully discovered',
    ],
    [
      'NamespaceDeletionGroupVersionParsingFailure',
      'False',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ],
    [
      'NamespaceDeletionContentFailure',
      'False',
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
    ],
    left
      ? ['NamespaceContentRemaining', 'True', 'SomeResourcesRemain', `Some resources are remaining: ${left}`]
      : ['NamespaceContentRemaining', 'False', 'ContentRemoved', 'All content successfully removed'],
    finalizers
      ? [
          'NamespaceFinalizersRemaining',
          'True',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${finalizers}`,
        ]
      : [
          'NamespaceFinalizersRemaining',
          'False',
          'ContentHasNoFinalizers',
          'All content-preserving finalizers finished',
        ],
  ]
}

function writeConditions(ctx: ComponentContext, namespace: Namespace, remaining: Remaining): Namespace {
  const existing = namespace.status?.conditions ?? []
  let changed = false
  const conditions = conditionsOf(remaining).map(([type, status, reason, message]) => {
    const current = existing.find((condition) => condition.type === type)
    if (current?.status === status && current.reason === reason && current.message === message) return current
    changed = true
    const lastTransitionTime = current?.status === status ? current.lastTransitionTime : formatTime(ctx.now())
    return { type, status, reason, message, lastTransitionTime }
  })
  if (!changed) return namespace
  return ctx.client.updateStatus('namespaces', { ...namespace, status: { ...namespace.status, conditions } })
}

/** Gives up the finalizer `kubernetes`; the API server then removes the namespace. */
function finalize(ctx: ComponentContext, namespace: Namespace): void {
  const finalizers = (namespace.spec.finalizers ?? []).filter((name) => name !== 'kubernetes')
  ctx.client.finalize({ ...namespace, spec: { ...namespace.spec, finalizers } })
}

/** Empties a namespace that is being deleted, then lets it go. */
export function emptyNamespace(name: string, ctx: ComponentContext): void {
  const current = ctx.client.find('namespaces', undefined, name)
  if (!current?.metadata.deletionTimestamp) return
  if (!current.spec.finalizers?.length) return
  const remaining = deleteContents(ctx, name)
  try {
    const updated = writeConditions(ctx, current, remaining)
    if (Object.keys(remaining.left).length === 0) finalize(ctx, updated)
    else ctx.requeueAfter(name, (Math.floor(remaining.estimate / 2) + 1) * 1000)
  } catch (error) {
    if (isConflict(error)) ctx.requeueAfter(name, 100)
    else if (!isNotFound(error)) throw error
  }
}

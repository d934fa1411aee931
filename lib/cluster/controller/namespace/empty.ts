import { aggregateErrors, isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Namespace, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { ApiService } from '@/lib/cluster/apis/apiregistration/local-api-services'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { servedNow } from '@/lib/cluster/controller/served-resources'

/** Seconds that anything with a finalizer is given (finalizerEstimateSeconds). */
const FINALIZER_ESTIMATE = 15

interface Remaining {
  /** resource → what is left of it */
  left: Record<string, number>
  finalizers: Record<string, number>
  estimate: number
  /** What should have been gone by now, and has no finalizer that would explain it. */
  unexpected: string[]
  /** Delegated APIs whose server does not answer: what they hold of the namespace is not known. */
  unknown: string[]
}

/** Seconds that a pod is given to end. */
function graceOf(object: KubeObject): number {
  const pod = object as unknown as Pod
  return ['Succeeded', 'Failed'].includes(pod.status?.phase ?? '')
    ? 0
    : (pod.spec.terminationGracePeriodSeconds ?? 0)
}

/** Seconds that it takes until a namespace's pods are gone; 0 when they have had them. */
function estimateFor(ctx: ComponentContext, namespace: Namespace, pods: KubeObject[]): number {
  const estimate = Math.max(0, ...pods.map(graceOf))
  const since = ctx.now() - (parseTime(namespace.metadata.deletionTimestamp ?? '') ?? ctx.now())
  return since >= estimate * 1000 ? 0 : estimate
}

/** `/v1, Resource=pods` */
function versionedName(ctx: ComponentContext, resource: string): string {
  const version = servedNow(ctx).find((one) => one.resource === resource)?.apiVersion ?? ''
  return `${version.includes('/') ? '' : '/'}${version}, Resource=${resource.split('.')[0]}`
}

/** Deletes all of one resource and notes what stays. */
function deleteAll(ctx: ComponentContext, namespace: Namespace, resource: string, into: Remaining): void {
  const { name } = namespace.metadata
  const before = ctx.client.list(resource, name) as KubeObject[]
  const estimate = resource === 'pods' ? estimateFor(ctx, namespace, before) : 0
  for (const { metadata } of before) {
    if (metadata.deletionTimestamp) continue
    try {
      ctx.client.delete(resource, name, metadata.name, { propagationPolicy: 'Background' })
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
  const rest = ctx.client.list(resource, name) as KubeObject[]
  if (rest.length === 0) return
  into.left[resource] = rest.length
  const finalizers = rest.flatMap(({ metadata }) => metadata.finalizers ?? [])
  for (const one of finalizers) into.finalizers[one] = (into.finalizers[one] ?? 0) + 1
  into.estimate = Math.max(into.estimate, estimate || (finalizers.length > 0 ? FINALIZER_ESTIMATE : 0))
  if (estimate > 0 || finalizers.length > 0) return
  const what = versionedName(ctx, resource)
  into.unexpected.push(`unexpected items still remain in namespace: ${name} for gvr: ${what}`)
}

const nothing = (): Remaining => ({ left: {}, finalizers: {}, estimate: 0, unexpected: [], unknown: [] })

/** `metrics.k8s.io/v1beta1` */
const staleVersions = ({ lister }: ComponentContext): string[] =>
  (lister.list('apiservices.apiregistration.k8s.io') as ApiService[])
    .filter(({ status }) =>
      status?.conditions?.some((one) => one.type === 'Available' && one.status === 'False'),
    )
    .map(({ spec }) => `${spec?.group}/${spec?.version}`)
    .sort()

/** The error of a discovery that has gaps. */
function staleText(versions: readonly string[]): string {
  const list = versions.map((one) => `${one}: stale GroupVersion discovery: ${one}`).join(', ')
  return `unable to retrieve the complete list of server APIs: ${list}`
}

/** Pods first (OrderedNamespaceDeletion): what they use outlives them. */
function deleteContents(ctx: ComponentContext, namespace: Namespace): Remaining {
  const remaining = { ...nothing(), unknown: staleVersions(ctx) }
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

/** A condition as it is when all is well, and otherwise. */
type Finding = [type: string, status: 'True' | 'False', reason: string, message: string]

/** @param trouble reason and message of what stands in the way, if anything does */
const finding = (type: string, trouble: [string, string] | false, well: [string, string]): Finding =>
  trouble ? [type, 'True', ...trouble] : [type, 'False', ...well]

/** The five conditions of a namespace on its way out. */
function conditionsOf(remaining: Remaining): Finding[] {
  // What is left is told in a pass over everything only: as long as there are pods, there is none.
  const told = remaining.left.pods === undefined ? remaining : nothing()
  const dotted = (name: string) => (name.includes('.') ? name : `${name}.`)
  const left = counted(told.left, (name, count) => `${dotted(name)} has ${count} resource instances`)
  const stale = told.unknown
  const failed = remaining.unexpected
  const finalizers = counted(told.finalizers, (name, count) => `${name} in ${count} resource instances`)
  return [
    finding(
      'NamespaceDeletionDiscoveryFailure',
      stale.length > 0 && [
        'DiscoveryFailed',
        `Discovery failed for some groups, ${stale.length} failing: ${staleText(stale)}`,
      ],
      ['ResourcesDiscovered', 'All resources successfully discovered'],
    ),
    finding('NamespaceDeletionGroupVersionParsingFailure', false, [
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ]),
    finding(
      'NamespaceDeletionContentFailure',
      failed.length > 0 && [
        'ContentDeletionFailed',
        `Failed to delete all resource types, ${failed.length} remaining: ${aggregateErrors(failed)}`,
      ],
      ['ContentDeleted', 'All content successfully deleted, may be waiting on finalization'],
    ),
    finding(
      'NamespaceContentRemaining',
      left !== '' && ['SomeResourcesRemain', `Some resources are remaining: ${left}`],
      ['ContentRemoved', 'All content successfully removed'],
    ),
    finding(
      'NamespaceFinalizersRemaining',
      finalizers !== '' && [
        'SomeFinalizersRemain',
        `Some content in the namespace has finalizers remaining: ${finalizers}`,
      ],
      ['ContentHasNoFinalizers', 'All content-preserving finalizers finished'],
    ),
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

/** Tries again after as long as it has tried already, at most a minute. */
function retryDelay(ctx: ComponentContext, { metadata }: Namespace): number {
  const tried = ctx.now() - (parseTime(metadata.deletionTimestamp ?? '') ?? 0)
  return Math.min(60_000, Math.max(1000, tried))
}

/** Empties a namespace that is being deleted, then lets it go. */
export function emptyNamespace(name: string, ctx: ComponentContext): void {
  const current = ctx.client.find('namespaces', undefined, name)
  if (!current?.metadata.deletionTimestamp) return
  if (!current.spec.finalizers?.length) return
  const remaining = deleteContents(ctx, current)
  try {
    const updated = writeConditions(ctx, current, remaining)
    const isEmpty = Object.keys(remaining.left).length === 0
    if (isEmpty && remaining.unknown.length > 0) ctx.requeueAfter(name, retryDelay(ctx, current))
    else if (isEmpty) finalize(ctx, updated)
    else if (remaining.unexpected.length === 0)
      ctx.requeueAfter(name, (Math.floor(remaining.estimate / 2) + 1) * 1000)
  } catch (error) {
    if (isConflict(error)) ctx.requeueAfter(name, 100)
    else if (!isNotFound(error)) throw error
  }
  if (remaining.unexpected.length > 0) throw new Error(aggregateErrors(remaining.unexpected))
}

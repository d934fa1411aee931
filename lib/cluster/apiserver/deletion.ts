/** What a deletion asks and does to an object. Mirrors: rest.BeforeDelete and deletionFinalizersForGarbageCollection. */

import { conflict } from '@/lib/cluster/apimachinery/errors'
import { FOREGROUND, ORPHAN } from '@/lib/cluster/apimachinery/finalizers'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { groupResource, type Kind, type StrategyContext } from '@/lib/cluster/apis/kind'
import { isSame } from '@/lib/cluster/apiserver/change'
import { copyMetadata } from '@/lib/cluster/storage/late-fields'

export interface DeletionOptions {
  gracePeriodSeconds?: number
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'
  uid?: string
  resourceVersion?: string
}

function withPropagation(
  finalizers: readonly string[],
  policy: DeletionOptions['propagationPolicy'],
): string[] {
  const others = finalizers.filter((finalizer) => finalizer !== FOREGROUND && finalizer !== ORPHAN)
  if (policy === 'Foreground') return [...others, FOREGROUND]
  if (policy === 'Orphan') return [...others, ORPHAN]
  return policy === 'Background' ? others : [...finalizers]
}

/** Namespace.spec.finalizers. */
function specFinalizers(object: KubeObject): string[] {
  const spec = object.spec as { finalizers?: string[] } | undefined
  return spec?.finalizers ?? []
}

/** A deleting object goes when nothing holds it any longer. */
export function isGone(kind: Kind, object: KubeObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata
  if (!deletionTimestamp || (finalizers?.length ?? 0) > 0) return false
  if (kind.gracePeriod && (deletionGracePeriodSeconds ?? 0) > 0) return false
  return !kind.specFinalizers || specFinalizers(object).length === 0
}

/** @throws ApiError Conflict: another object, or another state of it, was meant */
export function checkPreconditions(
  kind: Kind,
  old: KubeObject,
  { uid, resourceVersion }: DeletionOptions,
): void {
  const meta = old.metadata
  if (uid && uid !== meta.uid) {
    const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${meta.uid}`
    throw conflict(groupResource(kind), meta.name, why)
  }
  if (resourceVersion && resourceVersion !== meta.resourceVersion) {
    const why = `Precondition failed: ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${meta.resourceVersion}`
    throw conflict(groupResource(kind), meta.name, why)
  }
}

/** The object with its deletion begun or shortened; the stored one when nothing changes. */
export function markDeleted(
  kind: Kind,
  stored: KubeObject,
  deletion: DeletionOptions,
  context: StrategyContext,
): KubeObject {
  const { now } = context
  const old: KubeObject = { ...stored, metadata: copyMetadata(stored.metadata) }
  if (!stored.metadata.deletionTimestamp) kind.prepareForDelete?.(old, context)
  const meta = copyMetadata(old.metadata)
  const grace = kind.gracePeriod?.(old, deletion.gracePeriodSeconds) ?? 0
  if (!meta.deletionTimestamp) {
    meta.deletionTimestamp = formatTime(now + grace * 1000)
    meta.deletionGracePeriodSeconds = grace
    if ((meta.generation ?? 0) > 0) meta.generation = (meta.generation ?? 0) + 1
  } else if (
    kind.gracePeriod &&
    deletion.gracePeriodSeconds !== undefined &&
    grace < (meta.deletionGracePeriodSeconds ?? 0)
  ) {
    const begun = (parseTime(meta.deletionTimestamp) ?? now) - (meta.deletionGracePeriodSeconds ?? 0) * 1000
    meta.deletionTimestamp = formatTime(Math.max(begun + grace * 1000, now))
    meta.deletionGracePeriodSeconds = grace
  }
  const finalizers = withPropagation(meta.finalizers ?? [], deletion.propagationPolicy)
  if (finalizers.length > 0) meta.finalizers = finalizers
  else delete meta.finalizers
  const next: KubeObject = { ...old, metadata: meta }
  if (kind.specFinalizers) next.status = { ...(old.status as object), phase: 'Terminating' }
  return isSame(next, stored) ? stored : next
}

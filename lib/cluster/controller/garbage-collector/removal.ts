/**
 * What becomes of objects whose owners are gone, or going. Nothing of it happens while a cluster boots.
 * Mirrors: attemptToDeleteItem, processDeletingDependentsItem and orphanDependents of pkg/controller/garbagecollector.
 */
import { isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { FOREGROUND, ORPHAN } from '@/lib/cluster/apimachinery/finalizers'
import type { KubeObject, OwnerReference } from '@/lib/cluster/apimachinery/object'
import {
  type Context,
  collect,
  dependentsOf,
  has,
  isWaiting,
} from '@/lib/cluster/controller/garbage-collector'
import { resourceOf } from '@/lib/cluster/controller/served-resources'

function write(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}

function removeFinalizer(ctx: Context, resource: string, object: KubeObject, finalizer: string): void {
  const finalizers = (object.metadata.finalizers ?? []).filter((name) => name !== finalizer)
  const patch = { metadata: { resourceVersion: object.metadata.resourceVersion, finalizers } }
  const { namespace, name } = object.metadata
  ctx.client.patch(resource, namespace, name, patch, { type: 'merge-patch' })
}

function disown(ctx: Context, resource: string, object: KubeObject, uids: string[]): void {
  const ownerReferences = (object.metadata.ownerReferences ?? []).filter(({ uid }) => !uids.includes(uid))
  const patch = { metadata: { resourceVersion: object.metadata.resourceVersion, ownerReferences } }
  const { namespace, name } = object.metadata
  ctx.client.patch(resource, namespace, name, patch, { type: 'merge-patch' })
}

/** Orphan: every dependent loses the reference, then the owner may go. */
export function orphanDependents(ctx: Context, resource: string, owner: KubeObject): void {
  for (const dependent of dependentsOf(ctx, owner.metadata.uid))
    write(() => disown(ctx, dependent.resource, dependent.object, [owner.metadata.uid]))
  removeFinalizer(ctx, resource, owner, ORPHAN)
}

/** Foreground: every dependent may go at once, and the owner after the last of those that block it. */
export function foreground(ctx: Context, resource: string, owner: KubeObject): void {
  const dependents = dependentsOf(ctx, owner.metadata.uid)
  for (const dependent of dependents) collect(ctx, dependent.resource, dependent.object)
  const isBlocked = dependents.some(({ object }) =>
    object.metadata.ownerReferences?.some(
      ({ uid, blockOwnerDeletion }) => uid === owner.metadata.uid && blockOwnerDeletion,
    ),
  )
  if (!isBlocked) removeFinalizer(ctx, resource, owner, FOREGROUND)
}

function remove(ctx: Context, resource: string, object: KubeObject, inForeground: boolean): void {
  const { namespace, name, uid } = object.metadata
  const propagationPolicy = has(object, ORPHAN) ? 'Orphan' : inForeground ? 'Foreground' : 'Background'
  write(() => ctx.client.delete(resource, namespace, name, { uid, propagationPolicy }))
}

/** A reference with the owner that it leads to, if that is still there. */
interface Owned {
  reference: OwnerReference
  owner: KubeObject | undefined
}

/** Whom a reference means lives in another namespace: reportInvalidNamespaceOwnerRef, of the first such. */
function tellOfForeign(ctx: Context, object: KubeObject, owners: Owned[]): void {
  const { namespace = '' } = object.metadata
  const foreign = owners.find(({ reference, owner }) => {
    const kind = owner ? undefined : resourceOf(ctx, reference)
    return (
      kind?.namespaced &&
      ctx.lister.list(kind.resource).some(({ metadata }) => metadata.uid === reference.uid)
    )
  })
  if (!foreign) return
  const { apiVersion, kind, name, uid } = foreign.reference
  const identity = `[${apiVersion}/${kind}, namespace: ${namespace}, name: ${name}, uid: ${uid}]`
  const message = `ownerRef ${identity} does not exist in namespace "${namespace}"`
  ctx.record(object, { type: 'Warning', reason: 'OwnerRefInvalidNamespace', message })
}

/** No living owner deletes it; some living and some gone drops the gone ones. */
export function dropOwners(ctx: Context, resource: string, object: KubeObject, owners: Owned[]): void {
  tellOfForeign(ctx, object, owners)
  const waiting = owners.filter(({ owner }) => owner && isWaiting(owner))
  const solid = owners.filter((entry) => entry.owner && !waiting.includes(entry))
  if (solid.length > 0) {
    const drop = owners.filter((entry) => !solid.includes(entry)).map(({ reference }) => reference.uid)
    write(() => disown(ctx, resource, object, drop))
  } else
    remove(ctx, resource, object, waiting.length > 0 && dependentsOf(ctx, object.metadata.uid).length > 0)
}

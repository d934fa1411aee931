import { isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { FOREGROUND, ORPHAN } from '@/lib/cluster/apimachinery/finalizers'
import { type KubeObject, keyOf, type OwnerReference } from '@/lib/cluster/apimachinery/object'
import {
  type Component,
  type ComponentContext,
  type ComponentWatch,
  CUSTOM_RESOURCES,
  type WatchEvent,
} from '@/lib/cluster/client/component'
import { resourceOf, servedResources } from '@/lib/cluster/controller/served-resources'

/** uid of an owner → the keys of this controller for what depends on it. */
type State = { dependents: Record<string, Record<string, true>> }
type Context = ComponentContext<State>

/** Events are never owned and come in numbers. */
const WATCHED = servedResources.filter(({ resource }) => resource !== 'events')

const itemKey = (resource: string, object: KubeObject) => `${resource}|${keyOf(object)}`

const has = (object: KubeObject, finalizer: string) => !!object.metadata.finalizers?.includes(finalizer)

/** Notes the edges of the graph and returns the items to look at. */
function observe(resource: string, event: WatchEvent, ctx: Context): string[] {
  const { dependents } = ctx.state
  const object = event.object as KubeObject
  const key = itemKey(resource, object)
  const leaving = object.metadata.deletionTimestamp && (has(object, FOREGROUND) || has(object, ORPHAN))
  const before = event.old?.metadata.ownerReferences
  // Most changes leave the graph as it is.
  if (event.type === 'MODIFIED' && before === object.metadata.ownerReferences) return leaving ? [key] : []
  for (const { uid } of event.old?.metadata.ownerReferences ?? object.metadata.ownerReferences ?? [])
    delete dependents[uid]?.[key]
  if (event.type === 'DELETED') {
    const orphaned = Object.keys(dependents[object.metadata.uid] ?? {})
    delete dependents[object.metadata.uid]
    return [...orphaned, ...ownersIn(object.metadata.ownerReferences)]
  }
  for (const { uid } of object.metadata.ownerReferences ?? []) {
    dependents[uid] ??= {}
    dependents[uid][key] = true
  }
  const owned = !!object.metadata.ownerReferences?.length && event.type === 'ADDED' && !event.initial
  return [...(leaving || owned ? [key] : []), ...ownersIn(event.old?.metadata.ownerReferences)]

  /** Owners that may be waiting in the foreground for this object to go. */
  function ownersIn(references: OwnerReference[] | undefined): string[] {
    return (references ?? []).flatMap((reference) => {
      const owner = resourceOf(ctx, reference)
      const namespace = owner?.namespaced ? `${object.metadata.namespace}/` : ''
      return owner ? [`${owner.resource}|${namespace}${reference.name}`] : []
    })
  }
}

function find(ctx: Context, key: string): { resource: string; object: KubeObject } | undefined {
  const bar = key.indexOf('|')
  const resource = key.slice(0, bar)
  const object = ctx.lister.byKey(resource, key.slice(bar + 1)) as KubeObject | undefined
  return object && { resource, object }
}

const dependentsOf = (ctx: Context, uid: string) =>
  Object.keys(ctx.state.dependents[uid] ?? {}).flatMap((key) => find(ctx, key) ?? [])

/** Asks the API server, not the cache, as the real one does before it deletes. */
function ownerOf(ctx: Context, object: KubeObject, reference: OwnerReference): KubeObject | undefined {
  const owner = resourceOf(ctx, reference)
  if (!owner) return undefined
  const namespace = owner.namespaced ? object.metadata.namespace : undefined
  const found = ctx.client.find(owner.resource, namespace, reference.name) as KubeObject | undefined
  return found?.metadata.uid === reference.uid ? found : undefined
}

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
function orphanDependents(ctx: Context, resource: string, owner: KubeObject): void {
  for (const dependent of dependentsOf(ctx, owner.metadata.uid))
    write(() => disown(ctx, dependent.resource, dependent.object, [owner.metadata.uid]))
  removeFinalizer(ctx, resource, owner, ORPHAN)
}

/** Foreground: every dependent may go at once, and the owner after the last of those that block it. */
function foreground(ctx: Context, resource: string, owner: KubeObject): void {
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

/** attemptToDeleteItem: no living owner deletes it; some living and some gone drops the gone ones. */
function collect(ctx: Context, resource: string, object: KubeObject): void {
  const references = object.metadata.ownerReferences ?? []
  if (references.length === 0 || object.metadata.deletionTimestamp) return
  const owners = references.map((reference) => ({ reference, owner: ownerOf(ctx, object, reference) }))
  const waiting = owners.filter(({ owner }) => owner?.metadata.deletionTimestamp && has(owner, FOREGROUND))
  const solid = owners.filter((entry) => entry.owner && !waiting.includes(entry))
  const gone = owners.filter(({ owner }) => !owner)
  if (solid.length > 0) {
    const drop = [...gone, ...waiting].map(({ reference }) => reference.uid)
    if (drop.length > 0) write(() => disown(ctx, resource, object, drop))
  } else if (waiting.length > 0) {
    const hasDependents = dependentsOf(ctx, object.metadata.uid).length > 0
    remove(ctx, resource, object, hasDependents)
  } else remove(ctx, resource, object, false)
}

const watches: ComponentWatch[] = [...WATCHED.map(({ resource }) => resource), CUSTOM_RESOURCES].map(
  (resource) => ({
    resource,
    map: (event, ctx) => observe(event.resource, event, ctx as Context),
  }),
)

/**
 * The garbage collector.
 * Mirrors: pkg/controller/garbagecollector – background, foreground with blockOwnerDeletion, orphan.
 * Differs: owners in another namespace count as gone.
 */
export const garbageCollector: Component<State> = {
  name: 'garbage-collector',
  watches,
  initialState: () => ({ dependents: {} }),
  start(ctx) {
    ctx.state.dependents = {}
  },
  reconcile(key, ctx) {
    const item = find(ctx, key)
    if (!item) return
    const { resource, object } = item
    if (object.metadata.deletionTimestamp && has(object, ORPHAN)) orphanDependents(ctx, resource, object)
    else if (object.metadata.deletionTimestamp && has(object, FOREGROUND)) foreground(ctx, resource, object)
    else collect(ctx, resource, object)
  },
}

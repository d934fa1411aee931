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
import { isInherited, own } from '@/lib/cluster/sim/own'
import { part } from '@/lib/cluster/sim/parts'

/** uid of an owner → the keys of this controller for what depends on it. */
type State = { dependents: Record<string, Record<string, true>> }
export type Context = ComponentContext<State>

/** Events are never owned and come in numbers. */
const WATCHED = servedResources.filter(({ resource }) => resource !== 'events')

const itemKey = (resource: string, object: KubeObject) => `${resource}|${keyOf(object)}`

export const has = (object: KubeObject, finalizer: string) =>
  !!object.metadata.finalizers?.includes(finalizer)

/** It goes when its dependents have gone. */
export const isWaiting = (object: KubeObject): boolean =>
  !!object.metadata.deletionTimestamp && has(object, FOREGROUND)

function cachedOwner(ctx: Context, { metadata }: KubeObject, reference: OwnerReference) {
  const owner = resourceOf(ctx, reference)
  const namespace = owner?.namespaced ? metadata.namespace : undefined
  const found = owner && (ctx.lister.get(owner.resource, namespace, reference.name) as KubeObject | undefined)
  return found?.metadata.uid === reference.uid ? found : undefined
}

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
    delete own(dependents, uid)?.[key]
  if (event.type === 'DELETED') {
    const orphaned = Object.keys(dependents[object.metadata.uid] ?? {})
    delete dependents[object.metadata.uid]
    return [...orphaned, ...ownersIn(object.metadata.ownerReferences)]
  }
  for (const { uid } of object.metadata.ownerReferences ?? []) {
    // No object has such a uid.
    if (isInherited(dependents, uid)) continue
    dependents[uid] ??= {}
    dependents[uid][key] = true
  }
  const isNews = event.type === 'MODIFIED' || !event.initial
  const looks = leaving || (isNews && !(object.metadata.ownerReferences ?? []).every(stands))
  return [...(looks ? [key] : []), ...ownersIn(event.old?.metadata.ownerReferences)]

  /** As far as the cache knows. */
  function stands(reference: OwnerReference): boolean {
    const owner = cachedOwner(ctx, object, reference)
    return owner !== undefined && !isWaiting(owner)
  }

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

export const dependentsOf = (ctx: Context, uid: string) =>
  Object.keys(ctx.state.dependents[uid] ?? {}).flatMap((key) => find(ctx, key) ?? [])

/** Asks the API server for what the cache lacks, as the real one does before it deletes. */
function ownerOf(ctx: Context, object: KubeObject, reference: OwnerReference): KubeObject | undefined {
  const known = cachedOwner(ctx, object, reference)
  const owner = resourceOf(ctx, reference)
  if (known || !owner) return known
  const namespace = owner.namespaced ? object.metadata.namespace : undefined
  const found = ctx.client.find(owner.resource, namespace, reference.name) as KubeObject | undefined
  return found?.metadata.uid === reference.uid ? found : undefined
}

/** attemptToDeleteItem: what has lost an owner, or is about to, is dealt with; most have all of theirs. */
export function collect(ctx: Context, resource: string, object: KubeObject): void {
  const references = object.metadata.ownerReferences ?? []
  if (references.length === 0 || object.metadata.deletionTimestamp) return
  const owners = references.map((reference) => ({ reference, owner: ownerOf(ctx, object, reference) }))
  if (owners.every(({ owner }) => owner && !isWaiting(owner))) return
  part('garbageRemoval').dropOwners(ctx, resource, object, owners)
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
 */
export const garbageCollector: Component<State> = {
  name: 'garbage-collector',
  eventSource: 'garbage-collector-controller',
  watches,
  initialState: () => ({ dependents: {} }),
  start(ctx) {
    ctx.state.dependents = {}
  },
  reconcile(key, ctx) {
    const item = find(ctx, key)
    if (!item) return
    const { resource, object } = item
    if (object.metadata.deletionTimestamp && has(object, ORPHAN))
      part('garbageRemoval').orphanDependents(ctx, resource, object)
    else if (isWaiting(object)) part('garbageRemoval').foreground(ctx, resource, object)
    else collect(ctx, resource, object)
  },
}

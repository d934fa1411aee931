/**
 * Counts what each ResourceQuota bounds: when it is new or changed, and when something of its namespace goes.
 * What admission has counted though nothing came of it stays until the next full recount.
 * Mirrors: pkg/controller/resourcequota. Differs: full recounts, every five minutes there, follow what admission
 * counts, and there are none at rest.
 */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { type KubeObject, keyOf, type Pod, type ResourceQuota } from '@/lib/cluster/apimachinery/object'
import { addLists, type ResourceList } from '@/lib/cluster/apimachinery/pod-resource-lists'
import type { Component, ComponentContext, ComponentWatch, WatchEvent } from '@/lib/cluster/client/component'
import { servedResources } from '@/lib/cluster/controller/served-resources'
import { part } from '@/lib/cluster/sim/parts'

const QUOTAS = 'resourcequotas'
const RESYNC_MS = 5 * 60_000
/** Before a key: not now, but in the next full recount. */
const LATER = '~'

const quotasOf = (event: WatchEvent, ctx: ComponentContext) =>
  ctx.lister.list(QUOTAS, event.object.metadata.namespace).map(keyOf)

/** True when an object gives back what it used. */
function frees(event: WatchEvent, ctx: ComponentContext): boolean {
  if (event.type === 'DELETED') return true
  const { resource, object, old } = event
  const { isCounted, usageOf } = part('quotaUsage')
  if (event.type !== 'MODIFIED' || !old) return false
  if (resource === 'pods') {
    const [before, after] = [old as Pod, object as Pod]
    if (isCounted(before, ctx.now()) && !isCounted(after, ctx.now())) return true
    if (before.spec === after.spec) return false
  } else if (resource !== 'services' && resource !== 'persistentvolumeclaims') return false
  return !deepEqual(
    usageOf(resource, old as KubeObject, ctx.now()),
    usageOf(resource, object as KubeObject, ctx.now()),
  )
}

/** A pod that goes on in its phase gives nothing back. */
function staysCounted({ type, resource, object, old }: WatchEvent): boolean {
  if (type !== 'MODIFIED' || resource !== 'pods' || !old) return false
  const [before, after] = [old as Pod, object as Pod]
  return (
    before.spec === after.spec &&
    before.status?.phase === after.status?.phase &&
    !after.metadata.deletionTimestamp
  )
}

const watched: ComponentWatch[] = servedResources
  .filter(({ namespaced, resource }) => namespaced && resource !== 'events' && resource !== QUOTAS)
  .map(({ resource }) => ({
    resource,
    map(event, ctx) {
      if (event.type === 'ADDED' || staysCounted(event)) return []
      const quotas = quotasOf(event, ctx)
      return quotas.length > 0 && frees(event, ctx) ? quotas : []
    },
  }))

function countUsed(quota: ResourceQuota, hard: ResourceList, ctx: ComponentContext): ResourceList {
  const { countedResource, matchesScopes, usageOf } = part('quotaUsage')
  const total: ResourceList = {}
  for (const resource of new Set(Object.keys(hard).map(countedResource))) {
    for (const object of ctx.lister.list(resource, quota.metadata.namespace)) {
      const known = object as KubeObject
      if (matchesScopes(quota, resource, known)) addLists(total, usageOf(resource, known, ctx.now()))
    }
  }
  return Object.fromEntries(Object.keys(hard).map((name) => [name, total[name] ?? '0']))
}

export const resourceQuota: Component = {
  name: 'resourcequota-controller',
  watches: [
    {
      resource: QUOTAS,
      map(event, ctx) {
        const [quota, old] = [event.object as ResourceQuota, event.old as ResourceQuota | undefined]
        // Quotas are counted too.
        if (event.type === 'DELETED') return quotasOf(event, ctx)
        return [old && deepEqual(quota.spec, old.spec) ? LATER + keyOf(quota) : keyOf(quota)]
      },
    },
    ...watched,
  ],
  reconcile(key, ctx) {
    if (key.startsWith(LATER)) {
      ctx.requeueAfter(key.slice(LATER.length), RESYNC_MS)
      return
    }
    const quota = ctx.lister.byKey(QUOTAS, key)
    if (!quota) return
    const hard = { ...quota.spec.hard } as ResourceList
    const status = { hard, used: countUsed(quota, hard, ctx) }
    if (deepEqual(status, quota.status)) return
    ctx.client.updateStatus(QUOTAS, { ...quota, status })
  },
}

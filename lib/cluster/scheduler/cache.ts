import { type KubeObject, keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import { amountsOf } from '@/lib/cluster/apimachinery/pod-requests'
import type { CacheChange } from '@/lib/cluster/client/cache'
import type { Lister } from '@/lib/cluster/client/lister'
import type { NodeInfo, Snapshot } from '@/lib/cluster/scheduler/framework'
import { type Memory, newMemory } from '@/lib/cluster/scheduler/memory'
import type { SchedulerContext } from '@/lib/cluster/scheduler/scheduler-state'
import { addPod, emptyNode } from '@/lib/cluster/scheduler/snapshot'

/** The last snapshot, from which the next one is made. It follows from what is stored, so it is no state. */
interface Cache {
  revision: number
  /** Sorted by name. */
  nodes: NodeInfo[]
  /** Where each node stands. */
  places: Map<string, number>
  /** Keys of pods without a node that have a nominated one. */
  nominated: Set<string>
  /** Nodes that had pods which are not bound yet. */
  expecting: ReadonlySet<string>
  /** Nodes that have pods with affinity. */
  withAffinity: Set<string>
  /** What attempts remember; unset when nodes have changed. */
  memory?: Memory
}

const caches = new WeakMap<SchedulerContext, Cache>()

const finished = (pod: Pod) => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'

function infoOf(node: Node, pods: readonly Pod[], place: number, before?: NodeInfo): NodeInfo {
  const allocatable = node.status?.allocatable as Record<string, string> | undefined
  const known = before && before.node.status?.allocatable === allocatable ? before.allocatable : undefined
  const info = emptyNode({ node, allocatable: known ?? amountsOf(allocatable), place })
  for (const pod of pods) if (!finished(pod)) addPod(info, pod)
  return info
}

/** Counts a change of a node, for what attempts remember of it. */
function age({ memory }: Cache, place: number): void {
  if (memory) memory.generations[place] = (memory.generations[place] ?? 0) + 1
}

/** Puts a node's entry in its place. */
function setInfo(cache: Cache, info: NodeInfo): void {
  const { node, place } = info
  if (cache.nodes[place]?.node !== node) delete cache.memory
  else age(cache, place)
  cache.nodes[place] = info
  if (info.withAffinity.length > 0) cache.withAffinity.add(node.metadata.name)
  else cache.withAffinity.delete(node.metadata.name)
}

/** Pods that are placed but not bound, by node: their volumes are waited for. */
function expectedPods({ lister, state }: SchedulerContext): Map<string, Pod[]> {
  const expected = new Map<string, Pod[]>()
  for (const key in state.waiting) {
    const node = state.assumed[key]?.node
    const pod = lister.byKey('pods', key)
    if (!node || !pod || pod.spec.nodeName) continue
    expected.set(node, [...(expected.get(node) ?? []), pod])
  }
  return expected
}

const byKey = (a: Pod, b: Pod) => (keyOf(a) < keyOf(b) ? -1 : 1)

function podsOf(lister: Lister, node: string, expected: readonly Pod[] | undefined): Pod[] {
  const pods = lister.podsOn(node)
  return expected ? [...pods, ...expected].sort(byKey) : pods
}

/** All that a cache knows, afresh. */
function fill(lister: Lister): Cache {
  const cache: Cache = {
    revision: lister.revision(),
    nodes: [],
    places: new Map(),
    nominated: new Set(),
    expecting: new Set(),
    withAffinity: new Set(),
  }
  for (const [place, node] of lister.list('nodes').entries()) {
    const { name } = node.metadata
    setInfo(cache, infoOf(node, lister.podsOn(name), place))
    cache.places.set(name, place)
  }
  for (const pod of lister.list('pods')) noteNomination(cache.nominated, pod)
  return cache
}

function noteNomination(nominated: Set<string>, pod: Pod): void {
  if (!pod.spec.nodeName && pod.status?.nominatedNodeName) nominated.add(keyOf(pod))
}

/** Puts the new version of a pod that asks for just what it asked for in the place of the old one; false: it has none. */
function replacePod(cache: Cache, pod: Pod): boolean {
  const place = cache.places.get(pod.spec.nodeName ?? '')
  const info = place === undefined ? undefined : cache.nodes[place]
  if (place === undefined || !info) return false
  const placeIn = (pods: readonly Pod[]) =>
    pods.findIndex(({ metadata }) => metadata.uid === pod.metadata.uid)
  const at = placeIn(info.pods)
  if (at < 0) return false
  info.pods[at] = pod
  const among = placeIn(info.withAffinity)
  if (among >= 0) info.withAffinity[among] = pod
  age(cache, place)
  return true
}

/** Mostly it is only the status of a pod that changes. */
function isReplaced(cache: Cache, { object, old }: CacheChange): boolean {
  const [now, before] = [object, old] as unknown as [Pod, Pod | undefined]
  if (!before || now.spec !== before.spec || now.metadata.uid !== before.metadata.uid) return false
  return !finished(now) && !finished(before) && replacePod(cache, now)
}

/** What changes mean to a cache. */
function follow(cache: Cache, changes: readonly CacheChange[]): { stale: Set<string>; relist: boolean } {
  const stale = new Set<string>()
  let relist = false
  const nodeOf = (version: KubeObject | undefined) => (version as Pod | undefined)?.spec.nodeName
  for (const change of changes) {
    const { resource, type } = change
    if (resource === 'nodes') {
      stale.add(change.object.metadata.name)
      if (type !== 'MODIFIED') relist = true
    } else if (resource === 'pods') {
      const { object, old } = change
      if (type !== 'MODIFIED' || !isReplaced(cache, change))
        for (const node of [nodeOf(old), nodeOf(object)]) if (node) stale.add(node)
      cache.nominated.delete(keyOf(object))
      if (type !== 'DELETED') noteNomination(cache.nominated, object as unknown as Pod)
    }
  }
  return { stale, relist }
}

/** Nodes have come or gone. */
function relistNodes(cache: Cache, lister: Lister): void {
  const before = new Map(cache.nodes.map((info) => [info.node.metadata.name, info]))
  cache.nodes = lister.list('nodes').map((node, place) => {
    const known = before.get(node.metadata.name)
    return known ? { ...known, place } : infoOf(node, [], place)
  })
  cache.places = new Map(cache.nodes.map(({ node, place }) => [node.metadata.name, place]))
  for (const name of cache.withAffinity) if (!cache.places.has(name)) cache.withAffinity.delete(name)
  delete cache.memory
}

/**
 * The nodes with their pods: bound ones, and those that are expected.
 * Mirrors: backend/cache UpdateSnapshot – only nodes about which something has changed are looked at.
 */
export function takeSnapshot(ctx: SchedulerContext): Snapshot {
  const { lister, state } = ctx
  const known = caches.get(ctx)
  const changes = known && lister.changesSince(known.revision)
  const cache = known && changes ? known : fill(lister)
  caches.set(ctx, cache)
  const { stale, relist } = follow(cache, changes ?? [])
  if (relist) relistNodes(cache, lister)
  const expected = expectedPods(ctx)
  for (const node of [...cache.expecting, ...expected.keys()]) stale.add(node)
  for (const name of stale) {
    const place = cache.places.get(name)
    const node = lister.get('nodes', undefined, name)
    if (place === undefined || !node) continue
    setInfo(cache, infoOf(node, podsOf(lister, name, expected.get(name)), place, cache.nodes[place]))
  }
  cache.expecting = new Set(expected.keys())
  cache.revision = lister.revision()
  const nominated = [...cache.nominated].sort().flatMap((key) => {
    const pod = lister.byKey('pods', key)
    return pod && !state.assumed[key] ? [pod] : []
  })
  const { nodes, withAffinity } = cache
  cache.memory ??= newMemory(nodes)
  const { memory } = cache
  return { nodes, nominated, lister, withAffinity, memory }
}

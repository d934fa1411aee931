/**
 * The informer caches of a process, as a view of the server's own watch cache.
 * Differs: a real informer keeps a copy that may lag behind; here a running process sees the latest
 * revision whenever it reconciles, and nothing before it has listed.
 */
import { matches } from '@/lib/cluster/apimachinery/labels'
import {
  type KubeObject,
  keyOf,
  type ObjectOf,
  type Pod,
  type ResourceName,
} from '@/lib/cluster/apimachinery/object'
import {
  BY_CONTROLLER,
  BY_NODE,
  type Likes,
  type ObjectIndex,
  orphansOf,
  POD_COUNTS,
} from '@/lib/cluster/apimachinery/object-index'
import { type FieldTerm, parseFieldSelector } from '@/lib/cluster/apimachinery/selector-parser'
import { findKind } from '@/lib/cluster/apis/index'
import { selectableField } from '@/lib/cluster/apiserver/list'
import { type ComponentWatch, CUSTOM_RESOURCES, type WatchEvent } from '@/lib/cluster/client/component'
import type { Lister } from '@/lib/cluster/client/lister'

export interface CacheChange {
  rv: number
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  resource: string
  object: KubeObject
  old?: KubeObject
}

/** Where caches come from: what a list and a watch would bring. */
export interface CacheSource {
  get(resource: string, key: string): KubeObject | undefined
  list(resource: string, namespace?: string): KubeObject[]
  indexed(resource: string, index: ObjectIndex, value: string): KubeObject[]
  likes(resource: string, index: ObjectIndex, value: string): Likes[]
  resources(): string[]
  readonly revision: number
  readonly compacted: number
  changesSince(revision: number): CacheChange[]
}

const byKey = (a: Pod, b: Pod) => (keyOf(a) < keyOf(b) ? -1 : 1)

/** A Lister over a source. */
export function createLister(source: CacheSource): Lister {
  const typed = <R extends ResourceName>(objects: KubeObject[]) => objects as unknown as ObjectOf<R>[]
  return {
    get: <R extends ResourceName>(resource: R, namespace: string | undefined, name: string) =>
      source.get(resource, namespace ? `${namespace}/${name}` : name) as ObjectOf<R> | undefined,
    byKey: <R extends ResourceName>(resource: R, key: string) =>
      source.get(resource, key) as ObjectOf<R> | undefined,
    list(resource, namespace, selector) {
      const all = source.list(resource, namespace)
      return typed(selector ? all.filter((object) => matches(selector, object.metadata.labels)) : all)
    },
    controlledBy: (resource, uid) => typed(source.indexed(resource, BY_CONTROLLER, uid)),
    claimablePods(uid, namespace) {
      const [own, orphans] = [uid, orphansOf(namespace)].map((value) =>
        typed<'pods'>(source.indexed('pods', POD_COUNTS, value)),
      )
      return orphans?.length ? [...(own ?? []), ...orphans].sort(byKey) : (own ?? [])
    },
    countPods: (uid) => source.likes('pods', POD_COUNTS, uid) as unknown as Likes<Pod>[],
    countOrphans: (namespace) =>
      source.likes('pods', POD_COUNTS, orphansOf(namespace)) as unknown as Likes<Pod>[],
    revision: () => source.revision,
    changesSince: (revision) => (revision < source.compacted ? undefined : source.changesSince(revision)),
    podsOn: (nodeName) => typed<'pods'>(source.indexed('pods', BY_NODE, nodeName)),
  }
}

/** Selectors of watches are few and asked for at every change. */
const parsed = new Map<string, FieldTerm[]>()

export function termsOf(selector: string): FieldTerm[] {
  const known = parsed.get(selector)
  if (known) return known
  const terms = parseFieldSelector(selector)
  parsed.set(selector, terms)
  return terms
}

/** The value that a selector wants of its only field. */
export function onlyValue(terms: readonly FieldTerm[]): FieldTerm | undefined {
  const [term] = terms
  return terms.length === 1 && term && !term.negated ? term : undefined
}

function selects(watch: ComponentWatch, object: KubeObject): boolean {
  if (!watch.fieldSelector) return true
  const kind = findKind(watch.resource)
  if (!kind) return false
  return termsOf(watch.fieldSelector).every(
    ({ field, negated, value }) => (selectableField(kind, object, field) === value) !== negated,
  )
}

export const isWatched = (watch: ComponentWatch, resource: string): boolean =>
  resource === watch.resource || (watch.resource === CUSTOM_RESOURCES && !findKind(resource))

/** The event that a watch of its resource sees of a change with its selector, if it sees one. */
export function watchEvent(watch: ComponentWatch, change: CacheChange): WatchEvent | undefined {
  const before = change.old !== undefined && selects(watch, change.old)
  const after = change.type !== 'DELETED' && selects(watch, change.object)
  if (!before && !after) return undefined
  const { resource, object, old } = change
  const type = after ? (before ? 'MODIFIED' : 'ADDED') : 'DELETED'
  return old === undefined
    ? { type, resource, object, initial: false }
    : { type, resource, object, old, initial: false }
}

/** What a watch may select: a thousand kubelets that start need not look at a thousand nodes each. */
function candidates({ resource, fieldSelector }: ComponentWatch, source: CacheSource): KubeObject[] {
  const term = fieldSelector ? onlyValue(termsOf(fieldSelector)) : undefined
  if (term?.field === 'spec.nodeName' && resource === 'pods')
    return source.indexed(resource, BY_NODE, term.value)
  if (term?.field !== 'metadata.name' || findKind(resource)?.namespaced) return source.list(resource)
  const object = source.get(resource, term.value)
  return object ? [object] : []
}

/** What a watch sees first: all that is there. */
export function initialEvents(watch: ComponentWatch, source: CacheSource): WatchEvent[] {
  if (watch.resource === CUSTOM_RESOURCES) {
    const custom = source.resources().filter((resource) => !findKind(resource))
    return custom.flatMap((resource) => initialEvents({ ...watch, resource }, source))
  }
  return candidates(watch, source)
    .filter((object) => selects(watch, object))
    .map((object) => ({ type: 'ADDED', resource: watch.resource, object, initial: true }))
}

/** Lists, watches and tables. */
import { badRequest, expired, internalError } from '@/lib/cluster/apimachinery/errors'
import { matches, type Selector } from '@/lib/cluster/apimachinery/labels'
import { type KubeObject, keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import {
  type FieldTerm,
  matchesFields,
  parseFieldSelector,
  parseSelector,
  SelectorError,
} from '@/lib/cluster/apimachinery/selector-parser'
import { type Cell, groupVersion, type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { listWithAlwaysThere } from '@/lib/cluster/apiserver/always-there'
import type { ApiRequest, Table, WatchEventType, WatchPage } from '@/lib/cluster/apiserver/request'
import { part } from '@/lib/cluster/sim/parts'
import { etcdKey } from '@/lib/cluster/storage/etcd-key'
import type { Store } from '@/lib/cluster/storage/store'

export interface Selection {
  labels: Selector
  fields: FieldTerm[]
  namespace?: string
}

/** Fields of an object that a field selector may name. */
function selectableFields(kind: Kind, object: KubeObject): Record<string, string> {
  const { name, namespace } = object.metadata
  return {
    ...kind.selectableFields?.(object),
    'metadata.name': name,
    ...(kind.namespaced ? { 'metadata.namespace': namespace ?? '' } : {}),
  }
}

/** One of them. A pod's node is asked for most, and found without the others. */
export function selectableField(kind: Kind, object: KubeObject, field: string): string {
  if (field === 'metadata.name') return object.metadata.name
  if (field === 'spec.nodeName' && kind.kind === 'Pod') return (object as unknown as Pod).spec.nodeName ?? ''
  return selectableFields(kind, object)[field] ?? ''
}

const EMPTY = {
  metadata: { name: '', namespace: '' },
  spec: {},
  status: {},
  involvedObject: {},
} as unknown as KubeObject

function checkFields(kind: Kind, terms: readonly FieldTerm[]): void {
  const known = Object.keys(selectableFields(kind, EMPTY))
  for (const { field } of terms) {
    if (known.includes(field)) continue
    if (kind.selectableFields || kind.openApi) throw badRequest(`field label not supported: ${field}`)
    throw badRequest(`"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`)
  }
}

/** The selectors of a request. @throws ApiError BadRequest */
export function selectionOf(request: ApiRequest, kind: Kind, namespace: string | undefined): Selection {
  try {
    const selection = {
      labels: parseSelector(request.query?.labelSelector ?? ''),
      fields: parseFieldSelector(request.query?.fieldSelector ?? ''),
      ...(namespace !== undefined ? { namespace } : {}),
    }
    checkFields(kind, selection.fields)
    return selection
  } catch (error) {
    if (error instanceof SelectorError) throw badRequest(error.message)
    throw error
  }
}

export function isSelected(kind: Kind, selection: Selection, object: KubeObject): boolean {
  return (
    (selection.namespace === undefined || object.metadata.namespace === selection.namespace) &&
    matches(selection.labels, object.metadata.labels) &&
    (selection.fields.length === 0 || matchesFields(selection.fields, selectableFields(kind, object)))
  )
}

/** @throws ApiError InternalError when one of them cannot be decrypted */
function checkReadable(store: Store, kind: Kind, objects: readonly KubeObject[]): void {
  const resource = resourceName(kind)
  if (!store.mayBeUnreadable(resource)) return
  for (const object of objects) {
    const error = store.readError(resource, keyOf(object))
    if (error) throw internalError(`unable to transform key "${etcdKey(kind, object)}": ${error}`)
  }
}

export function listObjects(store: Store, kind: Kind, selection: Selection): KubeObject[] {
  const stored = listWithAlwaysThere(store, kind, selection.namespace)
  checkReadable(store, kind, stored)
  const all = kind.fromStorage ? stored.map(kind.fromStorage) : stored
  return all.filter((object) => isSelected(kind, selection, object))
}

/** A list's own metadata. */
export interface ListMeta {
  resourceVersion?: string
  /** Where the next piece is. */
  continue?: string
  remainingItemCount?: number
}

/** All that is selected, or the piece of it that the query asks for. @throws ApiError BadRequest, Expired */
export function listPage(
  store: Store,
  kind: Kind,
  selection: Selection,
  query: Record<string, string> = {},
): { objects: KubeObject[]; metadata: ListMeta } {
  const { limit = '0', resourceVersionMatch } = query
  if (query.continue || resourceVersionMatch === 'Exact' || !/^\d+$/.test(limit))
    return part('listChunk').listChunk(store, kind, selection, query)
  const objects = listObjects(store, kind, selection)
  return limit !== '0' && objects.length > Number(limit)
    ? part('listChunk').listChunk(store, kind, selection, query)
    : { objects, metadata: { resourceVersion: String(store.revision) } }
}

/** A PodList and the like. */
export const asList = (kind: Kind, items: readonly KubeObject[], metadata: ListMeta) => ({
  apiVersion: groupVersion(kind),
  kind: kind.listKind ?? `${kind.kind}List`,
  metadata,
  items,
})

/** The objects as the server-side table that kubectl prints. */
export function asTable(
  kind: Pick<Kind, 'columns'>,
  objects: readonly KubeObject[],
  now: number,
  metadata: ListMeta = {},
): Table {
  return {
    apiVersion: 'meta.k8s.io/v1',
    kind: 'Table',
    metadata,
    columnDefinitions: kind.columns.map((column) => ({
      name: column.name,
      type: column.type ?? 'string',
      format: column.format ?? '',
      description: '',
      priority: column.priority ?? 0,
    })),
    rows: objects.map((object) => ({
      cells: kind.columns.map((column): Cell => column.value(object, now)),
      object,
    })),
  }
}

/** What happened to the selected objects after a revision: an object that leaves the selection is DELETED. */
export function watchObjects(store: Store, kind: Kind, selection: Selection, since: number): WatchPage {
  if (since < store.compacted) {
    throw expired(`too old resource version: ${since} (${store.compacted})`)
  }
  const resource = resourceName(kind)
  const events: WatchPage['events'] = []
  for (const change of store.changesSince(since)) {
    if (change.resource !== resource) continue
    const before = change.old !== undefined && isSelected(kind, selection, change.old)
    const after = change.type !== 'DELETED' && isSelected(kind, selection, change.object)
    const type: WatchEventType | undefined = after
      ? before
        ? 'MODIFIED'
        : 'ADDED'
      : before
        ? 'DELETED'
        : undefined
    if (type) events.push({ type, object: kind.fromStorage?.(change.object) ?? change.object })
  }
  return { events, resourceVersion: String(store.revision) }
}

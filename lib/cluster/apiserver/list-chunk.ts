/**
 * Lists in pieces, and lists as they were.
 * Mirrors: k8s.io/apiserver/pkg/storage/continue.go and etcd3's GetList and errors.go.
 */
import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { ApiError, badRequest, expired } from '@/lib/cluster/apimachinery/errors'
import { type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { isSelected, type ListMeta, type Selection } from '@/lib/cluster/apiserver/list'
import type { Store } from '@/lib/cluster/storage/store'

const TOO_OLD =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'

/** Where a list goes on: behind a key, as of a revision; -1 is whatever there is now. */
interface Continue {
  revision: number
  start: string
}

const encodeContinue = ({ revision, start }: Continue): string =>
  encodeBase64(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start }))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const invalid = (detail: string) => badRequest(`continue key is not valid${detail}`)

/** @throws ApiError BadRequest */
function decodeContinue(token: string): Continue {
  const bad = token.search(/[^\w-]/)
  if (bad >= 0) throw invalid(`: illegal base64 data at input byte ${bad}`)
  const text = decodeBase64(token.replaceAll('-', '+').replaceAll('_', '/'))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid(`: invalid character '${text.charAt(0)}' looking for beginning of value`)
  }
  const { v, rv, start } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >
  if (v !== 'meta.k8s.io/v1')
    throw invalid(`: server does not recognize this encoded version ${typeof v === 'string' ? v : ''}`)
  if (typeof rv !== 'number' || rv === 0)
    throw invalid(': incorrect encoded start resourceVersion (version meta.k8s.io/v1)')
  if (typeof start !== 'string' || start === '')
    throw invalid(': encoded start key empty (version meta.k8s.io/v1)')
  if (/(^|\/)\.{0,2}\/|\/\.{0,2}$|^\.{1,2}$/.test(start)) throw invalid(`: ${start}`)
  return { revision: rv, start }
}

/** The objects of a kind as they were at a revision, in the order of their keys. */
function objectsAt(store: Store, kind: Kind, { namespace }: Selection, revision: number): KubeObject[] {
  const resource = resourceName(kind)
  const objects = new Map(store.list(resource, namespace).map((object) => [keyOf(object), object]))
  for (const change of store.changesSince(revision).reverse()) {
    if (change.resource !== resource) continue
    if (change.old) objects.set(change.key, change.old)
    else objects.delete(change.key)
  }
  return [...objects.keys()].sort().map((key) => objects.get(key) as KubeObject)
}

function tooOld(start: string): ApiError {
  const { status } = expired(TOO_OLD)
  const metadata = { continue: encodeContinue({ revision: -1, start }) }
  return new ApiError({ ...status, metadata })
}

/** The revision that is asked for; undefined is the latest. @throws ApiError BadRequest, Expired */
function revisionOf(
  store: Store,
  query: Record<string, string>,
  from: Continue | undefined,
): number | undefined {
  if (from) {
    if (query.resourceVersion && query.resourceVersion !== '0')
      throw badRequest('specifying resource version is not allowed when using continue')
    if (from.revision >= 0 && from.revision < store.compacted) throw tooOld(from.start)
    return from.revision < 0 ? undefined : from.revision
  }
  if (query.resourceVersionMatch !== 'Exact') return undefined
  const wanted = Number(query.resourceVersion)
  if (wanted < store.compacted) throw expired('The resourceVersion for the provided list is too old.')
  return wanted
}

/** How many to answer with. @throws ApiError BadRequest */
function limitOf({ limit = '' }: Record<string, string>): number {
  if (limit !== '' && !/^[+-]?\d+$/.test(limit))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(limit)}: invalid syntax`)
  return Number(limit) > 0 ? Number(limit) : Number.POSITIVE_INFINITY
}

/** One piece of a list, and how to get the next. @throws ApiError BadRequest, Expired */
export function listChunk(
  store: Store,
  kind: Kind,
  selection: Selection,
  query: Record<string, string>,
): { objects: KubeObject[]; metadata: ListMeta } {
  const limit = limitOf(query)
  const from = query.continue ? decodeContinue(query.continue) : undefined
  const revision = revisionOf(store, query, from) ?? store.revision
  const prefix = selection.namespace === undefined ? '' : `${selection.namespace}/`
  const all = objectsAt(store, kind, selection, revision).map(
    (object) => kind.fromStorage?.(object) ?? object,
  )
  const left = from ? all.filter((object) => keyOf(object) >= prefix + from.start) : all
  const selected = left.filter((object) => isSelected(kind, selection, object))
  const objects = selected.slice(0, limit)
  const last = objects.at(-1)
  const more = selected.length > objects.length && last !== undefined
  const isWhole = selection.labels.length === 0 && selection.fields.length === 0
  return {
    objects,
    metadata: {
      resourceVersion: String(revision),
      ...(more
        ? { continue: encodeContinue({ revision, start: `${keyOf(last).slice(prefix.length)}\0` }) }
        : {}),
      ...(more && isWhole ? { remainingItemCount: selected.length - objects.length } : {}),
    },
  }
}

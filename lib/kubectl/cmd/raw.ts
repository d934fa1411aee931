/**
 * What `--raw` shows: the body as the server writes it, on one line.
 * Differs: below metadata the fields stand in the order in which they are stored.
 */
import { fieldsOf } from '@/lib/cluster/apimachinery/schema'
import { isMap, type JsonMap, sortedKeys } from '../go-format'

const META_ORDER = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
]

function inOrder(map: JsonMap, first: readonly string[]): JsonMap {
  const keys = [
    ...first.filter((key) => key in map),
    ...Object.keys(map).filter((key) => !first.includes(key)),
  ]
  return Object.fromEntries(keys.map((key) => [key, map[key]]))
}

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep)
  if (!isMap(value)) return value
  return Object.fromEntries(sortedKeys(value).map((key) => [key, sortedDeep(value[key])]))
}

function withOrderedMeta(object: JsonMap): JsonMap {
  const { metadata } = object
  return isMap(metadata) ? { ...object, metadata: inOrder(metadata, META_ORDER) } : object
}

/** Fields as the server's types have them; a custom resource's are sorted. */
function asServerOrders(body: JsonMap): JsonMap {
  if (!isMap(body.metadata)) return body
  const kind = String(body.kind)
  if (kind === 'Table') return inOrder(body, ['kind', 'apiVersion', 'metadata'])
  const items = Array.isArray(body.items) ? body.items : undefined
  const isBuiltIn = fieldsOf(`${body.apiVersion}/${items ? kind.replace(/List$/, '') : kind}`) !== undefined
  // Servers of metrics have types as well.
  const isTyped = isBuiltIn || String(body.apiVersion).includes('metrics.k8s.io/')
  if (!isTyped && kind !== 'Scale' && kind !== 'Status') return sortedDeep(body) as JsonMap
  const head = inOrder(withOrderedMeta(body), ['kind', 'apiVersion', 'metadata'])
  if (!items) return head
  const bare = items.map((item) => {
    const { apiVersion: _, kind: __, ...rest } = item as JsonMap
    return inOrder(withOrderedMeta(rest), ['metadata'])
  })
  return { ...head, items: bare }
}

/** A text as it is, anything else as one line of JSON with Go's escapes. */
export function rawText(body: unknown): string {
  if (typeof body === 'string') return body
  const json = JSON.stringify(isMap(body) ? asServerOrders(body) : body)
  return `${json.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}

/** Lists that are sets or maps have no item twice. Mirrors: apiextensions-apiserver/pkg/apiserver/schema/listtype. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { additionalSchema, child, type JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

/** Text that is the same for equal values, whatever the order of keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined'
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`
}

/** The second of each repeated item. */
function repeated(items: readonly unknown[]): number[] {
  const seen = new Map<string, number>()
  const out: number[] = []
  for (const [index, item] of items.entries()) {
    const key = canonical(item)
    const times = seen.get(key) ?? 0
    if (times === 1) out.push(index)
    seen.set(key, times + 1)
  }
  return out
}

function mapKey(item: unknown, keys: readonly string[]): Record<string, unknown> {
  const value = isObject(item) ? item : {}
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key)).map((key) => [key, value[key]]))
}

function validateList(list: readonly unknown[], schema: JsonSchema, path: string, errors: FieldErrors): void {
  const type = schema['x-kubernetes-list-type']
  if (type === 'set') for (const index of repeated(list)) errors.duplicate(`${path}[${index}]`, list[index])
  if (type === 'map') {
    const keys = list.map((item) => mapKey(item, schema['x-kubernetes-list-map-keys'] ?? []))
    for (const index of repeated(keys)) errors.duplicate(`${path}[${index}]`, keys[index])
  }
  const { items } = schema
  if (items)
    for (const [index, item] of list.entries()) validateListTypes(item, items, `${path}[${index}]`, errors)
}

/** Adds a Duplicate for every item that stands twice in a list of type set or map. */
export function validateListTypes(
  value: unknown,
  schema: JsonSchema,
  path: string,
  errors: FieldErrors,
): void {
  if (Array.isArray(value)) validateList(value, schema, path, errors)
  if (!isObject(value)) return
  const additional = additionalSchema(schema)
  for (const [key, inner] of Object.entries(value)) {
    const property =
      schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined
    if (property) validateListTypes(inner, property, child(path, key), errors)
    else if (additional) validateListTypes(inner, additional, `${path}[${key}]`, errors)
  }
}

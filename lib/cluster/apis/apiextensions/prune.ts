/**
 * What a schema leaves of an object, and what it adds. Objects are never changed in place.
 * Mirrors: apiextensions-apiserver/pkg/apiserver/schema/pruning and defaulting.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import {
  additionalSchema,
  child,
  type JsonSchema,
  META_FIELDS,
  propertySchema,
} from '@/lib/cluster/apis/apiextensions/json-schema'

class Pruner {
  readonly unknownFields: string[] = []

  value(value: unknown, schema: JsonSchema | undefined, path: string): unknown {
    if (Array.isArray(value)) {
      return value.map((item, index) => this.value(item, schema?.items, `${path}[${index}]`))
    }
    return isObject(value) ? this.object(value, schema, path, false) : value
  }

  object(
    value: Record<string, unknown>,
    schema: JsonSchema | undefined,
    path: string,
    isRoot: boolean,
  ): Record<string, unknown> {
    const preserves = schema?.['x-kubernetes-preserve-unknown-fields'] === true
    const embedded = isRoot || schema?.['x-kubernetes-embedded-resource'] === true
    const open = preserves || schema?.additionalProperties === true
    const out: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(value)) {
      const known = propertySchema(schema, key)
      if (embedded && META_FIELDS.includes(key)) out[key] = inner
      else if (known) out[key] = this.value(inner, known, child(path, key))
      else if (open) out[key] = inner
      else this.unknownFields.push(child(path, key))
    }
    return out
  }
}

export interface Pruned {
  object: Record<string, unknown>
  /** Sorted. */
  unknownFields: string[]
}

/** Drops the fields of a resource that its schema does not have. */
export function pruneResource(object: Record<string, unknown>, schema: JsonSchema): Pruned {
  const pruner = new Pruner()
  const pruned = pruner.object(object, schema, '', true)
  return { object: pruned, unknownFields: pruner.unknownFields.sort() }
}

/** The value without the fields that its schema does not have. */
export const pruneValue = (value: unknown, schema: JsonSchema): unknown =>
  new Pruner().value(value, schema, '')

const isForbiddenNull = (value: unknown, schema: JsonSchema | undefined) =>
  value === null && schema !== undefined && schema.nullable !== true

/** A null where none may stand goes, or becomes the default. */
function applyNulls(value: Record<string, unknown>, schema: JsonSchema): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    const known = propertySchema(schema, key)
    if (!isForbiddenNull(inner, known)) out[key] = inner
    else if (known?.default !== undefined) out[key] = known.default
  }
  return out
}

/** The value with the defaults of its schema; defaults are shared, not copied. */
export function withDefaults(value: unknown, schema: JsonSchema | undefined): unknown {
  if (!schema) return value
  if (Array.isArray(value)) {
    const { items } = schema
    return value.map((item) =>
      withDefaults(
        isForbiddenNull(item, items) && items?.default !== undefined ? items.default : item,
        items,
      ),
    )
  }
  if (!isObject(value)) return value
  const out = applyNulls(value, schema)
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property.default !== undefined && out[name] === undefined) out[name] = property.default
  }
  const additional = additionalSchema(schema)
  for (const key of Object.keys(out)) {
    if (key === 'metadata' && !schema.properties?.metadata) continue
    out[key] = withDefaults(out[key], propertySchema(schema, key) ?? additional)
  }
  return out
}

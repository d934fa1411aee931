/** x-kubernetes-list-type and its keys in a schema. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

const LIST_TYPES = ['atomic', 'set', 'map']

function checkSetItems(items: JsonSchema, path: string, errors: FieldErrors): void {
  const why = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  const { 'x-kubernetes-list-type': listType, 'x-kubernetes-map-type': mapType } = items
  if (items.type === 'array' && listType !== undefined && listType !== 'atomic') {
    errors.invalid(`${path}.items.x-kubernetes-list-type`, listType, why)
  }
  if (items.type === 'object' && mapType !== 'atomic') {
    errors.invalid(`${path}.items.x-kubernetes-map-type`, listType ?? null, why)
  }
}

function checkKeys(keys: readonly string[], items: JsonSchema, path: string, errors: FieldErrors): void {
  const seen = new Set<string>()
  for (const key of keys) {
    const property = items.properties?.[key]
    if (property?.type === 'array' || property?.type === 'object') {
      const field = `${path}.items.properties[${key}].type`
      errors.invalid(
        field,
        items.type,
        "must be a scalar type if parent array's x-kubernetes-list-type is map",
      )
    }
    const field = `${path}.x-kubernetes-list-map-keys`
    if (!property) errors.invalid(field, keys, 'entries must all be names of item properties')
    if (seen.has(key)) errors.invalid(field, keys, 'must not contain duplicate entries')
    seen.add(key)
  }
}

function checkMap(schema: JsonSchema, path: string, errors: FieldErrors): void {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const { items } = schema
  if (keys.length === 0) {
    errors.required(
      `${path}.x-kubernetes-list-map-keys`,
      'must not be empty if x-kubernetes-list-type is map',
    )
  }
  if (!items) errors.required(`${path}.items`, 'must have a schema if x-kubernetes-list-type is map')
  else if (items.type !== 'object') {
    errors.invalid(
      `${path}.items.type`,
      items.type ?? '',
      "must be object if parent array's x-kubernetes-list-type is map",
    )
  } else checkKeys(keys, items, path, errors)
}

/** Items of sets and maps are never null, and the keys of a map are always there. */
function checkPresence(schema: JsonSchema, type: string, path: string, errors: FieldErrors): void {
  const { items } = schema
  if (!isObject(items)) return
  if (items.nullable) {
    errors.forbidden(`${path}.items.nullable`, `cannot be nullable when x-kubernetes-list-type is ${type}`)
  }
  if (type !== 'map') return
  for (const key of schema['x-kubernetes-list-map-keys'] ?? []) {
    const property = items.properties?.[key]
    if (!property) continue
    const field = `${path}.items.properties[${key}]`
    if (!items.required?.includes(key) && property.default === undefined) {
      const why =
        'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property'
      errors.required(`${field}.default`, why)
    }
    if (property.nullable) {
      errors.forbidden(
        `${field}.nullable`,
        'this property is in x-kubernetes-list-map-keys, so it cannot be nullable',
      )
    }
  }
}

/** Adds what is wrong with the list type of a schema. */
export function checkListType(schema: JsonSchema, path: string, errors: FieldErrors): void {
  const type = schema['x-kubernetes-list-type']
  const keyed = (schema['x-kubernetes-list-map-keys']?.length ?? 0) > 0
  if (type !== undefined && schema.type !== 'array') {
    const why = 'must be array if x-kubernetes-list-type is specified'
    if (schema.type) errors.invalid(`${path}.type`, schema.type, why)
    else errors.required(`${path}.type`, why)
  } else if (type === 'set' && isObject(schema.items)) checkSetItems(schema.items, path, errors)
  if (type !== undefined && !LIST_TYPES.includes(type)) {
    errors.notSupported(`${path}.x-kubernetes-list-type`, type, LIST_TYPES)
  }
  if (keyed && type !== 'map') {
    const why = 'must be map if x-kubernetes-list-map-keys is non-empty'
    if (type === undefined) errors.required(`${path}.x-kubernetes-list-type`, why)
    else errors.invalid(`${path}.x-kubernetes-list-type`, type, why)
  }
  if (type === 'map') checkMap(schema, path, errors)
  if (type === 'map' || type === 'set') checkPresence(schema, type, path, errors)
}

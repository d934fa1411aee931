/** How custom resources merge when several managers apply them. Mirrors: structured-merge-diff's schema of a CRD. */
import type { StructField, TypeRef } from '@/lib/cluster/apimachinery/merge-schema'
import { rootRef } from '@/lib/cluster/apimachinery/merge-schema'
import { additionalSchema, type JsonSchema, META_FIELDS } from '@/lib/cluster/apis/apiextensions/json-schema'

const LEAF: TypeRef = { kind: 'leaf' }
const ANY: TypeRef = { kind: 'any' }

function refOf(schema: JsonSchema): TypeRef {
  if (schema.type === 'array') {
    const keys = schema['x-kubernetes-list-map-keys'] ?? []
    switch (schema['x-kubernetes-list-type']) {
      case 'map':
        return { kind: 'list', keys, of: schema.items ? refOf(schema.items) : ANY }
      case 'set':
        return { kind: 'list', keys: [], of: LEAF }
      default:
        return LEAF
    }
  }
  if (schema.type !== 'object' || schema['x-kubernetes-map-type'] === 'atomic') {
    return schema.type === undefined && schema['x-kubernetes-preserve-unknown-fields'] ? ANY : LEAF
  }
  const additional = additionalSchema(schema)
  if (additional) return { kind: 'map', of: refOf(additional) }
  if (schema['x-kubernetes-preserve-unknown-fields']) return ANY
  return { kind: 'struct', fields: fieldsOf(schema) }
}

const fieldsOf = (schema: JsonSchema): Map<string, StructField> =>
  new Map(
    Object.entries(schema.properties ?? {}).map(([name, one]) => [
      name,
      { ref: refOf(one), zero: undefined },
    ]),
  )

const refs = new WeakMap<JsonSchema, TypeRef>()

/** The type of a whole resource: its metadata is like all others'. */
export function resourceRef(schema: JsonSchema): TypeRef {
  const known = refs.get(schema)
  if (known) return known
  const fields = fieldsOf(schema)
  for (const name of META_FIELDS) fields.set(name, { ref: LEAF, zero: undefined })
  fields.set('metadata', { ref: rootRef('meta/v1/ObjectMeta'), zero: {} })
  const ref: TypeRef = schema['x-kubernetes-preserve-unknown-fields'] ? ANY : { kind: 'struct', fields }
  refs.set(schema, ref)
  return ref
}

/** The CEL types that a schema declares. Mirrors: k8s.io/apiserver/pkg/cel/common/schemas.go. */
import { additionalSchema, type JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import type { CelType } from '@/lib/cluster/cel/values'

function stringType(format: string | undefined): CelType {
  switch (format) {
    case 'byte':
      return 'bytes'
    case 'duration':
      return 'google.protobuf.Duration'
    case 'date':
    case 'date-time':
      return 'google.protobuf.Timestamp'
    default:
      return 'string'
  }
}

const META: CelType = { fields: { name: 'string', generateName: 'string' } }
const EMBEDDED = { apiVersion: 'string', kind: 'string', metadata: META } as const

/** The type of a value; a resource has its type and its name besides what the schema describes. */
export function celTypeOf(schema: JsonSchema, isResource = false): CelType {
  if (schema['x-kubernetes-int-or-string']) return 'dyn'
  switch (schema.type) {
    case 'string':
      return stringType(schema.format)
    case 'integer':
      return 'int'
    case 'number':
      return 'double'
    case 'boolean':
      return 'bool'
    case 'array':
      return { list: schema.items ? celTypeOf(schema.items) : 'dyn' }
    case 'object': {
      const additional = additionalSchema(schema)
      if (additional) return { map: celTypeOf(additional) }
      const named = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, celTypeOf(one)])
      const resource = isResource || schema['x-kubernetes-embedded-resource']
      return { fields: { ...Object.fromEntries(named), ...(resource ? EMBEDDED : {}) } }
    }
    default:
      return 'dyn'
  }
}

import { DecodeError, decode } from '@/lib/cluster/apimachinery/decode'
import { type FieldType, fieldsOf } from '@/lib/cluster/apimachinery/schema'
import type { Manifest } from './client/rest-client'
import { KubectlError } from './errors'
import { isMap, type JsonMap, quote } from './go-format'

/** Structs and numbers that Go's encoder writes although nobody set them (no omitempty, no pointer). */
const ALWAYS_WRITTEN: Record<string, JsonMap> = {
  'v1/Container': { resources: {} },
  'v1/EphemeralContainer': { resources: {} },
  'v1/Pod': { metadata: {}, spec: { containers: null }, status: {} },
  'v1/Service': { metadata: {}, spec: {}, status: { loadBalancer: {} } },
  'v1/ServicePort': { targetPort: 0 },
}

function zero(type: FieldType): unknown {
  if (type.kind !== 'scalar') return type.kind === 'object' ? {} : null
  if (/[ilfx]/.test(type.scalar)) return 0
  return type.scalar === 'b' ? false : ''
}

function withZeros(value: unknown, type: FieldType): unknown {
  switch (type.kind) {
    case 'list':
      return Array.isArray(value) ? value.map((item) => withZeros(item, type.of)) : value
    case 'map':
      return isMap(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withZeros(item, type.of)]))
        : value
    case 'object': {
      const fields = fieldsOf(type.type)
      if (!fields || !isMap(value)) return value
      const out: JsonMap = { ...ALWAYS_WRITTEN[type.type] }
      for (const [name, field] of fields) {
        if (value[name] !== undefined) out[name] = withZeros(value[name], field.type)
        else if (field.required && out[name] === undefined) out[name] = zero(field.type)
      }
      return out
    }
    case 'scalar':
      return value
  }
}

/**
 * An object as kubectl's own types hold and write it: fields they do not have are dropped, zero values that
 * Go writes are there.
 * @throws KubectlError in the words of Go's decoder
 */
export function typedObject(value: unknown): Manifest {
  if (!isMap(value)) {
    throw new KubectlError(
      `couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`,
    )
  }
  const { apiVersion, kind } = value as Manifest
  const type = `${apiVersion}/${kind}`
  if (!fieldsOf(type)) {
    throw new KubectlError(
      `no kind ${quote(kind ?? '')} is registered for version ${quote(apiVersion ?? '')} in scheme "pkg/scheme/scheme.go:28"`,
    )
  }
  try {
    return withZeros(decode(value, type).object, { kind: 'object', type }) as Manifest
  } catch (error) {
    if (error instanceof DecodeError) throw new KubectlError(error.message)
    throw error
  }
}

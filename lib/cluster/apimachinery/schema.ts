import { schema } from '@/lib/generated/kubernetes/schema'

/** s b i l f q t u x y *: see the generated schema's head. */
export type Scalar = 's' | 'b' | 'i' | 'l' | 'f' | 'q' | 't' | 'u' | 'x' | 'y' | '*'

export type FieldType =
  | { kind: 'scalar'; scalar: Scalar }
  | { kind: 'list'; of: FieldType }
  | { kind: 'map'; of: FieldType }
  | { kind: 'object'; type: string }

export interface Field {
  name: string
  type: FieldType
  required: boolean
}

function parseType(text: string): FieldType {
  if (text.startsWith('[]')) return { kind: 'list', of: parseType(text.slice(2)) }
  if (text.startsWith('{}')) return { kind: 'map', of: parseType(text.slice(2)) }
  if (text.startsWith('#')) return { kind: 'object', type: text.slice(1) }
  return { kind: 'scalar', scalar: text as Scalar }
}

const cache = new Map<string, ReadonlyMap<string, Field>>()

/** Types that hold any JSON, whatever their listed fields. */
const OPAQUE = /^apiextensions\.k8s\.io\/v1\/(JSON|JSONSchemaPropsOr\w+)$/

/** The fields of a type (`v1/PodSpec`, `apps/v1/Deployment`, `meta/v1/ObjectMeta`); undefined for opaque ones. */
export function fieldsOf(type: string): ReadonlyMap<string, Field> | undefined {
  const known = cache.get(type)
  if (known) return known
  const source = schema[type]
  if (!source || OPAQUE.test(type)) return undefined
  const fields = new Map(
    Object.entries(source).map(([name, text]) => {
      const required = text.endsWith('!')
      return [name, { name, type: parseType(required ? text.slice(0, -1) : text), required }] as const
    }),
  )
  cache.set(type, fields)
  return fields
}

/** `v1/ContainerPort` → `ContainerPort`. */
export const shortTypeName = (type: string): string => type.slice(type.lastIndexOf('/') + 1)

import { schemaText } from '@/lib/generated/kubernetes/schema'

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

/** A type's line in the schema, by its id. */
const lines = new Map<string, string>()
let group = ''
for (const line of schemaText.split('\n')) {
  if (line.startsWith('@')) group = line.slice(1)
  else lines.set(`${group}/${/^\S*/.exec(line)?.[0]}`, line)
}

function parseType(text: string, own: string): FieldType {
  if (text.startsWith('[]')) return { kind: 'list', of: parseType(text.slice(2), own) }
  if (text.startsWith('{}')) return { kind: 'map', of: parseType(text.slice(2), own) }
  if (text.startsWith('#'))
    return { kind: 'object', type: text.includes('/') ? text.slice(1) : own + text.slice(1) }
  return { kind: 'scalar', scalar: text as Scalar }
}

function parseField(text: string, own: string): Field {
  const [name = '', type = ''] = text.split(':')
  const required = type.endsWith('!')
  return { name, type: parseType(required ? type.slice(0, -1) : type, own), required }
}

const cache = new Map<string, ReadonlyMap<string, Field>>()

/** Decimals, which the models call integers like all other numbers. */
const DECIMALS: Readonly<Record<string, RegExp>> = {
  'apiextensions.k8s.io/v1/JSONSchemaProps': /^(maximum|minimum|multipleOf)$/,
}

const asDecimal = (field: Field): Field => ({ ...field, type: { kind: 'scalar', scalar: 'f' } })

/** Types that hold any JSON, whatever their listed fields. */
const OPAQUE = /^apiextensions\.k8s\.io\/v1\/(JSON|JSONSchemaPropsOr\w+)$/

/** False for opaque types too. */
export const isKnownType = (type: string): boolean => lines.has(type) && !OPAQUE.test(type)

/** The fields of a type (`v1/PodSpec`, `apps/v1/Deployment`, `meta/v1/ObjectMeta`); undefined for opaque ones. */
export function fieldsOf(type: string): ReadonlyMap<string, Field> | undefined {
  const known = cache.get(type)
  if (known) return known
  const line = lines.get(type)
  if (!line || OPAQUE.test(type)) return undefined
  const own = type.slice(0, type.lastIndexOf('/') + 1)
  const fields = new Map(
    line
      .split(' ')
      .slice(1)
      .map((text) => parseField(text, own))
      .map((field) => [field.name, DECIMALS[type]?.test(field.name) ? asDecimal(field) : field] as const),
  )
  cache.set(type, fields)
  return fields
}

/** `v1/ContainerPort` → `ContainerPort`. */
export const shortTypeName = (type: string): string => type.slice(type.lastIndexOf('/') + 1)

import { type FieldType, fieldsOf, shortTypeName } from '@/lib/cluster/apimachinery/schema'
import { docs } from '@/lib/generated/kubernetes/docs'

const SCALARS: Record<string, string> = {
  s: 'string',
  b: 'boolean',
  i: 'integer',
  l: 'integer',
  f: 'number',
  q: 'Quantity',
  t: 'string',
  u: 'string',
  x: 'IntOrString',
  y: 'string',
  '*': 'Object',
}

/** `[]Container`, `map[string]string`, `integer` */
export function typeText(type: FieldType): string {
  switch (type.kind) {
    case 'scalar':
      return SCALARS[type.scalar] ?? 'Object'
    case 'list':
      return `[]${typeText(type.of)}`
    case 'map':
      return `map[string]${typeText(type.of)}`
    case 'object':
      return shortTypeName(type.type)
  }
}

/** The object type that a field leads to, through lists and maps. */
export function innerType(type: FieldType): string | undefined {
  if (type.kind === 'object') return type.type
  return type.kind === 'scalar' ? undefined : innerType(type.of)
}

export interface FieldDocs {
  name: string
  type: FieldType
  required: boolean
  doc: string
  enums: readonly string[]
}

/** The fields of a type with their documentation, by name. */
export function documentedFields(type: string): FieldDocs[] {
  const fields = [...(fieldsOf(type)?.values() ?? [])]
  return fields
    .map((field) => {
      const [doc = '', enums = []] = docs[type]?.fields[field.name] ?? []
      return { ...field, doc, enums }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export function typeDoc(type: string | undefined): string {
  return (type && docs[type]?.doc) || ''
}

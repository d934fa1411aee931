import { type FieldType, fieldsOf, shortTypeName } from '@/lib/cluster/apimachinery/schema'
import type { ApiDocs, KubectlIo, Steps } from '../../io'

/** Loaded once, by the first `explain`: it is the same for every cluster. */
let docs: ApiDocs = {}

/** Makes the types' documentation known to this file. */
export function* loadDocs(io: KubectlIo): Steps {
  if (Object.keys(docs).length > 0) return
  const answer: unknown = io.docs ? io.docs() : yield { kind: 'docs' }
  if (answer) docs = answer as ApiDocs
}

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

/** The letter of a type that is documented though it has no fields, such as a Quantity's. */
export function innerScalar(type: FieldType | undefined): string | undefined {
  if (type === undefined || type.kind === 'object') return undefined
  return type.kind === 'scalar' ? type.scalar : innerScalar(type.of)
}

export const CONVENTIONS =
  'https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md'

/** Every kind has these two; the models leave their documentation out. */
export const TYPE_META: Record<string, string> = {
  apiVersion: `APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized schemas to the latest internal value, and may reject unrecognized values. More info: ${CONVENTIONS}#resources`,
  kind: `Kind is a string value representing the REST resource this object represents. Servers may infer this from the endpoint the client submits requests to. Cannot be updated. In CamelCase. More info: ${CONVENTIONS}#types-kinds`,
}

export interface FieldDocs {
  name: string
  type: FieldType
  required: boolean
  doc: string
  /** The values it may have; those of a list's items are not shown. */
  enums: readonly string[]
  /** Those of a list's items. */
  itemEnums?: readonly string[]
  /** The name of its type, when the schema leaves it open. */
  shown?: string
}

/** Where the documentation of types comes from. */
export interface DocSource {
  fields(type: string): FieldDocs[]
  doc(type: string | undefined): string
}

/** The fields of a type with their documentation, by name. */
function documentedFields(type: string): FieldDocs[] {
  const fields = [...(fieldsOf(type)?.values() ?? [])]
  return fields
    .map((field) => {
      const [doc = '', values = [], shown] = docs[type]?.fields[field.name] ?? []
      const isList = field.type.kind === 'list'
      const known = { ...field, enums: isList ? [] : values, itemEnums: isList ? values : [] }
      const meta = doc === '' ? TYPE_META[field.name] : undefined
      if (meta) return { ...known, doc: meta, required: false }
      return { ...known, doc, ...(shown ? { shown } : {}) }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The types of the generated schema. */
export const builtInDocs: DocSource = {
  fields: documentedFields,
  doc: (type) => (type && docs[type]?.doc) || '',
}

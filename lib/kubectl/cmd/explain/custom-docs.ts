import type { FieldType } from '@/lib/cluster/apimachinery/schema'
import type { CommandContext } from '../../cli/command'
import type { Mapping } from '../../client/rest-client'
import { dig, isMap, type JsonMap, sortedKeys } from '../../go-format'
import { builtInDocs, CONVENTIONS, type DocSource, type FieldDocs, TYPE_META } from './type-docs'

const METADATA = `Standard object's metadata. More info: ${CONVENTIONS}#metadata`

/** Scalars of OpenAPI by their letters in the generated schema. */
const SCALARS: Record<string, 's' | 'b' | 'i' | 'f'> = {
  string: 's',
  boolean: 'b',
  integer: 'i',
  number: 'f',
}

const enumOf = (schema: JsonMap): string[] => (Array.isArray(schema.enum) ? schema.enum.map(String) : [])

/** Types get names as they are met; the last part of a name is what is shown. */
class CustomTypes {
  readonly fields = new Map<string, FieldDocs[]>()
  readonly docs = new Map<string, string>()

  /** Registers an object's fields under a name of its own. */
  object(schema: JsonMap, isRoot: boolean): string {
    const name = `custom/${this.fields.size}/Object`
    this.fields.set(name, [])
    const required = (Array.isArray(schema.required) ? schema.required : []) as unknown[]
    const properties = isMap(schema.properties) ? schema.properties : {}
    const own = sortedKeys(properties)
      .filter((key) => !isRoot || !(key in TYPE_META || key === 'metadata'))
      .map((key) => this.field(key, properties[key] as JsonMap, required.includes(key)))
    const fields = isRoot ? [...this.metaFields(required), ...own] : own
    fields.sort((a, b) => (a.name < b.name ? -1 : 1))
    this.fields.set(name, fields)
    if (isRoot) this.docs.set(name, String(schema.description ?? ''))
    return name
  }

  private metaFields(required: readonly unknown[]): FieldDocs[] {
    const text: FieldType = { kind: 'scalar', scalar: 's' }
    const meta = Object.entries(TYPE_META).map(([name, doc]) => ({ name, type: text, doc }))
    const metadata = {
      name: 'metadata',
      type: { kind: 'object', type: 'meta/v1/ObjectMeta' },
      doc: METADATA,
    } as const
    return [...meta, metadata].map((field) => ({
      ...field,
      required: required.includes(field.name),
      enums: [],
    }))
  }

  private field(name: string, schema: JsonMap, required: boolean): FieldDocs {
    const doc = String(schema.description ?? '')
    const itemEnums = isMap(schema.items) ? enumOf(schema.items) : []
    return { name, type: this.type(schema), required, doc, enums: enumOf(schema), itemEnums }
  }

  private type(schema: JsonMap): FieldType {
    if (isMap(schema.items)) return { kind: 'list', of: this.type(schema.items) }
    if (isMap(schema.additionalProperties)) return { kind: 'map', of: this.type(schema.additionalProperties) }
    const scalar = SCALARS[String(schema.type)]
    if (scalar) return { kind: 'scalar', scalar }
    if (isMap(schema.properties)) return { kind: 'object', type: this.object(schema, false) }
    return { kind: 'scalar', scalar: '*' }
  }
}

/** What the server publishes of a custom kind; undefined when it publishes nothing. */
export function customDocs(
  { client }: Pick<CommandContext, 'client'>,
  { group, version, kind }: Mapping,
): { root: string; docs: DocSource } | undefined {
  if (!group.includes('.')) return undefined
  const name = `${group.split('.').reverse().join('.')}.${version}.${kind}`
  const document = client.request('GET', `/openapi/v3/apis/${group}/${version}`)
  const schema = dig(document, 'components', 'schemas', name)
  if (!isMap(schema)) return undefined
  const types = new CustomTypes()
  const root = types.object(schema, true)
  return {
    root,
    docs: {
      fields: (type) => types.fields.get(type) ?? builtInDocs.fields(type),
      doc: (type) => (type && types.docs.get(type)) ?? builtInDocs.doc(type),
    },
  }
}

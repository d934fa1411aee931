import type { FieldType } from '@/lib/cluster/apimachinery/schema'
import type { DocSource, FieldDocs } from '@/lib/kubectl/cmd/explain/type-docs'
import type { KindDocs, ManifestApi } from '@/lib/lab/manifest/manifest-api'
import type { PathPart, YamlTree } from '@/lib/lab/manifest/yaml-tree'

/** What the schema says of a place in a document. */
export interface SchemaPlace {
  docs: DocSource
  /** The object that the place is in; its apiVersion and kind may not be written yet. */
  object: { apiVersion: string; kind: string; path: PathPart[] }
  /** Of the value there; undefined: the place is no part of the schema, or before one is known. */
  type?: FieldType
  /** The last field on the way, and the type that it is of. */
  field?: FieldDocs
  owner?: string
  /** The names of the fields on the way. */
  names: string[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The object of a list's `items`, or the document itself. */
function objectOf(tree: YamlTree, path: readonly PathPart[]): PathPart[] {
  const isList =
    text(tree.value(['kind'])).endsWith('List') && path[0] === 'items' && typeof path[1] === 'number'
  return isList ? path.slice(0, 2) : []
}

/** Follows a path of a document through the schema of its kind. */
export function schemaAt(
  api: ManifestApi,
  tree: YamlTree,
  path: readonly PathPart[],
): SchemaPlace | undefined {
  const above = objectOf(tree, path)
  const [apiVersion, kind] = ['apiVersion', 'kind'].map((name) => text(tree.value([...above, name])))
  const object = { apiVersion: apiVersion ?? '', kind: kind ?? '', path: above }
  const found = api.docsOf(object.apiVersion, object.kind)
  return found && walk(found, object, path.slice(above.length))
}

function walk(
  { root, docs }: KindDocs,
  object: SchemaPlace['object'],
  path: readonly PathPart[],
): SchemaPlace {
  const place: SchemaPlace = { docs, object, type: { kind: 'object', type: root }, names: [] }
  for (const part of path) step(place, part)
  return place
}

function step(place: SchemaPlace, part: PathPart): void {
  const { type, docs } = place
  if (type?.kind === 'list' && typeof part === 'number') place.type = type.of
  else if (type?.kind === 'map') place.type = type.of
  else if (type?.kind === 'object') {
    const field = docs.fields(type.type).find(({ name }) => name === part)
    place.owner = type.type
    place.names.push(String(part))
    if (field) Object.assign(place, { field, type: field.type })
    else {
      delete place.field
      delete place.type
    }
  } else delete place.type
}

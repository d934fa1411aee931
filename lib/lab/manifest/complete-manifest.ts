import type { FieldType } from '@/lib/cluster/apimachinery/schema'
import { groupVersion } from '@/lib/kubectl/client/rest-client'
import { type FieldDocs, typeText } from '@/lib/kubectl/cmd/explain/type-docs'
import { type Cursor, cursorAt, MARK } from '@/lib/lab/manifest/cursor'
import type { AnswerTo, ManifestOption } from '@/lib/lab/manifest/editor-protocol'
import { firstSentence } from '@/lib/lab/manifest/explain-field'
import type { ManifestApi } from '@/lib/lab/manifest/manifest-api'
import { labelKeys, labelValues, type ReferencePlace, referredNames } from '@/lib/lab/manifest/references'
import { schemaAt } from '@/lib/lab/manifest/schema-walk'
import type { Skeleton } from '@/lib/lab/manifest/skeletons'

/** Options beyond these do not help to choose. */
const MOST_OPTIONS = 500

type Completions = AnswerTo<'complete-manifest'>

export interface CompletionSource {
  api: ManifestApi
  /** That of the kubeconfig. */
  namespace: string
  skeletons(): Skeleton[]
}

/** Amounts of what containers ask for, by the resource. */
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  cpu: ['100m', '250m', '500m', '1'],
  memory: ['64Mi', '128Mi', '256Mi', '512Mi', '1Gi'],
  storage: ['100Mi', '500Mi', '1Gi', '5Gi', '10Gi'],
}
const RESOURCE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'v1/ResourceRequirements': ['cpu', 'memory', 'ephemeral-storage'],
  'v1/VolumeResourceRequirements': ['storage'],
}

/** A word that YAML would take for something else than text. */
const PLAIN = /^(?!(?:true|false|yes|no|on|off|y|n|null|~)$)[A-Za-z/.][^:#{}[\],&*!|>'"%@`\s]*$/i
const asText = (word: string) => (PLAIN.test(word) ? word : `"${word.replace(/["\\]/g, '\\$&')}"`)

/** What may stand at a place of a manifest. */
export function completeManifest(text: string, at: number, source: CompletionSource): Completions {
  const cursor = cursorAt(text, at)
  if (!cursor) return { kind: 'complete-manifest', from: at, to: at, options: [] }
  const { from, to } = cursor
  const options = optionsAt(cursor, source).slice(0, MOST_OPTIONS)
  return { kind: 'complete-manifest', from, to, options }
}

function optionsAt(cursor: Cursor, source: CompletionSource): ManifestOption[] {
  const { tree, path } = cursor
  const root = tree.value(path.slice(0, path[0] === 'items' ? 2 : 0))
  if (path.length === 0 && cursor.writes === 'key' && isEmptyBut(root)) return beginnings(source)
  if (cursor.writes === 'value' && path.length === 1) {
    if (path[0] === 'apiVersion') return versions(source.api, tree.value(['kind']))
    if (path[0] === 'kind') return kinds(source.api, tree.value(['apiVersion']))
  }
  const schema = schemaAt(source.api, tree, path)
  if (!schema) return path.length === 0 && cursor.writes === 'key' ? typeMeta(root) : []
  const own = tree.value([...schema.object.path, 'metadata', 'namespace'])
  const namespace =
    typeof own === 'string' && own !== '' && path.at(-1) !== 'namespace' ? own : source.namespace
  const place: ReferencePlace = { api: source.api, tree, schema, path, namespace }
  return cursor.writes === 'key' ? keys(cursor, place) : values(place)
}

/** Only the word that is being written is there. */
const isEmptyBut = (root: unknown): boolean =>
  typeof root === 'object' && root !== null && Object.keys(root).length === 1

const TYPE_META = ['apiVersion', 'kind', 'metadata']

const typeMeta = (root: unknown): ManifestOption[] =>
  TYPE_META.filter((name) => !Object.hasOwn((root ?? {}) as object, name)).map((name) => ({
    label: name,
    kind: 'field' as const,
    required: true,
    insert: name === 'metadata' ? `${name}:\n  ` : `${name}: `,
  }))

const beginnings = (source: CompletionSource): ManifestOption[] => [
  ...typeMeta({}),
  ...source.skeletons().map(({ kind, command, text }) => ({
    label: kind,
    kind: 'skeleton' as const,
    info: command,
    insert: text,
  })),
]

function versions(api: ManifestApi, kind: unknown): ManifestOption[] {
  const served = api.mappings().filter((one) => typeof kind !== 'string' || one.kind === kind)
  return [...new Set(served.map(groupVersion))].map((label) => ({ label, kind: 'value' }))
}

function kinds(api: ManifestApi, apiVersion: unknown): ManifestOption[] {
  const served = api
    .mappings()
    .filter((one) => typeof apiVersion !== 'string' || groupVersion(one) === apiVersion)
  const found = new Map(served.map((one) => [one.kind, groupVersion(one)]))
  return [...found].sort().map(([label, detail]) => ({ label, detail, kind: 'value' }))
}

/** Fields that may be written here: those that are there already are left out. */
function keys(cursor: Cursor, place: ReferencePlace): ManifestOption[] {
  const { docs, type } = place.schema
  if (isItem(place)) return itemValues(place)
  // Under a list somebody begins its first item.
  const item = type?.kind === 'list' ? type.of : undefined
  const within = item ?? type
  const there = Object.keys((place.tree.value(cursor.path) ?? {}) as object).filter((key) => key !== MARK)
  const isNew = (name: string) => !there.includes(name)
  if (within?.kind === 'object') {
    const fields = docs.fields(within.type).filter(({ name }) => isNew(name) && !isServers(name, place))
    return fields.sort(requiredFirst).map((field) => fieldOption(field, cursor, item ? '- ' : ''))
  }
  if (item)
    return itemValues(place).map((option) => ({ ...option, insert: `- ${option.insert ?? option.label}` }))
  if (within?.kind !== 'map') return []
  const names = RESOURCE_NAMES[place.schema.owner ?? ''] ?? labelKeys(place)
  return names
    .filter(isNew)
    .map((label) => ({ label, kind: 'value', ...(cursor.hasColon ? {} : { insert: `${label}: ` }) }))
}

/** What only the server writes: nobody begins it by hand. */
const isServers = (name: string, { path, schema }: ReferencePlace): boolean =>
  (name === 'status' && path.length === schema.object.path.length) ||
  (schema.type?.kind === 'object' && schema.type.type === 'meta/v1/ObjectMeta' && SERVERS.has(name))
const SERVERS = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
])

const requiredFirst = (a: FieldDocs, b: FieldDocs) =>
  Number(b.required) - Number(a.required) || (a.name < b.name ? -1 : 1)

function fieldOption(field: FieldDocs, cursor: Cursor, dash: string): ManifestOption {
  const info = firstSentence(field.doc)
  return {
    label: field.name,
    kind: 'field',
    detail: field.shown ?? typeText(field.type),
    ...(info ? { info } : {}),
    ...(field.required ? { required: true } : {}),
    ...(cursor.hasColon ? {} : { insert: dash + opened(field, cursor, dash) }),
  }
}

/** The name with what its value begins with. */
function opened({ name, type }: FieldDocs, { column, inFlow }: Cursor, dash: string): string {
  const margin = ' '.repeat(column + dash.length + 2)
  if (inFlow || type.kind === 'scalar') return `${name}: `
  return `${name}:\n${margin}${type.kind === 'list' ? '- ' : ''}`
}

function values(place: ReferencePlace): ManifestOption[] {
  const { schema, path } = place
  if (isItem(place)) return itemValues(place)
  const resource = AMOUNTS[String(path.at(-1))]
  if (resource && isQuantity(schema.type)) return resource.map((label) => ({ label, kind: 'value' }))
  const found = referredNames(place).map((label) => option(label, 'object'))
  if (found.length > 0) return found
  const labelled = labelValues(place).map((label) => option(label, 'object'))
  if (labelled.length > 0) return labelled
  const { enums = [] } = schema.type?.kind === 'scalar' ? (schema.field ?? {}) : {}
  if (enums.length > 0) return enums.filter(Boolean).map((label) => option(label, 'value'))
  return isBoolean(schema.type) ? ['true', 'false'].map((label) => ({ label, kind: 'value' })) : []
}

/** A word alone in a list of words. */
const isItem = ({ path, schema }: ReferencePlace) =>
  typeof path.at(-1) === 'number' && schema.type?.kind === 'scalar'

const itemValues = ({ schema }: ReferencePlace): ManifestOption[] =>
  (schema.field?.itemEnums ?? []).filter(Boolean).map((label) => option(label, 'value'))

const isScalar = (type: FieldType | undefined, letter: string) =>
  type?.kind === 'scalar' && type.scalar === letter
const isBoolean = (type: FieldType | undefined) => isScalar(type, 'b')
const isQuantity = (type: FieldType | undefined) => isScalar(type, 'q')

function option(label: string, kind: 'value' | 'object'): ManifestOption {
  const insert = asText(label)
  return { label, kind, ...(insert === label ? {} : { insert }) }
}

import { KubectlError } from '../errors'
import { isMap, type JsonMap, quote, sortedKeys } from '../go-format'

/** A Go struct: its name (messages carry it) and its fields. */
interface Struct {
  name: string
  fields: Record<string, FieldKind>
}

/** string, bool, int64, map of strings; a struct, or a list of one kind in brackets. */
type FieldKind = 's' | 'b' | 'i' | 'm' | Struct | [FieldKind]

const struct = (name: string, fields: Record<string, FieldKind>): Struct => ({ name, fields })
const strings = (names: string): Record<string, FieldKind> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 's']))

const GVK = strings('group version kind')
const FIELD_SPEC = struct('FieldSpec', { ...GVK, path: 's', create: 'b' })
const SELECTOR = struct('Selector', { ...GVK, ...strings('name namespace annotationSelector labelSelector') })
const FIELD_OPTIONS = struct('FieldOptions', { ...strings('delimiter encoding'), index: 'i', create: 'b' })
const PATCH = struct('Patch', {
  path: 's',
  patch: 's',
  target: SELECTOR,
  options: struct('PatchArgs', { allowNameChange: 'b', allowKindChange: 'b' }),
})
const IMAGE = struct('Image', strings('name newName tagSuffix newTag digest'))
const GENERATOR_OPTIONS = struct('GeneratorOptions', {
  labels: 'm',
  annotations: 'm',
  disableNameSuffixHash: 'b',
  immutable: 'b',
})
const GENERATOR_ARGS: Record<string, FieldKind> = {
  ...strings('namespace name behavior env'),
  literals: ['s'],
  files: ['s'],
  envs: ['s'],
  options: GENERATOR_OPTIONS,
}
const REPLACEMENT: Record<string, FieldKind> = {
  source: struct('SourceSelector', {
    ...GVK,
    ...strings('name namespace fieldPath'),
    options: FIELD_OPTIONS,
  }),
  targets: [
    struct('TargetSelector', {
      select: SELECTOR,
      reject: [SELECTOR],
      fieldPaths: ['s'],
      options: FIELD_OPTIONS,
    }),
  ],
  sourceValue: 's',
}
const CHART = struct('HelmChart', {
  ...strings('name version repo releaseName namespace valuesFile valuesMerge kubeVersion'),
  includeCRDs: 'b',
})

/** The fields of kustomize.config.k8s.io/v1beta1 Kustomization. */
const KUSTOMIZATION = struct('Kustomization', {
  ...strings('apiVersion kind namePrefix nameSuffix namespace'),
  metadata: struct('ObjectMeta', { ...strings('name namespace'), labels: 'm', annotations: 'm' }),
  openapi: 'm',
  commonLabels: 'm',
  labels: [
    struct('Label', {
      pairs: 'm',
      includeSelectors: 'b',
      includeTemplates: 'b',
      fields: [FIELD_SPEC],
    }),
  ],
  commonAnnotations: 'm',
  patchesStrategicMerge: ['s'],
  patchesJson6902: [PATCH],
  patches: [PATCH],
  images: [IMAGE],
  imageTags: [IMAGE],
  replacements: [struct('ReplacementField', { ...REPLACEMENT, path: 's' })],
  replicas: [struct('Replica', { name: 's', count: 'i' })],
  vars: [
    struct('Var', {
      name: 's',
      objref: struct('Target', { ...GVK, ...strings('apiVersion name namespace') }),
      fieldref: struct('FieldSelector', strings('fieldPath fieldpath')),
    }),
  ],
  sortOptions: struct('SortOptions', {
    order: 's',
    legacySortOptions: struct('LegacySortOptions', { orderFirst: ['s'], orderLast: ['s'] }),
  }),
  resources: ['s'],
  components: ['s'],
  crds: ['s'],
  bases: ['s'],
  configMapGenerator: [struct('ConfigMapArgs', GENERATOR_ARGS)],
  secretGenerator: [struct('SecretArgs', { ...GENERATOR_ARGS, type: 's' })],
  helmGlobals: struct('HelmGlobals', strings('chartHome configHome')),
  helmCharts: [CHART],
  helmChartInflationGenerator: [CHART],
  generatorOptions: GENERATOR_OPTIONS,
  configurations: ['s'],
  generators: ['s'],
  transformers: ['s'],
  validators: ['s'],
  buildMetadata: ['s'],
})

const GO_TYPES: Record<string, string> = { s: 'string', b: 'bool', i: 'int64', m: 'map[string]string' }

function goType(kind: FieldKind): string {
  if (Array.isArray(kind)) return `[]${goType(kind[0])}`
  return typeof kind === 'string' ? GO_TYPES[kind]! : `types.${kind.name}`
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (isMap(value)) return 'object'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

function mismatch(value: unknown, kind: FieldKind, owner: string, path: string): KubectlError {
  const field = `${owner}.${path}`
  return new KubectlError(
    `json: cannot unmarshal ${jsonType(value)} into Go struct field ${field} of type ${goType(kind)}`,
  )
}

function checkScalar(value: unknown, kind: FieldKind, owner: string, path: string): void {
  const fits = { s: 'string', b: 'boolean', i: 'number' }[kind as string]
  if (typeof value !== fits) throw mismatch(value, kind, owner, path)
}

/** The value with its keys spelt as the struct spells them: Go's decoder ignores case. */
function decode(value: unknown, kind: FieldKind, owner: string, path: string): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(kind)) {
    if (!Array.isArray(value)) throw mismatch(value, kind, owner, path)
    return value.map((item) => decode(item, kind[0], owner, path) ?? (kind[0] === 's' ? '' : {}))
  }
  if (kind === 'm') {
    if (!isMap(value)) throw mismatch(value, kind, owner, path)
    for (const key of sortedKeys(value)) if (value[key] !== null) checkScalar(value[key], 's', owner, path)
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, text ?? '']))
  }
  if (typeof kind === 'string') {
    checkScalar(value, kind, owner, path)
    return value
  }
  if (!isMap(value)) throw mismatch(value, kind, owner, path)
  return decodeStruct(value, kind, path ? `${path}.` : '')
}

function decodeStruct(value: JsonMap, { name, fields }: Struct, prefix: string): JsonMap {
  const known = Object.keys(fields)
  const entries = sortedKeys(value).map((key) => {
    const field = known.find((one) => one === key || one.toLowerCase() === key.toLowerCase())
    if (field === undefined) throw new KubectlError(`json: unknown field ${quote(key)}`)
    return [field, decode(value[key], fields[field]!, name, prefix + field)]
  })
  return Object.fromEntries(entries.filter(([, decoded]) => decoded !== undefined))
}

/** A kustomization's fields, checked as Go's strict JSON decoder checks them. @throws KubectlError */
export function decodeKustomization(value: unknown): JsonMap {
  if (value === null || value === undefined) return {}
  if (!isMap(value)) {
    throw new KubectlError(
      `json: cannot unmarshal ${jsonType(value)} into Go value of type types.Kustomization`,
    )
  }
  return decodeStruct(value, KUSTOMIZATION, '')
}

/** The entries of a replacements file, which may hold one or a list. @throws KubectlError */
export function decodeReplacements(value: unknown): JsonMap[] {
  const kind = struct('Replacement', REPLACEMENT)
  const list = Array.isArray(value) ? value : [value]
  return list.map((one) => (decode(one, kind, '', '') as JsonMap | undefined) ?? {})
}

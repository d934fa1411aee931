import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { KubectlError } from '../errors'
import type { Loader } from './loader'
import { decodeKustomization } from './schema'

export interface Gvk {
  group?: string
  version?: string
  kind?: string
}

export interface FieldSpec extends Gvk {
  path: string
  create?: boolean
}

export interface Selector extends Gvk {
  name?: string
  namespace?: string
  annotationSelector?: string
  labelSelector?: string
}

export interface PatchEntry {
  path?: string
  patch?: string
  target?: Selector
  options?: { allowNameChange?: boolean; allowKindChange?: boolean }
}

export interface ImageEntry {
  name: string
  newName?: string
  tagSuffix?: string
  newTag?: string
  digest?: string
}

export interface FieldOptions {
  delimiter?: string
  index?: number
  create?: boolean
}

export interface Replacement {
  source?: Gvk & { name?: string; namespace?: string; fieldPath?: string; options?: FieldOptions }
  sourceValue?: string
  targets?: { select?: Selector; reject?: Selector[]; fieldPaths?: string[]; options?: FieldOptions }[]
}

export interface GeneratorOptions {
  labels?: Record<string, string>
  annotations?: Record<string, string>
  disableNameSuffixHash?: boolean
  immutable?: boolean
}

export interface GeneratorArgs {
  name?: string
  namespace?: string
  behavior?: string
  type?: string
  env?: string
  envs?: string[]
  literals?: string[]
  files?: string[]
  options?: GeneratorOptions
}

export interface Variable {
  name: string
  objref: Gvk & { apiVersion?: string; name?: string; namespace?: string }
  fieldref?: { fieldPath?: string }
}

export interface LabelEntry {
  pairs?: Record<string, string>
  includeSelectors?: boolean
  includeTemplates?: boolean
  fields?: FieldSpec[]
}

/** kustomization.yaml after its deprecated spellings were folded into the current ones. */
export interface Kustomization {
  apiVersion: string
  kind: string
  namePrefix?: string
  nameSuffix?: string
  namespace?: string
  commonLabels?: Record<string, string>
  labels?: LabelEntry[]
  commonAnnotations?: Record<string, string>
  patchesStrategicMerge?: string[]
  patchesJson6902?: PatchEntry[]
  patches?: PatchEntry[]
  images?: ImageEntry[]
  imageTags?: ImageEntry[]
  replacements?: (Replacement & { path?: string })[]
  replicas?: { name: string; count: number }[]
  vars?: Variable[]
  sortOptions?: { order?: string; legacySortOptions?: { orderFirst?: string[]; orderLast?: string[] } }
  resources?: string[]
  components?: string[]
  bases?: string[]
  configMapGenerator?: GeneratorArgs[]
  secretGenerator?: GeneratorArgs[]
  generatorOptions?: GeneratorOptions
  helmCharts?: unknown[]
  helmChartInflationGenerator?: unknown[]
}

const FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']
const FIX = "Run 'kustomize edit fix' to update your Kustomization automatically."

/** Deprecated field, its successor, and what stands before the hint. */
const DEPRECATED: [keyof Kustomization, string, string?][] = [
  ['bases', 'resources'],
  ['commonLabels', 'labels'],
  ['imageTags', 'images'],
  ['patchesJson6902', 'patches'],
  ['patchesStrategicMerge', 'patches'],
  ['vars', 'replacements', '[EXPERIMENTAL] '],
]

function findFile(loader: Loader): string {
  const found = FILE_NAMES.map((name) => loader.find(name)).filter((text) => text !== undefined)
  if (found.length === 0) {
    const [last, ...others] = FILE_NAMES.map((name) => `'${name}'`).reverse()
    throw new KubectlError(
      `unable to find one of ${others.reverse().join(', ')} or ${last} in directory '${loader.root}'`,
    )
  }
  if (found.length > 1) throw new KubectlError(`Found multiple kustomization files under: ${loader.root}`)
  return found[0]!
}

function parse(text: string): Kustomization {
  try {
    return decodeKustomization(decodeYaml(text)) as unknown as Kustomization
  } catch (error) {
    const message = (error as Error).message.replace('error converting YAML to JSON: ', '')
    throw new KubectlError(`invalid Kustomization: ${message}`)
  }
}

/** Go's append: nothing and nothing stay nothing, which tells an absent list from an empty one. */
function join<T>(a: T[] | undefined, b: T[] | undefined): T[] | undefined {
  return a || b ? [...(a ?? []), ...(b ?? [])] : undefined
}

function checkHeader({ apiVersion, kind }: Kustomization, root: string): void {
  const component = kind === 'Component'
  const expected = component ? 'kustomize.config.k8s.io/v1alpha1' : 'kustomize.config.k8s.io/v1beta1'
  const errors: string[] = []
  if (!component && kind !== 'Kustomization') errors.push('kind should be Kustomization or Component')
  if (apiVersion !== expected) errors.push(`apiVersion for ${kind} should be ${expected}`)
  if (errors.length > 0) {
    throw new KubectlError(`Failed to read kustomization file under ${root}:\n${errors.join('\n')}`)
  }
}

/** What kustomize would run or read for these is not here: their output would silently be another. */
const NOT_SIMULATED = [
  'buildMetadata',
  'configurations',
  'crds',
  'generators',
  'openapi',
  'transformers',
  'validators',
]

function refuseNotSimulated(read: object): void {
  const used = Object.entries(read).filter(([, value]) => value !== undefined && value?.length !== 0)
  const field = NOT_SIMULATED.find((name) => used.some(([key]) => key === name))
  if (field) throw new KubectlError(`Kubekata does not simulate the kustomization field ${field}`)
}

/** Reads the kustomization of a directory. @throws KubectlError */
export function readKustomization(loader: Loader, warn: (text: string) => void): Kustomization {
  const read = parse(findFile(loader))
  for (const [field, successor, mark = ''] of DEPRECATED) {
    if (read[field] === undefined) continue
    warn(`# Warning: '${field}' is deprecated. Please use '${successor}' instead. ${mark}${FIX}\n`)
  }
  const { apiVersion, kind = 'Kustomization', bases, imageTags, helmChartInflationGenerator, ...rest } = read
  const version = kind === 'Component' ? 'v1alpha1' : 'v1beta1'
  const fixed: Kustomization = {
    ...rest,
    apiVersion: apiVersion || `kustomize.config.k8s.io/${version}`,
    kind: kind || 'Kustomization',
    resources: join(rest.resources, bases),
    images: join(rest.images, imageTags),
    helmCharts: join(rest.helmCharts, helmChartInflationGenerator),
  }
  const { apiVersion: _v, kind: _k, ...content } = fixed
  if (Object.values(content).every((value) => value === undefined || value === ''))
    throw new KubectlError('kustomization.yaml is empty')
  checkHeader(fixed, loader.root)
  refuseNotSimulated(fixed)
  return fixed
}

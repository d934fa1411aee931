import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { KubectlError } from '../errors'
import { isMap, quote } from '../go-format'
import { findPlaces, type Place, setAt, splitFieldPath, valueAt } from './field-path'
import type { FieldOptions, Kustomization, Replacement } from './kustomization'
import type { Loader } from './loader'
import { effectiveNamespace, formatId, isSelected, type ResId, type Resource } from './resource'
import { gvkMatches, patternMatches, type ResourceSet, textSelectorsMatch } from './resource-set'
import { decodeReplacements } from './schema'

type Source = NonNullable<Replacement['source']>
type Target = NonNullable<Replacement['targets']>[number]

const DEFAULT_PATH = 'metadata.name'

function asId({ group = '', version = '', kind = '', name = '', namespace = '' }: Source): ResId {
  return { group, version, kind, name, namespace }
}

function findSource(set: ResourceSet, source: Source): Resource {
  const { name, namespace } = source
  const found = set.matchingAny(
    (id) =>
      (!name || name === id.name) &&
      (!namespace || namespace === effectiveNamespace(id)) &&
      isSelected(id, source),
  )
  if (found.length === 1) return found[0]!
  const text = [formatId(asId(source)), source.fieldPath].filter(Boolean).join(':')
  throw new KubectlError(
    found.length > 1 ? `multiple matches for selector ${text}` : `nothing selected by ${text}`,
  )
}

function refine(value: unknown, { delimiter, index = 0 }: FieldOptions = {}): unknown {
  if (!delimiter) return value
  if (typeof value === 'object') throw new KubectlError('delimiter option can only be used with scalar nodes')
  const parts = String(value).split(delimiter)
  if (index >= parts.length || index < 0) {
    throw new KubectlError(`options.index ${index} is out of bounds for value ${String(value)}`)
  }
  return parts[index]
}

function sourceValue(set: ResourceSet, { source, sourceValue: fixed, targets }: Replacement): unknown {
  if ((fixed === undefined && !source) || !targets?.length) {
    throw new KubectlError('replacements must specify a source and at least one target')
  }
  if (fixed !== undefined && source) {
    throw new KubectlError('value and resource selectors are mutually exclusive')
  }
  if (!source) return fixed
  const path = source.fieldPath || DEFAULT_PATH
  const [place] = findPlaces(findSource(set, source).object, splitFieldPath(path))
  const value = place && valueAt(place)
  if (value === undefined || value === null || value === '') {
    throw new KubectlError(
      `fieldPath \`${path}\` is missing for replacement source ${formatId(asId(source))}`,
    )
  }
  return refine(value, source.options)
}

/** A scalar keeps its type, as YAML would read the new text. */
function converted(before: unknown, value: unknown): unknown {
  if (typeof value === 'object' || before === undefined || typeof before === 'object') return value
  if (typeof before === 'string') return String(value)
  const read = decodeYaml(String(value), { fewBooleans: true })
  return typeof read === typeof before ? read : value
}

function joined(before: unknown, value: unknown, { delimiter, index = 0 }: FieldOptions = {}): unknown {
  if (!delimiter) return converted(before, value)
  if (isMap(before) || Array.isArray(before)) {
    throw new KubectlError('delimiter option can only be used with scalar nodes')
  }
  const parts = String(before ?? '').split(delimiter)
  if (index < 0) parts.unshift(String(value))
  else if (index >= parts.length) parts.push(String(value))
  else parts[index] = String(value)
  return converted(before, parts.join(delimiter))
}

function isSelectedBy(resource: Resource, { select, reject = [] }: Target): boolean {
  if (!select) throw new KubectlError('target must specify resources to select')
  if (!textSelectorsMatch(resource, select)) return false
  const fits = (selector: typeof select) => (id: ResId) =>
    gvkMatches(id, selector) &&
    patternMatches(selector.name, id.name) &&
    patternMatches(selector.namespace, id.namespace)
  for (const one of reject) {
    const { labelSelector, annotationSelector, ...rest } = one
    if ((labelSelector || annotationSelector) && textSelectorsMatch(resource, one)) return false
    if (Object.values(rest).some(Boolean) && resource.allIds.some(fits(one))) return false
  }
  return resource.allIds.some(fits(select))
}

function placesOf(resource: Resource, path: string, create: boolean): Place[] {
  const places = findPlaces(resource.object, splitFieldPath(path), create)
  if (places.length > 0) return places
  const what = create ? 'find or create' : 'find'
  throw new KubectlError(`unable to ${what} field ${quote(path)} in replacement target`)
}

function write(set: ResourceSet, value: unknown, target: Target): void {
  const paths = target.fieldPaths?.length ? target.fieldPaths : [DEFAULT_PATH]
  for (const resource of set.items.filter((one) => isSelectedBy(one, target))) {
    for (const path of paths) {
      for (const place of placesOf(resource, path, target.options?.create ?? false)) {
        setAt(place, structuredClone(joined(valueAt(place), value, target.options)))
      }
    }
  }
}

function load(loader: Loader, entries: NonNullable<Kustomization['replacements']>): Replacement[] {
  return entries.flatMap((entry) => {
    const { path, ...inline } = entry
    if (!path) return [inline]
    if (inline.source || inline.targets) {
      throw new KubectlError('cannot specify both path and inline replacement')
    }
    return decodeReplacements(decodeYaml(loader.load(path))) as Replacement[]
  })
}

/** Copies values from fields of objects to fields of others. @throws KubectlError */
export function applyReplacements(
  set: ResourceSet,
  loader: Loader,
  entries: Kustomization['replacements'] = [],
): void {
  for (const replacement of load(loader, entries)) {
    const value = sourceValue(set, replacement)
    for (const target of replacement.targets ?? []) write(set, value, target)
  }
}

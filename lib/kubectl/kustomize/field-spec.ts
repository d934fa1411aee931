import { KubectlError } from '../errors'
import { isMap, type JsonMap } from '../go-format'
import type { FieldSpec } from './kustomization'
import { formatId, isSelected, type Resource } from './resource'

/** Changes a field; what it returns becomes the field's value. */
export type SetField = (value: unknown) => unknown

interface Walk {
  set: SetField
  /** Missing maps on the way are made. */
  create: boolean
}

/** `metadata/annotations/example.com\/name` → its parts. */
function splitPath(path: string): string[] {
  return path.split(/(?<!\\)\//).map((part) => part.replaceAll('\\/', '/'))
}

function descend(node: unknown, path: string[], walk: Walk): unknown {
  const [step, ...rest] = path
  if (step === undefined) return walk.set(node)
  if (node === null || node === undefined) return node
  if (Array.isArray(node)) return node.map((item) => descend(item, path, walk))
  if (!isMap(node)) throw new KubectlError('expected sequence or mapping node')
  const name = step.replace(/\[\]$/, '')
  const isList = name !== step
  let value = node[name]
  if (value === undefined || value === null) {
    if (!walk.create || isList) return node
    value = rest.length > 0 ? {} : undefined
  }
  node[name] = descend(value, rest, walk)
  return node
}

/**
 * Sets the field that a spec names, where the object's kind fits it. Lists on the way stand for all of
 * their items.
 * @throws KubectlError when the path leads through a scalar
 */
export function applyFieldSpec(resource: Resource, spec: FieldSpec, set: SetField): void {
  if (!isSelected(resource.id, spec)) return
  try {
    descend(resource.object, splitPath(spec.path), { set, create: spec.create ?? false })
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    const where = `considering field '${spec.path}' of object ${formatId(resource.id)}`
    throw new KubectlError(`${where}: ${error.message}`)
  }
}

/** The same for several specs; one path of one kind counts once. */
export function applyFieldSpecs(resource: Resource, specs: FieldSpec[], set: SetField): void {
  for (const spec of specs) applyFieldSpec(resource, spec, set)
}

/** Adds entries to the map at a field. */
export function addEntries(entries: Record<string, string>): SetField {
  return (value) => ({ ...(isMap(value) ? value : ({} as JsonMap)), ...entries })
}

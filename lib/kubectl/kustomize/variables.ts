import { KubectlError } from '../errors'
import { isMap } from '../go-format'
import { findPlaces, splitFieldPath, valueAt } from './field-path'
import { applyFieldSpecs } from './field-spec'
import { VARIABLES } from './field-specs'
import type { Variable } from './kustomization'
import { isClusterScoped, parseApiVersion, type ResId, sameId, sameNameAndKind } from './resource'
import type { ResourceSet } from './resource-set'

function targetId({ objref }: Variable): ResId {
  const { apiVersion, group = '', version = '', kind = '', name = '', namespace = '' } = objref
  const gv = apiVersion ? parseApiVersion(apiVersion) : { group, version }
  return { ...gv, kind, name, namespace }
}

/** Marks the object that each variable reads, under the names of this kustomization. @throws KubectlError */
export function bindVariables(set: ResourceSet, variables: Variable[]): void {
  for (const variable of variables) {
    const id = targetId(variable)
    const same = id.namespace || isClusterScoped(id) ? sameId : sameNameAndKind
    const found = set.matchingAny((one) => same(id, one))
    if (found.length > 1) {
      throw new KubectlError(
        `merging vars: found ${found.length} resId matches for var ${variable.name} (unable to disambiguate)`,
      )
    }
    found[0]?.variables.push(variable.name)
  }
}

function currentValue(set: ResourceSet, variable: Variable): unknown {
  const holder = set.items.find((resource) => resource.variables.includes(variable.name))
  const text = JSON.stringify(variable)
  if (!holder) {
    throw new KubectlError(`var '${text}' cannot be mapped to a field in the set of known resources`)
  }
  const [place] = findPlaces(holder.object, splitFieldPath(variable.fieldref?.fieldPath || 'metadata.name'))
  if (!place) throw new KubectlError(`field specified in var '${text}' not found in corresponding resource`)
  return valueAt(place)
}

function replaceIn(value: unknown, values: Map<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, values))
  if (isMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, replaceIn(child, values)]))
  }
  if (typeof value !== 'string') return value
  const whole = /^\$\(([^)]*)\)$/.exec(value)?.[1]
  if (whole !== undefined && values.has(whole)) return values.get(whole)
  return value.replace(/\$\$|\$\(([^)]*)\)/g, (text, name?: string) => {
    if (name === undefined) return '$'
    return values.has(name) ? String(values.get(name)) : text
  })
}

/** Replaces `$(NAME)` where containers and a few others take it. @throws KubectlError */
export function resolveVariables(set: ResourceSet, variables: Variable[]): void {
  if (variables.length === 0) return
  const values = new Map(variables.map((variable) => [variable.name, currentValue(set, variable)]))
  for (const resource of set.items) {
    applyFieldSpecs(resource, VARIABLES, (value) => replaceIn(value, values))
  }
}

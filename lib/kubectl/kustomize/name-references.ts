import { KubectlError } from '../errors'
import { dig, digList, isMap } from '../go-format'
import { applyFieldSpec } from './field-spec'
import { NAME_REFERENCES } from './field-specs'
import type { FieldSpec, Gvk } from './kustomization'
import { effectiveNamespace, formatId, isClusterScoped, isSelected, type Resource } from './resource'
import type { ResourceSet } from './resource-set'

/** Those that an object may name: of its own namespace, of none, and accounts that it says are elsewhere. */
function reachable(set: ResourceSet, referrer: Resource): Resource[] {
  const { id, object } = referrer
  if (isClusterScoped(id)) return set.items
  const elsewhere =
    object.kind === 'RoleBinding'
      ? digList(object, 'subjects').flatMap(({ kind, namespace }) =>
          kind === 'ServiceAccount' && namespace ? [String(namespace)] : [],
        )
      : []
  return set.items.filter(
    ({ id: other }) =>
      isClusterScoped(other) ||
      effectiveNamespace(other) === effectiveNamespace(id) ||
      elsewhere.includes(other.namespace),
  )
}

function sameEnding(a: string[], b: string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.every((text, index) => text === long[long.length - short.length + index])
}

/** Whether both were renamed by the same kustomizations. */
function sameContext(a: Resource, b: Resource, lenient: boolean): boolean {
  const fits = (x: string[], y: string[]) =>
    (lenient && (x.length === 0 || y.length === 0)) || (x.length > 0 === y.length > 0 && sameEnding(x, y))
  return fits(a.prefixes, b.prefixes) && fits(a.suffixes, b.suffixes)
}

interface Search {
  referrer: Resource
  target: Gvk
  spec: FieldSpec
  candidates: Resource[]
}

function roleRefFits({ referrer, spec }: Search, candidate: Resource): boolean {
  if (!spec.path.endsWith('roleRef/name')) return true
  const kind = dig(referrer.object, 'roleRef', 'kind')
  const group = dig(referrer.object, 'roleRef', 'apiGroup')
  if (kind === undefined || group === undefined) return true
  return candidate.previousIds.some((id) => isSelected(id, { kind: String(kind), group: String(group) }))
}

/** The object that a name means, if its name or namespace has changed. @throws KubectlError when several fit */
function findReferral(search: Search, name: string, candidates: Resource[], key: (r: Resource) => string) {
  const { referrer, target } = search
  let found = candidates.filter(
    (one) =>
      one.previousIds.some((id) => id.name === name) &&
      one.previousIds.some((id) => isSelected(id, target)) &&
      roleRefFits(search, one),
  )
  if (found.length === 1) return found[0]
  found = found.filter((one) => sameContext(one, referrer, true))
  if (found.length > 1) found = found.filter((one) => sameContext(one, referrer, false))
  if (new Set(found.map(key)).size <= 1) return found[0]
  const ids = found.map((one) => formatId(one.id)).join(', ')
  throw new KubectlError(
    `updating name reference in '${search.spec.path}' field of '${formatId(referrer.id)}': considering field '${search.spec.path}' of object ${formatId(referrer.id)}: found multiple possible referrals: ${ids}`,
  )
}

const nameOf = (resource: Resource) => resource.metadata.name ?? ''

function newName(search: Search, name: unknown): unknown {
  if (typeof name !== 'string') return name
  const referral = findReferral(search, name, search.candidates, nameOf)
  return referral ? nameOf(referral) : name
}

/** A map with name and namespace, such as a subject. */
function updateMap(search: Search, map: Record<string, unknown>): Record<string, unknown> {
  if (typeof map.name !== 'string') return map
  const { namespace } = map
  const inNamespace = (of: (one: Resource) => string) =>
    search.candidates.filter((one) => of(one) === namespace)
  let { candidates } = search
  if (namespace !== undefined) {
    candidates = inNamespace((one) => effectiveNamespace(one.originalId))
    if (candidates.length === 0) candidates = inNamespace((one) => effectiveNamespace(one.id))
  }
  const referral = findReferral(
    search,
    map.name,
    candidates,
    (one) => `${one.metadata.namespace}/${nameOf(one)}`,
  )
  if (!referral) return map
  const own = referral.metadata.namespace
  return { ...map, name: nameOf(referral), ...(own ? { namespace: own } : {}) }
}

function update(search: Search, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => (isMap(item) ? updateMap(search, item) : newName(search, item)))
  }
  return isMap(value) ? updateMap(search, value) : newName(search, value)
}

/** Writes the new names of objects wherever others name them. @throws KubectlError */
export function fixNameReferences(set: ResourceSet): void {
  for (const referrer of set.items) {
    const candidates = reachable(set, referrer)
    for (const { target, fields } of NAME_REFERENCES) {
      for (const spec of fields) {
        if (!isSelected(referrer.originalId, spec)) continue
        const search: Search = { referrer, target, spec, candidates }
        applyFieldSpec(referrer, spec, (value) => update(search, value))
      }
    }
  }
}

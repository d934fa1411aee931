/**
 * Merging what is applied into an object, and taking fields out of one.
 * Mirrors: sigs.k8s.io/structured-merge-diff/typed (merge.go, remove.go).
 */
import { EMPTY_SET, type FieldSet, fieldNode, hasPath } from '@/lib/cluster/apimachinery/field-set'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { elementOf, resolveRef, type TypeRef } from '@/lib/cluster/apimachinery/merge-schema'

type ListRef = Extract<TypeRef, { kind: 'list' }>
type Json = Record<string, unknown>

function childRef(ref: TypeRef, key: string): TypeRef | undefined {
  if (ref.kind === 'any') return ref
  return ref.kind === 'struct' ? ref.fields.get(key)?.ref : ref.kind === 'map' ? ref.of : undefined
}

interface Indexed {
  elements: string[]
  byElement: Map<string, unknown>
}

function indexItems(list: readonly unknown[], keys: readonly string[]): Indexed {
  const elements = list.map((item, index) => elementOf(item, keys) ?? `i:${index}`)
  const byElement = new Map<string, unknown>()
  for (const [index, element] of elements.entries()) {
    if (!byElement.has(element)) byElement.set(element, list[index])
  }
  return { elements, byElement }
}

/** Items in the applied order; what only the object has stays where it stood among the shared ones. */
function mergeLists(before: readonly unknown[], applied: readonly unknown[], ref: ListRef): unknown[] {
  const left = indexItems(before, ref.keys)
  const right = indexItems(applied, ref.keys)
  const shared = right.elements.filter((element) => left.byElement.has(element))
  const merged = new Set<string>()
  const out: unknown[] = []
  const take = (element: string) => {
    merged.add(element)
    out.push(mergeValues(left.byElement.get(element), right.byElement.get(element), ref.of))
    if (shared[0] === element) shared.shift()
  }
  let l = 0
  let r = 0
  while (l < left.elements.length || r < right.elements.length) {
    const own = left.elements[l]
    const wanted = right.elements[r]
    if (own !== undefined && own === wanted) {
      take(own)
      l++
      r++
    } else if (own !== undefined && !right.byElement.has(own)) out.push(before[l++])
    else if (own !== undefined && (merged.has(own) || (wanted !== undefined && own !== shared[0]))) l++
    else if (wanted !== undefined) {
      take(wanted)
      r++
    } else l++
  }
  return out
}

/** `applied` over `before`: maps and keyed lists merge, everything else is replaced. */
export function mergeValues(before: unknown, applied: unknown, ref: TypeRef): unknown {
  if (applied === undefined) return before
  if (before === undefined || before === null) return applied
  const known = resolveRef(ref, applied)
  if (known.kind === 'leaf') return applied
  if (applied === null) return before
  if (known.kind === 'list') {
    return Array.isArray(before) ? mergeLists(before, applied as unknown[], known) : applied
  }
  if (!isObject(before)) return applied
  const merged = Object.entries(applied as Json).map(([key, value]): [string, unknown] => {
    const child = childRef(known, key)
    return [key, child && Object.hasOwn(before, key) ? mergeValues(before[key], value, child) : value]
  })
  return { ...before, ...Object.fromEntries(merged) }
}

/** The value without the members of a set and all that is below them; undefined when nothing is left. */
export function removeFields(value: unknown, set: FieldSet, ref: TypeRef): unknown {
  const known = resolveRef(ref, value)
  if (known.kind === 'leaf') return value
  if (known.kind === 'list') {
    if (!Array.isArray(value) || value.length === 0) return value
    const kept = value.flatMap((item, index) => {
      const element = elementOf(item, known.keys) ?? `i:${index}`
      if (hasPath(set, element)) return []
      return [set[element] ? removeFields(item, set[element], known.of) : item]
    })
    return kept.length > 0 ? kept : undefined
  }
  if (!isObject(value) || Object.keys(value).length === 0) return value
  const left = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    const element = `f:${key}`
    if (hasPath(set, element)) return []
    const of = childRef(known, key)
    const next = set[element] && of ? removeFields(child, set[element], of) : child
    return next === undefined ? [] : [[key, next]]
  })
  return left.length > 0 ? Object.fromEntries(left) : undefined
}

/** The set with the structs on the way to its members as members too. */
export function withNamedFields(set: FieldSet, ref: TypeRef): FieldSet {
  const children: Record<string, FieldSet> = {}
  for (const [element, node] of Object.entries(set)) {
    if (element === '.') {
      children[element] = node
      continue
    }
    const key = element.slice(2)
    const of = ref.kind === 'list' ? ref.of : childRef(ref, key)
    const below = of ? withNamedFields(node, of) : node
    const declared = ref.kind === 'struct' && ref.fields.has(key)
    const { '.': self, ...rest } = below
    const member = declared || self !== undefined || Object.keys(node).length === 0
    children[element] = fieldNode(member, rest) ?? EMPTY_SET
  }
  return children
}

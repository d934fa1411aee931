/**
 * Which fields an object has, and which of them two objects differ in.
 * Mirrors: sigs.k8s.io/structured-merge-diff/typed (compare.go, tofieldset.go).
 */
import { EMPTY_SET, type FieldSet, fieldNode } from '@/lib/cluster/apimachinery/field-set'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import { elementOf, resolveRef, type TypeRef } from '@/lib/cluster/apimachinery/merge-schema'

export interface Comparison {
  added: FieldSet
  modified: FieldSet
  removed: FieldSet
}

type Difference = Partial<Comparison>
type Children = { [K in keyof Comparison]?: Record<string, FieldSet> }

const SAME: Comparison = { added: EMPTY_SET, modified: EMPTY_SET, removed: EMPTY_SET }

const isNothing = (value: unknown): boolean => {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'object') return false
  for (const _ in value) return false
  return true
}

function leaf(before: unknown, after: unknown): Difference | undefined {
  if (before === undefined) return { added: EMPTY_SET }
  if (after === undefined) return { removed: EMPTY_SET }
  return deepEqual(before, after) ? undefined : { modified: EMPTY_SET }
}

function collect(children: Children, element: string, difference: Difference | undefined): void {
  if (!difference) return
  const { added, modified, removed } = difference
  if (added) {
    children.added ??= {}
    children.added[element] = added
  }
  if (modified) {
    children.modified ??= {}
    children.modified[element] = modified
  }
  if (removed) {
    children.removed ??= {}
    children.removed[element] = removed
  }
}

function withSelf(children: Children, before: unknown, after: unknown): Difference | undefined {
  const added = fieldNode(before === undefined, children.added)
  const modified = fieldNode(false, children.modified)
  const removed = fieldNode(after === undefined, children.removed)
  if (!added && !modified && !removed) return undefined
  return { ...(added && { added }), ...(modified && { modified }), ...(removed && { removed }) }
}

/** A key of data may be a name that every object has. */
const own = (map: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(map, key) ? map[key] : undefined

function compareMaps(before: unknown, after: unknown, ref: TypeRef): Difference | undefined {
  const left = isObject(before) ? before : {}
  const right = isObject(after) ? after : {}
  const fields = ref.kind === 'struct' ? ref.fields : undefined
  const of = ref.kind === 'map' ? ref.of : undefined
  const children: Children = {}
  const visit = (key: string) => {
    const l = own(left, key)
    const r = own(right, key)
    if (l === r) return
    const field = fields?.get(key)
    const child = field?.ref ?? of
    if (!child) return
    const from = l === undefined && before !== undefined ? field?.zero : l
    const to = r === undefined && after !== undefined ? field?.zero : r
    collect(children, `f:${key}`, compareNodes(from, to, child))
  }
  for (const key in left) visit(key)
  for (const key in right) if (!Object.hasOwn(left, key)) visit(key)
  return withSelf(children, before, after)
}

/** Items by their place; those that share one stand together. */
function itemsByElement(list: unknown, keys: readonly string[]): Map<string, unknown[]> {
  const out = new Map<string, unknown[]>()
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const element = elementOf(item, keys) ?? `i:${index}`
    const same = out.get(element)
    if (same) same.push(item)
    else out.set(element, [item])
  }
  return out
}

function compareLists(
  before: unknown,
  after: unknown,
  ref: Extract<TypeRef, { kind: 'list' }>,
): Difference | undefined {
  const left = itemsByElement(before, ref.keys)
  const right = itemsByElement(after, ref.keys)
  const children: Children = {}
  for (const element of new Set([...left.keys(), ...right.keys()])) {
    const l = left.get(element)
    const r = right.get(element)
    const single = (l?.length ?? 1) === 1 && (r?.length ?? 1) === 1
    collect(children, element, single ? compareNodes(l?.[0], r?.[0], ref.of) : leaf(l, r))
  }
  return withSelf(children, before, after)
}

/** All of a value that was not there before. */
function addedNode(value: unknown, ref: TypeRef): FieldSet {
  const known = resolveRef(ref, value)
  if (known.kind === 'leaf' || isNothing(value)) return EMPTY_SET
  const children: Record<string, FieldSet> = {}
  if (known.kind === 'list') {
    for (const [element, items] of itemsByElement(value, known.keys))
      children[element] = items.length === 1 ? addedNode(items[0], known.of) : EMPTY_SET
  } else if (isObject(value)) {
    for (const key in value) {
      const child = known.kind === 'struct' ? known.fields.get(key)?.ref : known.of
      const item = value[key]
      if (child && item !== undefined) children[`f:${key}`] = addedNode(item, child)
    }
  }
  return fieldNode(true, children) ?? EMPTY_SET
}

function compareNodes(before: unknown, after: unknown, ref: TypeRef): Difference | undefined {
  if (before === after) return undefined
  if (before === undefined) return { added: addedNode(after, ref) }
  const known = resolveRef(ref, after ?? before)
  if (known.kind === 'leaf') return leaf(before, after)
  if (isNothing(before) && isNothing(after)) {
    return before !== undefined && after !== undefined ? undefined : leaf(before, after)
  }
  return known.kind === 'list' ? compareLists(before, after, known) : compareMaps(before, after, known)
}

/** What the second of two objects has more, other, and no longer. */
export function compareObjects(before: object, after: object, ref: TypeRef): Comparison {
  const difference = compareNodes(before, after, ref)
  return difference ? { ...SAME, ...difference } : SAME
}

function fieldsNode(value: unknown, ref: TypeRef, member: boolean): FieldSet | undefined {
  const known = resolveRef(ref, value)
  if (known.kind === 'leaf') return EMPTY_SET
  const children: Record<string, FieldSet> = {}
  if (known.kind === 'list') {
    for (const [element, items] of itemsByElement(value, known.keys)) {
      children[element] = fieldsNode(items[0], known.of, true) ?? EMPTY_SET
    }
    return fieldNode(member, children)
  }
  for (const [key, child] of Object.entries(isObject(value) ? value : {})) {
    if (child === undefined) continue
    const field = known.kind === 'struct' ? known.fields.get(key) : undefined
    const of = field?.ref ?? (known.kind === 'map' ? known.of : undefined)
    if (!of) continue
    const empty = child === null || (isObject(child) && isNothing(child))
    const node = fieldsNode(child, of, empty || !field)
    if (node) children[`f:${key}`] = node
  }
  return fieldNode(member, children)
}

/** The fields that an object states. */
export const fieldSetOf = (object: object, ref: TypeRef): FieldSet =>
  fieldsNode(object, ref, false) ?? EMPTY_SET

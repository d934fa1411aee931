/**
 * Sets of field paths, as metadata.managedFields stores them (FieldsV1): `{"f:spec":{"f:replicas":{}}}`.
 * A path is a member when its node is empty or holds "."; a set itself is a node that is no member.
 * Mirrors: sigs.k8s.io/structured-merge-diff/fieldpath.
 */

/** Never changed once made; parts are shared between sets. */
export interface FieldSet {
  readonly [element: string]: FieldSet
}

/** A set with nothing in it, and a member with nothing below it. */
export const EMPTY_SET: FieldSet = Object.freeze({})

const SELF = '.'

/** True for a set without members. */
export function isEmptySet(set: FieldSet): boolean {
  for (const _ in set) return false
  return true
}

const isMember = (node: FieldSet | undefined): boolean =>
  node !== undefined && (SELF in node || isEmptySet(node))

/** A node of its children and whether it is a member; undefined when it is nothing. */
export function fieldNode(
  member: boolean,
  children: Record<string, FieldSet> | undefined,
): FieldSet | undefined {
  if (children === undefined || isEmptySet(children)) return member ? EMPTY_SET : undefined
  return member ? { [SELF]: EMPTY_SET, ...children } : children
}

type Combine = (a: FieldSet | undefined, b: FieldSet | undefined) => FieldSet | undefined

function combine(
  a: FieldSet | undefined,
  b: FieldSet | undefined,
  keys: readonly string[],
  member: boolean,
  child: Combine,
): FieldSet | undefined {
  const children: Record<string, FieldSet> = {}
  let same = a !== undefined && member === isMember(a)
  for (const key of keys) {
    if (key === SELF) continue
    const before = a?.[key]
    const node = child(before, b?.[key])
    if (node !== before) same = false
    if (node) children[key] = node
  }
  return same ? a : fieldNode(member, children)
}

const unionNodes: Combine = (a, b) => {
  if (a === undefined || a === b) return b
  if (b === undefined) return a
  return combine(a, b, Object.keys({ ...a, ...b }), isMember(a) || isMember(b), unionNodes)
}

const differenceNodes: Combine = (a, b) => {
  if (a === undefined || b === undefined) return a
  return combine(a, b, Object.keys(a), isMember(a) && !isMember(b), differenceNodes)
}

const intersectionNodes: Combine = (a, b) => {
  if (a === undefined || b === undefined) return undefined
  return combine(a, b, Object.keys(a), isMember(a) && isMember(b), intersectionNodes)
}

/** What is in either set. */
export function unionSets(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptySet(a)) return b
  return isEmptySet(b) ? a : (unionNodes(a, b) ?? EMPTY_SET)
}

/** What is in `a` and not in `b`, path by path. */
export function differenceOfSets(a: FieldSet, b: FieldSet): FieldSet {
  return isEmptySet(a) || isEmptySet(b) ? a : (differenceNodes(a, b) ?? EMPTY_SET)
}

/** What is in both sets. */
export function intersectSets(a: FieldSet, b: FieldSet): FieldSet {
  return isEmptySet(a) || isEmptySet(b) ? EMPTY_SET : (intersectionNodes(a, b) ?? EMPTY_SET)
}

/** `.spec`, `[name="web"]`, `[="a"]`: an element as conflicts print it. */
export function elementText(element: string): string {
  const value = element.slice(2)
  if (element.startsWith('f:')) return `.${value}`
  if (element.startsWith('v:')) return `[=${value}]`
  if (!element.startsWith('k:')) return `[${value}]`
  const keys = Object.entries(JSON.parse(value) as Record<string, unknown>)
  return `[${keys.map(([key, field]) => `${key}=${JSON.stringify(field)}`).join(',')}]`
}

/** Every member's path, as conflicts print it: those of a level before what lies deeper. */
export function pathsOf(set: FieldSet, prefix = ''): string[] {
  const elements = Object.keys(set)
    .filter((element) => element !== SELF)
    .sort()
  const own = elements.filter((element) => isMember(set[element]))
  return [
    ...own.map((element) => prefix + elementText(element)),
    ...elements.flatMap((element) => pathsOf(set[element] ?? EMPTY_SET, prefix + elementText(element))),
  ]
}

/** Whether the path of these elements is a member. */
export function hasPath(set: FieldSet, ...elements: string[]): boolean {
  let node: FieldSet | undefined = set
  for (const element of elements) node = node?.[element]
  return isMember(node)
}

/**
 * Strategic merge patch with its directives.
 * Mirrors: k8s.io/apimachinery/pkg/util/strategicpatch.
 */
import { deepEqual, isObject, PatchError } from '@/lib/cluster/apimachinery/json-patch'
import { mergeRule } from '@/lib/cluster/apimachinery/merge-keys'
import { type FieldType, fieldsOf } from '@/lib/cluster/apimachinery/schema'

type Map_ = Record<string, unknown>

const DIRECTIVE = '$patch'
const RETAIN = '$retainKeys'
const DELETE_PRIMITIVES = '$deleteFromPrimitiveList/'
const ORDER = '$setElementOrder/'

function typeOf(type: string | undefined, field: string): FieldType | undefined {
  return type === undefined ? undefined : fieldsOf(type)?.get(field)?.type
}

const objectType = (type: FieldType | undefined) => (type?.kind === 'object' ? type.type : undefined)
const itemType = (type: FieldType | undefined) =>
  type?.kind === 'list' && type.of.kind === 'object' ? type.of.type : undefined

/** Removes what a new value carries only as directives and nulls. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !(isObject(item) && item[DIRECTIVE] === 'delete')).map(withoutDirectives)
  }
  if (!isObject(value)) return value
  const out: Map_ = {}
  for (const [key, child] of Object.entries(value)) {
    if (child !== null && !key.startsWith('$')) out[key] = withoutDirectives(child)
  }
  return out
}

const index = (list: readonly unknown[], item: unknown, key: string | undefined) =>
  list.findIndex((other) =>
    key === undefined
      ? other === item
      : isObject(other) && isObject(item) && deepEqual(other[key], item[key]),
  )

/** Puts `merged` into the order of `wanted`; what only the server has keeps its place as well as it can. */
function reorder(
  merged: readonly unknown[],
  wanted: readonly unknown[],
  server: readonly unknown[],
  key: string | undefined,
): unknown[] {
  const byOrder = (order: readonly unknown[]) => (a: unknown, b: unknown) =>
    index(order, a, key) - index(order, b, key)
  const right = merged.filter((item) => index(wanted, item, key) >= 0).sort(byOrder(wanted))
  const left = merged.filter((item) => index(wanted, item, key) < 0).sort(byOrder(server))
  const out: unknown[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const l = i < left.length ? index(server, left[i], key) : -1
    const r = j < right.length ? index(server, right[j], key) : -1
    const takeLeft = j >= right.length || (i < left.length && l >= 0 && r >= 0 && l < r)
    out.push(takeLeft ? left[i++] : right[j++])
  }
  return out
}

function mergeObjects(
  original: readonly unknown[],
  patch: readonly unknown[],
  key: string,
  type: string | undefined,
): unknown[] {
  const items = patch.map((item) => {
    if (!isObject(item)) throw new PatchError('merging lists: expected a map in the patch')
    return item
  })
  if (items.some((item) => item[DIRECTIVE] === 'replace')) {
    return items.filter((item) => item[DIRECTIVE] === undefined).map(withoutDirectives)
  }
  let merged: unknown[] = [...original]
  for (const item of items) {
    if (item[key] === undefined) {
      throw new PatchError(`map: ${goMap(item)} does not contain declared merge key: ${key}`)
    }
    const at = index(merged, item, key)
    if (item[DIRECTIVE] === 'delete') merged = merged.filter((_, i) => i !== at)
    else if (at >= 0) merged[at] = mergeMap(merged[at] as Map_, item, type)
    else merged.push(withoutDirectives(item))
  }
  return merged
}

/** Go's %v of a map: `map[a:1 b:map[c:d]]`. */
export function goMap(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goMap).join(' ')}]`
  if (isObject(value)) {
    const parts = Object.keys(value)
      .sort()
      .map((key) => `${key}:${goMap(value[key])}`)
    return `map[${parts.join(' ')}]`
  }
  return value === null || value === undefined ? '<nil>' : String(value)
}

function mergeList(
  original: unknown,
  patch: unknown[],
  type: FieldType | undefined,
  key?: string,
  set?: boolean,
) {
  const server = Array.isArray(original) ? original : []
  if (set) return reorder([...new Set([...server, ...patch])], patch, server, undefined)
  if (key === undefined) return patch
  return reorder(mergeObjects(server, patch, key, itemType(type)), patch, server, key)
}

function applyOrder(out: Map_, original: Map_, patch: Map_, type: string | undefined): void {
  for (const [name, order] of Object.entries(patch)) {
    if (!name.startsWith(ORDER) || !Array.isArray(order)) continue
    const field = name.slice(ORDER.length)
    const current = out[field]
    if (!Array.isArray(current)) continue
    const before = original[field]
    out[field] = reorder(current, order, Array.isArray(before) ? before : [], mergeRule(type, field).key)
  }
}

function mergeMap(original: Map_, patch: Map_, type: string | undefined): Map_ {
  if (patch[DIRECTIVE] === 'replace') return withoutDirectives(patch) as Map_
  if (patch[DIRECTIVE] === 'delete') return {}
  if (patch[DIRECTIVE] !== undefined && patch[DIRECTIVE] !== 'merge') {
    throw new PatchError(`unknown patch type: ${String(patch[DIRECTIVE])} in map: ${goMap(patch)}`)
  }
  let out: Map_ = { ...original }
  const retain = patch[RETAIN]
  if (Array.isArray(retain))
    out = Object.fromEntries(Object.entries(out).filter(([key]) => retain.includes(key)))
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith(DELETE_PRIMITIVES)) {
      const field = name.slice(DELETE_PRIMITIVES.length)
      const current = out[field]
      if (Array.isArray(current) && Array.isArray(value))
        out[field] = current.filter((item) => !value.includes(item))
    }
    if (name.startsWith('$')) continue
    const fieldType = typeOf(type, name)
    if (value === null) delete out[name]
    else if (isObject(value) && value[DIRECTIVE] === 'delete' && fieldType?.kind !== 'list') delete out[name]
    else if (isObject(value) && isObject(out[name]) && !mergeRule(type, name).whole)
      out[name] = mergeMap(out[name], value, objectType(fieldType))
    else if (Array.isArray(value)) {
      const rule = mergeRule(type, name)
      out[name] = mergeList(out[name], value, fieldType, rule.key, rule.set)
      if (rule.key === undefined && !rule.set) out[name] = withoutDirectives(value)
    } else out[name] = withoutDirectives(value)
  }
  applyOrder(out, original, patch, type)
  return out
}

/**
 * Applies a strategic merge patch to an object of a type of the schema (`v1/Pod`).
 * @throws PatchError
 */
export function strategicMergePatch(original: Map_, patch: Map_, type: string): Map_ {
  return mergeMap(original, patch, type)
}

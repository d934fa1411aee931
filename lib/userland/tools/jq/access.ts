/** Reading and writing the parts of values. */
import {
  compare,
  described,
  equal,
  JqError,
  type Json,
  type JsonObject,
  kindOf,
  numberOf,
  sortedKeys,
} from '@/lib/userland/tools/jq/value'

const MAX_INDEX = 536_870_911

const fail = (message: string): never => {
  throw new JqError(message)
}

/** A slice as a key: `{"start": 1, "end": null}`. */
export const sliceKey = (from: Json, to: Json): JsonObject =>
  new Map([
    ['start', from],
    ['end', to],
  ])

function sliceBounds(length: number, key: JsonObject): [number, number] {
  const bound = (name: string, otherwise: number, round: (value: number) => number) => {
    const value = key.get(name) ?? null
    if (value === null) return otherwise
    const number = numberOf(value)
    if (number === undefined) return fail('Start and end indices of an array slice must be numbers')
    const at = number < 0 ? number + length : number
    return Math.min(length, Math.max(0, round(at)))
  }
  const start = bound('start', 0, Math.floor)
  return [start, Math.max(start, bound('end', length, Math.ceil))]
}

export function indicesOf(value: Json[], part: Json[]): Json[] {
  const out: Json[] = []
  if (part.length === 0) return out
  for (let at = 0; at + part.length <= value.length; at++) {
    if (part.every((item, i) => equal(item, value[at + i]!))) out.push(at)
  }
  return out
}

export function getIndex(value: Json, key: Json): Json {
  const number = numberOf(key)
  if (value instanceof Map && typeof key === 'string') return value.get(key) ?? null
  if (Array.isArray(value) && number !== undefined) {
    if (Number.isNaN(number)) return null
    const at = Math.floor(number)
    return value[at < 0 ? at + value.length : at] ?? null
  }
  if (key instanceof Map && (Array.isArray(value) || typeof value === 'string' || value === null)) {
    if (value === null) return null
    const units = typeof value === 'string' ? [...value] : value
    const [from, to] = sliceBounds(units.length, key)
    return typeof value === 'string' ? (units as string[]).slice(from, to).join('') : value.slice(from, to)
  }
  if (Array.isArray(value) && Array.isArray(key)) return indicesOf(value, key)
  if (value === null && (typeof key === 'string' || number !== undefined || key === null)) return null
  const kind = kindOf(value)
  if (typeof key === 'string' && key.length < 30) return fail(`Cannot index ${kind} with string "${key}"`)
  return fail(`Cannot index ${kind} with ${kindOf(key)}`)
}

export function setIndex(value: Json, key: Json, item: Json): Json {
  const number = numberOf(key)
  if (typeof key === 'string' && (value === null || value instanceof Map)) {
    return new Map(value ?? []).set(key, item)
  }
  if (number !== undefined && (value === null || Array.isArray(value))) {
    const out = value === null ? [] : value.slice()
    let at = Math.floor(number)
    if (at < 0) at += out.length
    if (at < 0) return fail('Out of bounds negative array index')
    if (at > MAX_INDEX || at > out.length + 10_000_000) return fail('Array index too large')
    while (out.length < at) out.push(null)
    out[at] = item
    return out
  }
  if (key instanceof Map && (value === null || Array.isArray(value))) {
    if (!Array.isArray(item)) return fail('A slice of an array can only be assigned another array')
    const list = value ?? []
    const [from, to] = sliceBounds(list.length, key)
    return [...list.slice(0, from), ...item, ...list.slice(to)]
  }
  if (key instanceof Map && typeof value === 'string') return fail('Cannot update string slices')
  if (Array.isArray(key) && Array.isArray(value)) return fail('Cannot update field at array index of array')
  if (typeof key === 'string') return fail(`Cannot index ${kindOf(value)} with string "${key}"`)
  return fail(`Cannot index ${kindOf(value)} with ${kindOf(key)}`)
}

export function getPath(value: Json, path: readonly Json[]): Json {
  let at: Json = value
  for (const key of path) {
    if (at === null) return null
    at = getIndex(at, key)
  }
  return at
}

export function setPath(value: Json, path: readonly Json[], item: Json, from = 0): Json {
  if (from >= path.length) return item
  const key = path[from]!
  return setIndex(value, key, setPath(getIndex(value, key), path, item, from + 1))
}

function deleteKey(value: Json, key: Json): Json {
  if (value === null) return null
  const number = numberOf(key)
  if (value instanceof Map && typeof key === 'string') {
    const out = new Map(value)
    out.delete(key)
    return out
  }
  if (Array.isArray(value) && number !== undefined) {
    const at = Math.floor(number) < 0 ? Math.floor(number) + value.length : Math.floor(number)
    return value.filter((_, index) => index !== at)
  }
  if (Array.isArray(value) && key instanceof Map) {
    const [from, to] = sliceBounds(value.length, key)
    return [...value.slice(0, from), ...value.slice(to)]
  }
  if (value instanceof Map) return fail(`Cannot delete field at object index of ${kindOf(key)}`)
  return fail(
    `Cannot delete field at ${typeof key === 'string' ? 'object' : 'array'} index of ${kindOf(value)}`,
  )
}

function deletePath(value: Json, path: readonly Json[], from = 0): Json {
  if (value === null) return null
  const key = path[from]
  if (key === undefined) return null
  if (from === path.length - 1) return deleteKey(value, key)
  const inner = getIndex(value, key)
  return inner === null ? value : setIndex(value, key, deletePath(inner, path, from + 1))
}

/** The last ones first, so that indexes stay true. */
export function deletePaths(value: Json, paths: readonly Json[]): Json {
  let out = value
  for (const path of [...paths].sort(compare).reverse()) {
    if (!Array.isArray(path)) return fail('Path must be specified as an array')
    out = deletePath(out, path)
  }
  return out
}

export function keysOf(value: Json): Json[] {
  if (value instanceof Map) return sortedKeys(value)
  if (Array.isArray(value)) return value.map((_, at) => at)
  return fail(`${described(value)} has no keys`)
}

/** Keys and values of what can be iterated over. */
export function entriesOf(value: Json): Iterable<[Json, Json]> {
  if (Array.isArray(value)) return value.entries()
  if (value instanceof Map) return value.entries()
  return fail(
    `Cannot iterate over ${kindOf(value)}${value === null ? ' (null)' : ` (${described(value).slice(kindOf(value).length + 2)}`}`,
  )
}

/** What JSON is, when it is equal, and RFC 7386. Inputs are never changed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

export class PatchError extends Error {}

/** What Go's decoder calls the kind of a JSON value in its errors. */
export function jsonKind(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

/** Equal as JSON, whatever the order of keys. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  let more = 0
  for (const key in a) {
    if (a[key] === undefined) continue
    if (!deepEqual(a[key], b[key])) return false
    more += 1
  }
  for (const key in b) if (b[key] !== undefined) more -= 1
  return more === 0
}

function shareItems(value: readonly unknown[], other: readonly unknown[]): unknown {
  let same = value.length === other.length
  let out: unknown[] | undefined
  for (let index = 0; index < value.length; index++) {
    const shared = shareEqual(value[index], other[index])
    if (shared !== other[index]) same = false
    if (shared === value[index]) continue
    out ??= [...value]
    out[index] = shared
  }
  return same ? other : (out ?? value)
}

/** The same value, made of the parts of another one wherever they are equal: those need no second look. */
export function shareEqual(value: unknown, other: unknown): unknown {
  if (value === other) return other
  if (Array.isArray(value)) return Array.isArray(other) ? shareItems(value, other) : value
  if (!isObject(value) || !isObject(other)) return value
  let same = true
  let out: Record<string, unknown> | undefined
  for (const key in value) {
    const item = value[key]
    const shared = shareEqual(item, other[key])
    if (shared !== other[key]) same = false
    if (shared === item) continue
    out ??= { ...value }
    out[key] = shared
  }
  if (same) for (const key in other) if (value[key] === undefined && other[key] !== undefined) same = false
  return same ? other : (out ?? value)
}

/** JSON merge patch: null removes, objects merge, the rest replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const out: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key]
    else out[key] = mergePatch(out[key], value)
  }
  return out
}

/** How long the fields of a value can become as managedFields list them, without working them out. */

/** What a text is written with more characters for, six at most. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/

function textBound(value: unknown): number {
  if (typeof value !== 'string') return String(value).length
  return 2 + (ESCAPED.test(value) ? 6 : 1) * value.length
}

/** `k:{…}` or `v:…`: an item is named by some of its scalars, or by itself. */
function nameBound(item: unknown): number {
  if (item === null || typeof item !== 'object') return 2 + textBound(item)
  let bound = 4
  for (const key in item) {
    const value = (item as Record<string, unknown>)[key]
    if (value === undefined) continue
    bound +=
      textBound(key) + 2 + (value !== null && typeof value === 'object' ? nameBound(value) : textBound(value))
  }
  return bound
}

/** An object of its own, and a `.` in it. */
const NODE = 8

/** Characters of the fields of a value, by the count of seal.ts. */
export function fieldsBound(value: unknown): number {
  if (value === null || typeof value !== 'object') return 1
  let bound = NODE
  // A name has `f:` before it, and quotes, colon and comma around it.
  if (Array.isArray(value)) for (const item of value) bound += nameBound(item) + 4 + fieldsBound(item)
  else
    for (const key in value) {
      const child = (value as Record<string, unknown>)[key]
      if (child !== undefined) bound += key.length + 6 + fieldsBound(child)
    }
  return bound
}

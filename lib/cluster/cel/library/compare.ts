/** Equality and order of CEL values, as functions of libraries need them. */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint'

export function celEqual(a: unknown, b: unknown): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: 1 and 1.0 are equal in CEL
  if (isNumber(a) && isNumber(b)) return a == b
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => celEqual(item, b[index]))
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && celEqual(a[key], b[key])) &&
      a.valueOf === b.valueOf &&
      (keys.length > 0 || String(a) === String(b))
    )
  }
  return a === b
}

/** -1, 0 or 1; values without an order count as equal. */
export function compareValues(a: unknown, b: unknown): -1 | 0 | 1 {
  const [left, right] = [a as number, b as number]
  if (left < right) return -1
  return left > right ? 1 : 0
}

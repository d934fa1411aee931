/** Bytes of what is frozen, down to some depth: most parts of an object outlive a write of it. */
const sizes = new WeakMap<object, number>()
const REMEMBERED_DEPTH = 3
/** Less is sooner measured again than found. */
const REMEMBERED_SIZE = 500
const SCALAR = 5

const sizeOf = (value: unknown, depth: number): number =>
  typeof value === 'string'
    ? value.length + 2
    : value !== null && typeof value === 'object'
      ? seal(value, depth)
      : SCALAR

/** Freezes an object and all in it but for one member, and returns its bytes without those of that member. */
export function sealMembers(value: object, but?: string, depth = 0): number {
  Object.freeze(value)
  let size = 1
  for (const key in value) {
    if (key === but) {
      size += key.length + 4
      continue
    }
    const child = (value as Record<string, unknown>)[key]
    if (child !== undefined) size += key.length + 4 + sizeOf(child, depth + 1)
  }
  return size
}

/** Freezes a value and returns its bytes as JSON, but for what is escaped in it. */
export function seal(value: object, depth = 0): number {
  const known = depth > REMEMBERED_DEPTH ? undefined : sizes.get(value)
  if (known !== undefined) return known
  let size = 1
  if (Array.isArray(value)) {
    Object.freeze(value)
    for (let at = 0; at < value.length; at++) size += 1 + sizeOf(value[at], depth + 1)
  } else size = sealMembers(value, undefined, depth)
  if (depth > 0 && depth <= REMEMBERED_DEPTH && size >= REMEMBERED_SIZE) sizes.set(value, size)
  return size
}

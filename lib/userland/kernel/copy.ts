function copy(value: unknown, known: Map<object, unknown>): unknown {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  const before = known.get(value)
  if (before !== undefined) return before
  if (Array.isArray(value)) {
    const list: unknown[] = []
    known.set(value, list)
    for (const item of value) list.push(copy(item, known))
    return list
  }
  if (value instanceof Map) {
    const map = new Map()
    known.set(value, map)
    for (const [key, item] of value) map.set(copy(key, known), copy(item, known))
    return map
  }
  if (value instanceof Set) {
    const set = new Set()
    known.set(value, set)
    for (const item of value) set.add(copy(item, known))
    return set
  }
  const object: Record<string, unknown> = Object.create(Object.getPrototypeOf(value))
  known.set(value, object)
  for (const key of Object.keys(value)) object[key] = copy((value as Record<string, unknown>)[key], known)
  return object
}

/** A deep copy of plain data with Maps and Sets; what is shared in it stays so, and frozen parts with both. */
export const copyOf = <T>(value: T): T => copy(value, new Map()) as T

/** A deep copy of plain data, Maps included. Frozen parts are shared: they never change. */
export function clonePlain<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  if (Array.isArray(value)) return value.map(clonePlain) as T
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, clonePlain(item)])) as T
  if (value instanceof Set) return new Set(value) as T
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) out[key] = clonePlain((value as Record<string, unknown>)[key])
  return out as T
}

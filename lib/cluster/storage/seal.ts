import type { KubeObject } from '@/lib/cluster/apimachinery/object'

/** Bytes of what is frozen, down to some depth: most parts of an object outlive a write of it. */
const sizes = new WeakMap<object, number>()
const REMEMBERED_DEPTH = 3
/** Less is sooner measured again than found. */
const REMEMBERED_SIZE = 200
const SCALAR = 5

const sizeOf = (value: unknown, depth: number): number =>
  typeof value === 'string'
    ? value.length + 2
    : value !== null && typeof value === 'object'
      ? seal(value, depth)
      : SCALAR

/** Freezes a value and returns its bytes as JSON, but for what is escaped in it. */
export function seal(value: object, depth = 0): number {
  const known = sizes.get(value)
  if (known !== undefined) return known
  Object.freeze(value)
  let size = 1
  if (Array.isArray(value)) for (const item of value) size += 1 + sizeOf(item, depth + 1)
  else
    for (const key in value) {
      const child = (value as Record<string, unknown>)[key]
      if (child !== undefined) size += key.length + 4 + sizeOf(child, depth + 1)
    }
  if (depth <= REMEMBERED_DEPTH && size >= REMEMBERED_SIZE) sizes.set(value, size)
  return size
}

/** A frozen object as of a revision. */
export function stamped(object: KubeObject, revision: number): KubeObject {
  const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } }
  seal(stored)
  return stored
}

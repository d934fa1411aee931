/**
 * metadata.managedFields that are worked out when somebody reads them. To readers they are a field like any other:
 * listed, copied by a spread, written as JSON; only the store knows that nothing was worked out yet.
 */
import type { ObjectMeta } from '@/lib/cluster/apimachinery/object'

export interface LateFields {
  /** Frozen; always the same. */
  readonly value: readonly object[]
  /** The bytes of `value` are at most so many. */
  readonly bound: number
}

const LATE = Symbol('managedFields')
type Late = { [LATE]?: LateFields }

/** One getter for all: objects with getters of their own are slow to read. */
const FIELD: PropertyDescriptor = {
  enumerable: true,
  get(this: Late) {
    return this[LATE]?.value
  },
}

export const lateFieldsOf = (metadata: ObjectMeta): LateFields | undefined => (metadata as Late)[LATE]

/** A copy that may be changed. */
export function copyMetadata(metadata: ObjectMeta): ObjectMeta {
  const late = lateFieldsOf(metadata)
  return late ? withLateFields(metadata, late, metadata.resourceVersion) : { ...metadata }
}

/** An entry that says nothing; a list of none would not be kept in its place among the others. */
const UNREAD = [{ operation: 'Update' }]

/** A copy of metadata for those who do not look at managedFields. */
export function unreadMetadata(metadata: ObjectMeta): ObjectMeta {
  const copy: Record<string, unknown> = {}
  for (const key in metadata) copy[key] = key === 'managedFields' ? UNREAD : metadata[key as keyof ObjectMeta]
  return copy as unknown as ObjectMeta
}

/** A copy of metadata that have managedFields, with others in their place. */
export function withLateFields(metadata: ObjectMeta, late: LateFields, resourceVersion: string): ObjectMeta {
  const copy: Record<string, unknown> = {}
  for (const key in metadata) {
    if (key === 'managedFields') Object.defineProperty(copy, key, FIELD)
    else copy[key] = key === 'resourceVersion' ? resourceVersion : metadata[key as keyof ObjectMeta]
  }
  Object.defineProperty(copy, LATE, { value: late })
  return copy as unknown as ObjectMeta
}

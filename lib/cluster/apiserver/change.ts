/** Whether a write changes anything, and what. */
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { canonicalJson } from '@/lib/cluster/sim/hash'

/** Everything but metadata and status: what `generation` counts. */
export function desired(object: KubeObject): Record<string, unknown> {
  const { metadata: _metadata, status: _status, ...rest } = object
  return rest
}

/** Equal in all fields but one. */
function equalBut(field: string, a: object, b: object): boolean {
  const [left, right] = [a, b] as Record<string, unknown>[]
  if (!left || !right) return false
  for (const key in left) if (key !== field && !deepEqual(left[key], right[key])) return false
  for (const key in right) if (key !== field && !(key in left) && right[key] !== undefined) return false
  return true
}

/** Equal in all but who wrote what. */
export const isSame = (a: KubeObject, b: KubeObject): boolean =>
  (a.metadata === b.metadata || equalBut('managedFields', a.metadata, b.metadata)) &&
  equalBut('metadata', a, b)

/** A write that would only move the times of who wrote what is none. */
export function changesNothing(next: KubeObject, old: KubeObject): boolean {
  if (!isSame(next, old)) return false
  if (next.metadata === old.metadata) return true
  if (deepEqual(next.metadata.managedFields, old.metadata.managedFields)) return true
  const entries = ({ metadata: { managedFields = [] } }: KubeObject) =>
    managedFields.map((entry) => canonicalJson({ ...entry, time: undefined })).sort()
  return deepEqual(entries(next), entries(old))
}

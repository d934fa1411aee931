import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { mergeRule } from '@/lib/cluster/apimachinery/merge-keys'
import { type FieldType, fieldsOf } from '@/lib/cluster/apimachinery/schema'
import { isMap, type JsonMap } from '../go-format'

/*
 * Mirrors: strategicpatch.CreateThreeWayMergePatch: what the manifest adds or changes against the
 * server's object, and what it dropped since it was last applied.
 * Differs: of several changed items with one key (a port number with two protocols) the first is found.
 */

function fieldType(type: string | undefined, field: string): FieldType | undefined {
  return type === undefined ? undefined : fieldsOf(type)?.get(field)?.type
}

function objectType(type: FieldType | undefined): string | undefined {
  if (type?.kind === 'object') return type.type
  return type?.kind === 'list' ? objectType(type.of) : undefined
}

function findByKey(list: unknown, key: string, value: unknown): JsonMap | undefined {
  return Array.isArray(list) ? list.find((item) => isMap(item) && item[key] === value) : undefined
}

function patchObjectList(
  patch: JsonMap,
  field: string,
  key: string,
  lists: { original: unknown; modified: unknown[]; current: unknown[] },
  type: string | undefined,
): void {
  const items: JsonMap[] = []
  const modified = lists.modified.filter(isMap)
  for (const item of modified) {
    // Of several items with one key, each may be there already.
    if (lists.current.some((one) => deepEqual(one, item))) continue
    const current = findByKey(lists.current, key, item[key])
    if (!current) {
      items.push(item)
      continue
    }
    const change = threeWayPatch(findByKey(lists.original, key, item[key]) ?? {}, item, current, type)
    if (Object.keys(change).length > 0) items.push({ ...change, [key]: item[key] })
  }
  for (const item of Array.isArray(lists.original) ? lists.original : []) {
    if (isMap(item) && !findByKey(modified, key, item[key]))
      items.push({ $patch: 'delete', [key]: item[key] })
  }
  const keys = (list: unknown[]) => list.map((item) => (isMap(item) ? item[key] : undefined))
  const sameOrder = deepEqual(keys(lists.current), keys(modified))
  if (items.length > 0) patch[field] = items
  if (items.length > 0 || !sameOrder) {
    patch[`$setElementOrder/${field}`] = modified.map((item) => ({ [key]: item[key] }))
  }
}

function patchSet(
  patch: JsonMap,
  field: string,
  original: unknown,
  modified: unknown[],
  current: unknown[],
): void {
  const added = modified.filter((item) => !current.includes(item))
  const dropped = (Array.isArray(original) ? original : []).filter((item) => !modified.includes(item))
  if (added.length > 0) patch[field] = added
  if (dropped.length > 0) patch[`$deleteFromPrimitiveList/${field}`] = dropped
  if (added.length > 0 || dropped.length > 0) patch[`$setElementOrder/${field}`] = modified
}

function patchField(
  patch: JsonMap,
  field: string,
  original: unknown,
  modified: unknown,
  current: unknown,
  type: string | undefined,
): void {
  const rule = mergeRule(type, field)
  const inner = objectType(fieldType(type, field))
  if (isMap(modified) && isMap(current) && !rule.whole) {
    const change = threeWayPatch(isMap(original) ? original : {}, modified, current, inner)
    if (Object.keys(change).length === 0) return
    patch[field] = rule.retainKeys ? { $retainKeys: Object.keys(modified).sort(), ...change } : change
  } else if (Array.isArray(modified) && Array.isArray(current) && rule.key) {
    patchObjectList(patch, field, rule.key, { original, modified, current }, inner)
  } else if (Array.isArray(modified) && Array.isArray(current) && rule.set) {
    patchSet(patch, field, original, modified, current)
  } else if (!deepEqual(modified, current)) patch[field] = modified
}

/**
 * The patch that takes the server's object to what the manifest wants.
 * @param original what was applied last
 * @param modified the manifest
 * @param current the server's object
 * @param type the schema's name of the type (`apps/v1/Deployment`); undefined makes a JSON merge patch
 */
export function threeWayPatch(
  original: JsonMap,
  modified: JsonMap,
  current: JsonMap,
  type: string | undefined,
): JsonMap {
  const patch: JsonMap = {}
  for (const [field, value] of Object.entries(modified)) {
    if (!(field in current)) patch[field] = value
    else patchField(patch, field, original[field], value, current[field], type)
  }
  for (const field of Object.keys(original)) if (!(field in modified)) patch[field] = null
  return patch
}

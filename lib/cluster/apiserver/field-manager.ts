import {
  differenceOfSets,
  EMPTY_SET,
  type FieldSet,
  isEmptySet,
  unionSets,
} from '@/lib/cluster/apimachinery/field-set'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { rootRef, type TypeRef } from '@/lib/cluster/apimachinery/merge-schema'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { compareObjects } from '@/lib/cluster/apimachinery/typed-compare'
import type { Kind } from '@/lib/cluster/apis/kind'
import {
  type FieldWriter,
  isSameWriter,
  type Manager,
  managersOfWrite,
  writeManagers,
} from '@/lib/cluster/apiserver/managed-fields'

export type Json = Record<string, unknown>

/** What nobody manages. */
const UNMANAGED = new Set(
  'name namespace creationTimestamp selfLink uid generation managedFields resourceVersion'.split(' '),
)

/** The part of an object that a writer's fields are taken from. */
export function managedPart(object: object | undefined, kind: Kind, subresource?: string): Json {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = (object ?? {}) as Json
  if (subresource === 'status' || subresource === 'approval')
    return rest.status === undefined ? {} : { status: rest.status }
  if (kind.subresources?.includes('status')) delete rest.status
  if (!isObject(metadata)) return rest
  const kept: Json = {}
  for (const key in metadata) if (!UNMANAGED.has(key)) kept[key] = metadata[key]
  return Object.keys(kept).length > 0 ? { metadata: kept, ...rest } : rest
}

/** Takes fields from every manager; those left with nothing go. */
export function disown(managers: readonly Manager[], fields: FieldSet): Manager[] {
  if (isEmptySet(fields)) return [...managers]
  return managers
    .map((manager) => {
      const left = differenceOfSets(manager.fields, fields)
      return left === manager.fields ? manager : { ...manager, fields: left }
    })
    .filter((manager) => !isEmptySet(manager.fields))
}

export const refOf = (kind: Kind): TypeRef => kind.merges?.() ?? rootRef(kind.schema)

/** Records an update in a draft's managedFields; `old` is what it replaces, if anything. */
export function trackUpdate(
  kind: Kind,
  old: KubeObject | undefined,
  draft: KubeObject,
  writer: FieldWriter,
  now: number,
): void {
  const managers = managersOfWrite(old, draft, writer.subresource)
  const { subresource } = writer
  const part = subresource === 'scale' ? undefined : subresource
  const { added, modified, removed } = compareObjects(
    managedPart(old, kind, part),
    managedPart(draft, kind, part),
    refOf(kind),
  )
  const taken = unionSets(added, modified)
  if (isEmptySet(taken) && isEmptySet(removed)) {
    writeManagers(draft, managers)
    return
  }
  const own = managers.find((manager) => isSameWriter(manager, writer))
  const others = disown(
    managers.filter((manager) => manager !== own),
    unionSets(taken, removed),
  )
  const fields = unionSets(differenceOfSets(own?.fields ?? EMPTY_SET, removed), taken)
  const time = isEmptySet(taken) ? own?.time : formatTime(now)
  writeManagers(draft, [...others, { ...writer, fields, ...(time ? { time } : {}) }])
}

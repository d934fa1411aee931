/**
 * metadata.managedFields: who wrote which field, and when.
 * Mirrors: apimachinery/pkg/util/managedfields/internal/managedfields.go.
 */
import { EMPTY_SET, type FieldSet, isEmptySet } from '@/lib/cluster/apimachinery/field-set'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'

/** Who writes an object, and how. */
export interface FieldWriter {
  manager: string
  operation: 'Apply' | 'Update'
  apiVersion: string
  subresource?: string
}

/** One entry; its fields are a set. */
export interface Manager extends FieldWriter {
  time?: string
  fields: FieldSet
}

/** Two writers are one when this is equal: an applier whatever its API version. */
export const managerId = ({ manager, operation, apiVersion, subresource = '' }: FieldWriter): string =>
  JSON.stringify([manager, operation, operation === 'Apply' ? '' : apiVersion, subresource])

export const isSameWriter = (a: FieldWriter, b: FieldWriter): boolean =>
  a.manager === b.manager &&
  a.operation === b.operation &&
  (a.operation === 'Apply' || a.apiVersion === b.apiVersion) &&
  (a.subresource ?? '') === (b.subresource ?? '')

/** Stored entries never change: each is read once, and goes back as it came. */
const known = new WeakMap<object, Manager>()
const entries = new WeakMap<Manager, object>()

function decodeEntry(entry: unknown): Manager | undefined {
  if (!isObject(entry)) return undefined
  const before = known.get(entry)
  if (before) return before
  const manager = readEntry(entry)
  if (manager && Object.isFrozen(entry)) {
    known.set(entry, manager)
    entries.set(manager, entry)
  }
  return manager
}

function readEntry(entry: Record<string, unknown>): Manager | undefined {
  const { manager, operation, apiVersion, time, subresource, fieldsV1 } = entry
  if (operation !== 'Apply' && operation !== 'Update') return undefined
  return {
    manager: typeof manager === 'string' ? manager : '',
    operation,
    apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
    ...(typeof subresource === 'string' && subresource !== '' ? { subresource } : {}),
    ...(typeof time === 'string' ? { time } : {}),
    fields: isObject(fieldsV1) ? (fieldsV1 as FieldSet) : EMPTY_SET,
  }
}

/** The entries of an object's metadata; none when they make no sense. */
export function readManagers(object: KubeObject | undefined): Manager[] {
  const entries: unknown = object?.metadata?.managedFields
  if (!Array.isArray(entries)) return []
  const managers = entries.map(decodeEntry)
  return managers.some((manager) => manager === undefined) ? [] : (managers as Manager[])
}

/** True when a write asks for the entries to be forgotten: a list of one empty entry. */
function isReset(object: KubeObject): boolean {
  const entries: unknown = object.metadata.managedFields
  return Array.isArray(entries) && entries.length === 1 && deepEqual(entries[0], {})
}

/** The entries that a write starts from: its own when it states any, else those of the stored object. */
export function managersOfWrite(
  old: KubeObject | undefined,
  draft: KubeObject,
  subresource?: string,
): Manager[] {
  if (subresource) return readManagers(old)
  if (isReset(draft)) return []
  const stated = readManagers(draft)
  return stated.length > 0 ? stated : readManagers(old)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const order = (a: Manager, b: Manager): number =>
  compare(a.operation, b.operation) ||
  compare(a.time ?? '', b.time ?? '') ||
  compare(a.manager, b.manager) ||
  compare(a.apiVersion, b.apiVersion) ||
  compare(a.subresource ?? '', b.subresource ?? '')

const newEntry = ({ manager, operation, apiVersion, time, fields, subresource }: Manager): object => ({
  apiVersion,
  fieldsType: 'FieldsV1',
  fieldsV1: fields,
  manager,
  operation,
  ...(subresource ? { subresource } : {}),
  ...(time ? { time } : {}),
})

/** Puts the entries into a draft's metadata, in the server's order. */
export function writeManagers(draft: KubeObject, managers: readonly Manager[]): void {
  const written = managers
    .filter((manager) => !isEmptySet(manager.fields))
    .sort(order)
    .map((manager) => entries.get(manager) ?? newEntry(manager))
  const metadata: { managedFields?: unknown } = draft.metadata
  if (written.length > 0) metadata.managedFields = written
  else delete metadata.managedFields
}

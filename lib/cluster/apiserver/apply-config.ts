/**
 * Merges what is applied server-side into what is there.
 * Mirrors: structured-merge-diff/merge/update.go.
 */
import { decode } from '@/lib/cluster/apimachinery/decode'
import { ApiError, applyConflict, badRequest } from '@/lib/cluster/apimachinery/errors'
import {
  differenceOfSets,
  EMPTY_SET,
  type FieldSet,
  intersectSets,
  isEmptySet,
  pathsOf,
  unionSets,
} from '@/lib/cluster/apimachinery/field-set'
import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { TypeRef } from '@/lib/cluster/apimachinery/merge-schema'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { compareObjects, fieldSetOf } from '@/lib/cluster/apimachinery/typed-compare'
import { mergeValues, removeFields, withNamedFields } from '@/lib/cluster/apimachinery/typed-merge'
import { typedProblem } from '@/lib/cluster/apimachinery/typed-validate'
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'
import { disown, type Json, managedPart, refOf } from '@/lib/cluster/apiserver/field-manager'
import {
  type FieldWriter,
  type Manager,
  managerId,
  readManagers,
  writeManagers,
} from '@/lib/cluster/apiserver/managed-fields'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

function managerText({ manager, subresource, operation, apiVersion }: FieldWriter): string {
  const who =
    JSON.stringify(manager) + (subresource ? ` with subresource ${JSON.stringify(subresource)}` : '')
  return operation === 'Update' ? `${who} using ${apiVersion}` : who
}

function conflictError(conflicts: readonly Manager[]): ApiError {
  const all = [...conflicts]
    .sort((a, b) => (managerId(a) < managerId(b) ? -1 : 1))
    .map((manager) => ({ text: managerText(manager), paths: pathsOf(manager.fields) }))
  const causes = all.flatMap(({ text, paths }) =>
    paths.map((field) => ({ reason: 'FieldManagerConflict', message: `conflict with ${text}`, field })),
  )
  const single = causes.length === 1 ? causes[0] : undefined
  const listed = all.map(({ text, paths }) => [
    `conflicts with ${text}:`,
    ...paths.map((path) => `- ${path}`),
  ])
  const message = single
    ? `Apply failed with 1 conflict: ${single.message}: ${single.field}`
    : `Apply failed with ${causes.length} conflicts: ${listed.flat().join('\n')}`
  return applyConflict(message, causes)
}

/** What kubectl applied client-side and what still stands: `kubectl apply --server-side` may take it over. */
function takeoverSet(live: Json, ref: TypeRef): FieldSet {
  const annotations = isObject(live.metadata) ? live.metadata.annotations : undefined
  const text = isObject(annotations) ? annotations[LAST_APPLIED] : undefined
  if (typeof text !== 'string') return EMPTY_SET
  let applied: unknown
  try {
    applied = JSON.parse(text)
  } catch {
    return EMPTY_SET
  }
  if (!isObject(applied)) return EMPTY_SET
  const { added, modified, removed } = compareObjects(applied, live, ref)
  return differenceOfSets(fieldSetOf(applied, ref), unionSets(unionSets(added, modified), removed))
}

/** Takes away what this manager applied before, applies no longer, and nobody else manages. */
function prune(merged: Json, before: FieldSet, managers: readonly Manager[], ref: TypeRef): Json {
  if (isEmptySet(before)) return merged
  const named = (set: FieldSet) => withNamedFields(set, ref)
  const last = named(before)
  const managed = named(managers.reduce((all, { fields }) => unionSets(all, fields), EMPTY_SET))
  const all = named(fieldSetOf(merged, ref))
  const without = (set: FieldSet) => (removeFields(merged, set, ref) ?? {}) as Json
  const left = named(fieldSetOf(without(last), ref))
  const ownedBack = without(differenceOfSets(all, unionSets(left, managed)))
  const kept = named(fieldSetOf(ownedBack, ref))
  return without(intersectSets(differenceOfSets(all, kept), last))
}

export interface ApplyOptions {
  manager: string
  force: boolean
  subresource?: string
  now: number
}

/** Fields of a configuration that the schema of a custom kind does not have. */
function undeclared(fields: readonly string[]): string | undefined {
  const problems = fields.map((field) => `.${field}: field not declared in schema`)
  return problems.length < 2 ? problems[0] : ['errors:', ...problems.map((text) => `  ${text}`)].join('\n')
}

function checkConfig(kind: Kind, config: Json): void {
  const version = groupVersion(kind)
  if (config.apiVersion !== version) {
    throw badRequest(
      `Incorrect version specified in apply patch. Specified patch version: ${String(config.apiVersion)}, expected: ${version}`,
    )
  }
  const metadata = isObject(config.metadata) ? config.metadata : {}
  if (metadata.managedFields !== undefined && metadata.managedFields !== null) {
    throw badRequest('metadata.managedFields must be nil')
  }
  const problem = kind.decode
    ? undeclared(kind.decode(config).unknownFields)
    : typedProblem(config, kind.schema)
  if (problem === undefined) return
  const { namespace = '', name = '' } = metadata
  const type = `${version}, Kind=${kind.kind}`
  throw new ApiError({
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    message: `failed to create typed patch object (${String(namespace)}/${String(name)}; ${type}): ${problem}`,
    code: 500,
  })
}

/** The annotation of client-side apply follows what kubectl applies server-side. */
function syncLastApplied(merged: Json, config: Json): Json {
  const metadata = isObject(merged.metadata) ? merged.metadata : {}
  if (!isObject(metadata.annotations) || metadata.annotations[LAST_APPLIED] === undefined) return merged
  const text = `${escapeHtml(JSON.stringify(sortKeys(config)))}\n`
  return {
    ...merged,
    metadata: { ...metadata, annotations: { ...metadata.annotations, [LAST_APPLIED]: text } },
  }
}

/** What Go's encoder writes for characters that mean something in HTML. */
const escapeHtml = (json: string): string =>
  json.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  )
}

/**
 * The live object with a configuration applied, decoded; its managedFields say who manages what now.
 * @param live undefined creates
 * @throws ApiError Conflict, BadRequest, or what is wrong with the types of the configuration
 */
export function applyConfig(
  kind: Kind,
  live: KubeObject | undefined,
  config: Json,
  options: ApplyOptions,
): Json {
  checkConfig(kind, config)
  const { manager, subresource, now } = options
  const ref = refOf(kind)
  const part = (object: object) => managedPart(object, kind, subresource)
  const writer: Manager = {
    manager,
    operation: 'Apply',
    apiVersion: groupVersion(kind),
    ...(subresource ? { subresource } : {}),
    fields: fieldSetOf(part(config), ref),
  }
  const id = managerId(writer)
  const known = readManagers(live)
  const own = known.find((entry) => managerId(entry) === id)
  const others = known.filter((entry) => entry !== own)
  const before: Json = live ?? {}
  const merged = prune(
    mergeValues(before, config, ref) as Json,
    own?.fields ?? EMPTY_SET,
    [...others, { ...writer, fields: fieldSetOf(config, ref) }],
    ref,
  )
  const difference = compareObjects(part(before), part(merged), ref)
  const changed = unionSets(difference.added, difference.modified)
  const conflicts = others
    .map((entry) => ({ ...entry, fields: intersectSets(entry.fields, changed) }))
    .filter((entry) => !isEmptySet(entry.fields))
  if (conflicts.length > 0 && !options.force) checkTakeover(conflicts, manager, before, ref)
  const same = deepEqual(merged, before)
  const time = same ? own?.time : formatTime(now)
  const managers = [
    ...disown(others, unionSets(changed, difference.removed)),
    { ...writer, ...(time ? { time } : {}) },
  ]
  const synced = manager === 'kubectl' ? syncLastApplied(merged, config) : merged
  const { object } = kind.decode?.(synced) ?? decode(synced, kind.schema)
  const draft = { ...object, metadata: { ...(isObject(object.metadata) ? object.metadata : {}) } }
  writeManagers(draft as unknown as KubeObject, managers)
  return draft
}

function checkTakeover(conflicts: readonly Manager[], manager: string, live: Json, ref: TypeRef): void {
  const allowed = manager === 'kubectl' ? takeoverSet(live, ref) : EMPTY_SET
  const left = conflicts
    .map((entry) => ({ ...entry, fields: differenceOfSets(entry.fields, allowed) }))
    .filter((entry) => !isEmptySet(entry.fields))
  if (left.length > 0) throw conflictError(left)
}

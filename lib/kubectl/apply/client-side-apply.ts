import { mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import { fieldsOf } from '@/lib/cluster/apimachinery/schema'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import type { CommandContext } from '../cli/command'
import { groupVersion, type Manifest, type Mapping, withoutResourceVersion } from '../client/rest-client'
import { ApiStatusError, asKubectlError, isConflict, isNotFound, KubectlError, withSource } from '../errors'
import { isMap, type JsonMap, marshalJson, quote } from '../go-format'
import type { Steps } from '../io'
import type { Info } from '../resource/resource-finder'
import { LAST_APPLIED, readLastApplied, withLastApplied } from './last-applied'
import { recreate } from './recreate'
import { threeWayPatch } from './three-way-patch'

const RETRIES = 5

export interface ApplyOptions {
  dryRun: 'none' | 'server' | 'client'
  query: Record<string, string>
}

export interface Applied {
  object: Manifest
  operation: 'created' | 'configured' | 'unchanged'
  /** The server's object before. */
  before?: Manifest
}

/** The schema's name of a kind; undefined for what only custom resource definitions know. */
export function schemaType(mapping: Mapping): string | undefined {
  const type = `${groupVersion(mapping)}/${mapping.kind}`
  return fieldsOf(type) ? type : undefined
}

/** resource.Info's text in messages. */
export function describeInfo(info: Info): string {
  const { group, version, resource, kind } = info.mapping
  const gv = `${group}/${version}`
  return [
    `Resource: ${quote(`${gv}, Resource=${resource}`)}, GroupVersionKind: ${quote(`${gv}, Kind=${kind}`)}`,
    `Name: ${quote(info.name)}, Namespace: ${quote(info.namespace ?? '')}`,
  ].join('\n')
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, withoutNulls(child)]),
  )
}

/** Applies a patch to an object without the server. */
export function patchLocally(current: Manifest, patch: JsonMap, mapping: Mapping): Manifest {
  const type = schemaType(mapping)
  return (type ? strategicMergePatch(current, patch, type) : mergePatch(current, patch)) as Manifest
}

/** The patch between a manifest (with its annotation) and the server's object. */
export function applyPatchFor(modified: Manifest, current: Manifest, mapping: Mapping): JsonMap {
  return threeWayPatch(readLastApplied(current) ?? {}, modified, current, schemaType(mapping))
}

/** Sends the patch; one that meets a newer object is made again. */
function sendPatch(
  context: CommandContext,
  info: Info,
  modified: Manifest,
  first: Manifest,
  options: ApplyOptions,
): { patch: JsonMap; object: Manifest } | { patch: JsonMap; refused: Error; current: Manifest } {
  let current = first
  for (let attempt = 0; ; attempt++) {
    const patch = applyPatchFor(modified, current, info.mapping)
    if (Object.keys(patch).length === 0) return { patch, object: current }
    try {
      const contentType = schemaType(info.mapping) ? 'strategic-merge-patch' : 'merge-patch'
      return { patch, object: context.client.patch(info, contentType, patch, options.query) }
    } catch (error) {
      if (!isConflict(error) || attempt >= RETRIES) return { patch, refused: asKubectlError(error), current }
      current = context.client.get(info.mapping, info.namespace, info.name)
    }
  }
}

/** Patches an object; with --force one that refuses is deleted and created. @throws with the patch named */
function* patchOrRecreate(
  context: CommandContext,
  info: Info,
  current: Manifest,
  options: ApplyOptions,
): Steps<{ object: Manifest; changed: boolean }> {
  const modified = withLastApplied(info.object)
  const sent = sendPatch(context, info, modified, current, options)
  if ('object' in sent) return { object: sent.object, changed: Object.keys(sent.patch).length > 0 }
  const { refused } = sent
  let failed = { patch: sent.patch, error: withSource('patching', info.source, refused) }
  const replaceable = refused instanceof ApiStatusError && ['Invalid', 'Conflict'].includes(refused.reason)
  if (replaceable && context.flags.bool('force')) {
    try {
      return {
        object: yield* recreate(context, info, { modified, current: sent.current }, options.query),
        changed: true,
      }
    } catch (error) {
      failed = { patch: modified, error: asKubectlError(error) }
    }
  }
  const verb = `applying patch:\n${marshalJson(failed.patch)}\nto:\n${describeInfo(info)}\nfor:`
  throw withSource(verb, info.source, failed.error)
}

function createMissing(context: CommandContext, info: Info, options: ApplyOptions): Applied {
  const object = withoutNulls(withLastApplied(info.object)) as Manifest
  if (options.dryRun === 'client') return { object, operation: 'created' }
  try {
    return {
      object: context.client.create(
        info.mapping,
        info.namespace,
        withoutResourceVersion(object),
        options.query,
      ),
      operation: 'created',
    }
  } catch (error) {
    throw withSource('creating', info.source, asKubectlError(error))
  }
}

function readCurrent(context: CommandContext, info: Info): Manifest | undefined {
  try {
    if (info.name === '') throw new KubectlError('resource name may not be empty')
    return context.client.get(info.mapping, info.namespace, info.name)
  } catch (error) {
    if (isNotFound(error)) return undefined
    const verb = `retrieving current configuration of:\n${describeInfo(info)}\nfrom server for:`
    throw withSource(verb, info.source, asKubectlError(error))
  }
}

/** `kubectl apply` of one object by a patch that the client works out. @throws with its source named */
export function* clientSideApply(context: CommandContext, info: Info, options: ApplyOptions): Steps<Applied> {
  const current = readCurrent(context, info)
  if (!current) return createMissing(context, info, options)
  if (current.metadata?.annotations?.[LAST_APPLIED] === undefined) {
    context.err(
      `Warning: resource ${info.mapping.resource}/${info.name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`,
    )
  }
  if (options.dryRun === 'client') {
    const patch = applyPatchFor(withLastApplied(info.object), current, info.mapping)
    const changed = Object.keys(patch).length > 0
    const object = changed ? patchLocally(current, patch, info.mapping) : current
    return { object, operation: changed ? 'configured' : 'unchanged', before: current }
  }
  const { object, changed } = yield* patchOrRecreate(context, info, current, options)
  return { object, operation: changed ? 'configured' : 'unchanged', before: current }
}

import { mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import { fieldsOf } from '@/lib/cluster/apimachinery/schema'
import { strategicMergePatch } from '@/lib/cluster/apimachinery/strategic-patch'
import type { CommandContext } from '../cli/command'
import { groupVersion, type Manifest, type Mapping, withoutResourceVersion } from '../client/rest-client'
import { asKubectlError, isConflict, isNotFound, KubectlError, withSource } from '../errors'
import { isMap, type JsonMap, marshalJson, quote } from '../go-format'
import type { Info } from '../resource/resource-finder'
import { LAST_APPLIED, readLastApplied, withLastApplied } from './last-applied'
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

function sendPatch(
  context: CommandContext,
  info: Info,
  modified: Manifest,
  first: Manifest,
  options: ApplyOptions,
) {
  let current = first
  for (let attempt = 0; ; attempt++) {
    const patch = applyPatchFor(modified, current, info.mapping)
    if (Object.keys(patch).length === 0) return { patch, object: current }
    try {
      const contentType = schemaType(info.mapping) ? 'strategic-merge-patch' : 'merge-patch'
      return { patch, object: context.client.patch(info, contentType, patch, options.query) }
    } catch (error) {
      const retry = isConflict(error) && attempt < RETRIES
      if (!retry) {
        const patching = withSource('patching', info.source, asKubectlError(error))
        throw withSource(
          `applying patch:\n${marshalJson(patch)}\nto:\n${describeInfo(info)}\nfor:`,
          info.source,
          patching,
        )
      }
      current = context.client.get(info.mapping, info.namespace, info.name)
    }
  }
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
export function clientSideApply(context: CommandContext, info: Info, options: ApplyOptions): Applied {
  const current = readCurrent(context, info)
  if (!current) return createMissing(context, info, options)
  if (current.metadata?.annotations?.[LAST_APPLIED] === undefined) {
    context.err(
      `Warning: resource ${info.mapping.resource}/${info.name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`,
    )
  }
  const modified = withLastApplied(info.object)
  if (options.dryRun === 'client') {
    const patch = applyPatchFor(modified, current, info.mapping)
    const changed = Object.keys(patch).length > 0
    const object = changed ? patchLocally(current, patch, info.mapping) : current
    return { object, operation: changed ? 'configured' : 'unchanged', before: current }
  }
  const { patch, object } = sendPatch(context, info, modified, current, options)
  return { object, operation: Object.keys(patch).length > 0 ? 'configured' : 'unchanged', before: current }
}

import { schemaType } from '../apply/client-side-apply'
import { threeWayPatch } from '../apply/three-way-patch'
import type { CommandContext } from '../cli/command'
import { type DryRun, dryRunOf, writeQuery } from '../cli/common-flags'
import { groupResource, type Manifest } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected, withPrefix } from '../errors'
import { type JsonMap, quote } from '../go-format'
import { resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import type { Found, Info } from '../resource/resource-finder'

/** The patch from one state of an object to another (strategicpatch.CreateTwoWayMergePatch). */
export function twoWayPatch(info: Info, after: Manifest): JsonMap {
  return threeWayPatch(info.object, after, info.object, schemaType(info.mapping))
}

export interface Mutation {
  /** `image updated` */
  operation: string
  dryRun: DryRun
  local?: boolean
  /** What does not change is sent and printed as well. */
  always?: boolean
  /** What stands before the server's refusal: `failed to patch image update to pod template:` */
  failure?: string
}

/** Sends what changed, or works it out locally. */
export function sendChange(
  context: CommandContext,
  info: Info,
  after: Manifest,
  options: Mutation,
): Manifest {
  if (options.local || options.dryRun === 'client') return after
  const patch = twoWayPatch(info, after)
  const contentType = schemaType(info.mapping) ? 'strategic-merge-patch' : 'merge-patch'
  try {
    return context.client.patch(info, contentType, patch, writeQuery(context.flags, options.dryRun))
  } catch (error) {
    throw options.failure ? withPrefix(options.failure, asKubectlError(error)) : error
  }
}

/** An object in the errors of `kubectl set`; one that the server does not know ends its line (Info.ObjectName). */
export function objectName({ mapping, name, object }: Info, local: boolean): string {
  if (!local) return `${mapping.resource}/${name}`
  const group = object.apiVersion?.includes('/') ? `.${mapping.group}` : ''
  return `${mapping.kind.toLowerCase()}${group}/${name}\n`
}

/**
 * Changes each object and prints it. `change` returns the new object, or undefined for nothing to do.
 * All are changed before the first is sent. Errors are collected and thrown at the end.
 */
export function mutateAll(
  context: CommandContext,
  found: Found,
  options: Mutation,
  change: (info: Info) => Manifest | undefined,
): void {
  const print = resultPrinter(context, options.dryRun)
  const { errors } = found
  const changes = found.infos.map((info) => ({ info, changed: attempt(() => change(info)) }))
  for (const { info, changed } of changes) {
    try {
      if (changed instanceof Error) throw changed
      if (!changed) continue
      const after = recorded(context, changed)
      if (!options.always && Object.keys(twoWayPatch(info, after)).length === 0) continue
      print(sendChange(context, info, after, options), options.operation)
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
}

function attempt<T>(step: () => T): T | Error {
  try {
    return step()
  } catch (error) {
    return asKubectlError(error)
  }
}

/** `error: replicasets.apps "web" restarting is not supported` */
export function resourceError(info: Info, text: string): KubectlError {
  return new KubectlError(`error: ${groupResource(info.mapping)} ${quote(info.name)} ${text}`)
}

/** The options of a change, from the flags that most of these verbs share. */
export function mutationOf(context: CommandContext, operation: string, failure?: string): Mutation {
  const mutation = { operation, dryRun: dryRunOf(context), local: context.flags.bool('local') }
  return failure ? { ...mutation, failure } : mutation
}

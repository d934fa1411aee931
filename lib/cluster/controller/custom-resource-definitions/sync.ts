/**
 * Accepts the names of CustomResourceDefinitions, establishes them, and empties those that are deleted.
 * It runs in the API server, not in the controller manager.
 * Mirrors: apiextensions-apiserver/pkg/controller/{status,establish,finalizer}.
 */
import { isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  CLEANUP_FINALIZER,
  CRD_RESOURCE,
  type CrdCondition,
  type CrdNames,
  type CustomResourceDefinition,
  hasCondition,
} from '@/lib/cluster/apis/apiextensions/crd'
import { withCondition } from '@/lib/cluster/apis/apiextensions/custom-resource-definition-strategy'
import type { ComponentContext } from '@/lib/cluster/client/component'

type Crd = CustomResourceDefinition

/** How often a deletion looks whether all objects are gone. */
const POLL = 5000

const find = (ctx: ComponentContext, name: string) =>
  ctx.client.find(CRD_RESOURCE, undefined, name) as unknown as Crd | undefined

function writeStatus(ctx: ComponentContext, crd: Crd): Crd {
  return ctx.client.updateStatus(CRD_RESOURCE, crd as never) as unknown as Crd
}

function set(ctx: ComponentContext, crd: Crd, condition: CrdCondition): Crd {
  const { acceptedNames, conditions, storedVersions } = crd.status ?? {}
  const status = {
    acceptedNames: acceptedNames ?? { plural: '', kind: '' },
    conditions: withCondition(conditions ?? [], condition, ctx.now()),
    storedVersions: storedVersions ?? [],
  }
  return { ...crd, status }
}

/** Names that other definitions of the group have. */
function taken(ctx: ComponentContext, crd: Crd): { resources: Set<string>; kinds: Set<string> } {
  const others = (ctx.lister.list(CRD_RESOURCE) as unknown as Crd[]).filter(
    (other) => other.metadata.name !== crd.metadata.name && other.spec.group === crd.spec.group,
  )
  const names = others.flatMap(({ status }) => (status ? [status.acceptedNames] : []))
  return {
    resources: new Set(names.flatMap((one) => [one.plural, one.singular ?? '', ...(one.shortNames ?? [])])),
    kinds: new Set(names.flatMap((one) => [one.kind, one.listKind ?? ''])),
  }
}

interface Naming {
  accepted: CrdNames
  condition: CrdCondition
}

/** Accepts each name that is free; the last conflict is the one that is told. */
function acceptNames(ctx: ComponentContext, crd: Crd): Naming {
  const { resources, kinds } = taken(ctx, crd)
  const wanted = crd.spec.names
  const accepted: CrdNames = { ...(crd.status?.acceptedNames ?? { plural: '', kind: '' }) }
  let condition: CrdCondition = {
    type: 'NamesAccepted',
    status: 'True',
    reason: 'NoConflicts',
    message: 'no conflicts found',
  }
  const refuse = (reason: string, names: string[]) => {
    const list = names.map((name) => `${JSON.stringify(name)} is already in use`)
    const message = list.length === 1 ? (list[0] ?? '') : `[${list.join(', ')}]`
    condition = { type: 'NamesAccepted', status: 'False', reason, message }
  }
  const claim = (field: 'plural' | 'singular' | 'kind' | 'listKind', used: Set<string>, reason: string) => {
    const name = wanted[field] ?? ''
    if (name !== accepted[field] && used.has(name)) refuse(reason, [name])
    else accepted[field] = name
  }
  claim('plural', resources, 'PluralConflict')
  claim('singular', resources, 'SingularConflict')
  const inUse = (wanted.shortNames ?? []).filter(
    (name) => !accepted.shortNames?.includes(name) && resources.has(name),
  )
  if (inUse.length > 0) refuse('ShortNamesConflict', inUse)
  else if (wanted.shortNames) accepted.shortNames = wanted.shortNames
  else delete accepted.shortNames
  claim('kind', kinds, 'KindConflict')
  claim('listKind', kinds, 'ListKindConflict')
  if (wanted.categories) accepted.categories = wanted.categories
  else delete accepted.categories
  return { accepted, condition }
}

function name(ctx: ComponentContext, crd: Crd): Crd {
  if (deepEqual(crd.spec.names, crd.status?.acceptedNames)) return crd
  const { accepted, condition } = acceptNames(ctx, crd)
  let next = set(ctx, crd, condition)
  if (next.status) next.status = { ...next.status, acceptedNames: accepted }
  if (!hasCondition(crd, 'Established')) {
    const isAccepted = condition.status === 'True'
    next = set(ctx, next, {
      type: 'Established',
      status: 'False',
      reason: isAccepted ? 'Installing' : 'NotAccepted',
      message: isAccepted ? 'the initial names have been accepted' : 'not all names are accepted',
    })
  }
  return deepEqual(next.status, crd.status) ? crd : writeStatus(ctx, next)
}

function establish(ctx: ComponentContext, crd: Crd): void {
  if (!hasCondition(crd, 'NamesAccepted') || hasCondition(crd, 'Established')) return
  const message = 'the initial names have been accepted'
  const next = set(ctx, crd, { type: 'Established', status: 'True', reason: 'InitialNamesAccepted', message })
  writeStatus(ctx, next)
}

const terminating = (status: 'True' | 'False', reason: string, message: string): CrdCondition => ({
  type: 'Terminating',
  status,
  reason,
  message,
})

/** @returns whether all objects of the definition are gone */
function deleteInstances(ctx: ComponentContext, crd: Crd): boolean {
  const resource = `${crd.spec.names.plural}.${crd.spec.group}`
  for (const { metadata } of ctx.client.list(resource)) {
    if (metadata.deletionTimestamp) continue
    try {
      ctx.client.delete(resource, metadata.namespace, metadata.name)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
  return ctx.client.list(resource).length === 0
}

function cleanUp(ctx: ComponentContext, crd: Crd): void {
  const finalizers = crd.metadata.finalizers ?? []
  if (!finalizers.includes(CLEANUP_FINALIZER)) return
  const progress = terminating('True', 'InstanceDeletionInProgress', 'CustomResource deletion is in progress')
  const marked = writeStatus(ctx, set(ctx, crd, progress))
  const established = hasCondition(marked, 'Established')
  if (established && !deleteInstances(ctx, marked)) {
    ctx.requeueAfter(crd.metadata.name, POLL)
    return
  }
  const done = established
    ? terminating('False', 'InstanceDeletionCompleted', 'removed all instances')
    : terminating('False', 'NeverEstablished', 'resource was never established')
  const last = writeStatus(ctx, set(ctx, marked, done))
  const rest = finalizers.filter((finalizer) => finalizer !== CLEANUP_FINALIZER)
  const patch = { metadata: { resourceVersion: last.metadata.resourceVersion, finalizers: rest } }
  ctx.client.patch(CRD_RESOURCE, undefined, crd.metadata.name, patch, { type: 'merge-patch' })
}

/** Names, establishes or empties a definition. */
export function syncDefinition(key: string, ctx: ComponentContext): void {
  const crd = find(ctx, key)
  if (!crd) return
  try {
    if (crd.metadata.deletionTimestamp) cleanUp(ctx, crd)
    else establish(ctx, name(ctx, crd))
  } catch (error) {
    if (isConflict(error)) ctx.enqueue(key)
    else if (!isNotFound(error)) throw error
  }
}

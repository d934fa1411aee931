/**
 * The metadata that the server itself fills in or keeps.
 * Mirrors: rest.FillObjectMetaSystemFields, rest.EnsureObjectNamespaceMatchesRequestNamespace and
 * rest.BeforeUpdate.
 */
import { badRequest, conflict } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, ObjectMeta } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { groupResource, type Kind, type StrategyContext } from '@/lib/cluster/apis/kind'
import { nextSuffix, nextUid } from '@/lib/cluster/sim/rng'

const MAX_GENERATED_BASE = 58

/** `base` cut so that a suffix of 5 still fits a label. */
const generatedName = (base: string, suffix: string): string => base.slice(0, MAX_GENERATED_BASE) + suffix

/** What the server says of an object that keeps, whatever a request says. */
const KEPT = ['generation', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'generateName'] as const

/** @throws ApiError BadRequest: the object names another namespace than the request */
function matchNamespace(meta: ObjectMeta, namespace: string | undefined): void {
  if (meta.namespace && meta.namespace !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  meta.namespace = namespace
}

/** @throws ApiError BadRequest: a new object says what only one that is stored has */
export function placeNew(kind: Kind, namespace: string | undefined, { metadata }: KubeObject): void {
  if (kind.namespaced) matchNamespace(metadata, namespace)
  else delete metadata.namespace
  if (metadata.resourceVersion) throw badRequest('resourceVersion should not be set on objects to be created')
}

/** Names a new object and says when it was made. */
export function fillNewMetadata(
  kind: Kind,
  { metadata }: KubeObject,
  { rng, now }: Pick<StrategyContext, 'rng' | 'now'>,
): void {
  if (!metadata.name && metadata.generateName)
    metadata.name = generatedName(metadata.generateName, nextSuffix(rng))
  // Missing is empty, as Go has it: strategies may read it before validation refuses it.
  metadata.name ??= ''
  metadata.uid = nextUid(rng)
  metadata.creationTimestamp = formatTime(now)
  delete metadata.deletionTimestamp
  delete metadata.deletionGracePeriodSeconds
  delete metadata.selfLink
  delete metadata.generation
  if (kind.hasGeneration) metadata.generation = 1
}

/** @throws ApiError Conflict: the draft was made of another version */
export function checkVersion(kind: Kind, old: KubeObject, draft: KubeObject): void {
  const given = draft.metadata.resourceVersion
  if (given && given !== old.metadata.resourceVersion) throw conflict(groupResource(kind), old.metadata.name)
}

/** Gives a draft back what an update does not change. @throws ApiError BadRequest */
export function keepMetadata({ metadata: before }: KubeObject, { metadata }: KubeObject): void {
  metadata.name ||= before.name
  if (before.namespace) matchNamespace(metadata, before.namespace)
  else delete metadata.namespace
  metadata.uid ||= before.uid
  metadata.creationTimestamp = before.creationTimestamp
  metadata.resourceVersion = before.resourceVersion
  for (const field of KEPT) {
    if (before[field] === undefined) delete metadata[field]
    else Object.assign(metadata, { [field]: before[field] })
  }
  delete metadata.selfLink
}

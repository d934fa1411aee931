/**
 * What helm does to objects.
 * Mirrors: Helm's kube client: server-side apply as the field manager `helm`, or a three-way merge on the client.
 */
import { HelmError } from '@/lib/helm/errors'
import type { KubeCluster } from '@/lib/helm/kube/cluster'
import { isSameObject, type KubeObject, objectText } from '@/lib/helm/kube/objects'
import { schemaType } from '@/lib/kubectl/apply/client-side-apply'
import { threeWayPatch } from '@/lib/kubectl/apply/three-way-patch'
import type { Manifest } from '@/lib/kubectl/client/rest-client'
import { ApiStatusError, isConflict, isNotFound } from '@/lib/kubectl/errors'
import { digList, digMap, quote } from '@/lib/kubectl/go-format'

const MANAGER = 'helm'
const STRICT = { fieldManager: MANAGER, fieldValidation: 'Strict' }

export interface ChangeOptions {
  serverSide: boolean
  forceConflicts?: boolean
  forceReplace?: boolean
  /** What a client-side helm wrote is handed over first. */
  migrates?: boolean
  /** Takes what stands in the way over as it is there, not as it was installed. */
  threeWay?: boolean
}

export const KEEP = 'helm.sh/resource-policy'

const messageOf = (error: unknown): string => {
  if (error instanceof ApiStatusError) return error.message
  throw error
}

function applyServerSide(cluster: KubeCluster, one: KubeObject, force: boolean): void {
  const query = { ...STRICT, force: String(force) }
  try {
    cluster.client.patch(one, 'apply-patch', one.object, query)
  } catch (error) {
    const what = isConflict(error)
      ? 'conflict occurred while applying object'
      : 'server-side apply failed for object'
    throw new HelmError(`${what} ${objectText(one)}: ${messageOf(error)}`)
  }
}

function create(cluster: KubeCluster, one: KubeObject, options: ChangeOptions): void {
  if (options.serverSide && one.name !== '') {
    applyServerSide(cluster, one, options.forceConflicts ?? false)
    return
  }
  try {
    cluster.client.create(one.mapping, one.namespace, one.object, { fieldManager: MANAGER })
  } catch (error) {
    throw new HelmError(messageOf(error))
  }
}

/** Creates all of them; what is refused keeps nothing else from being made. @throws HelmError */
export function createObjects(
  cluster: KubeCluster,
  objects: readonly KubeObject[],
  options: ChangeOptions,
): void {
  const problems: string[] = []
  for (const one of objects) {
    try {
      create(cluster, one, options)
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      problems.push(error.message)
    }
  }
  if (problems.length > 0) throw new HelmError(problems.join('\n'))
}

/** What `helm` wrote as an updater becomes what it applied. */
function handOver(cluster: KubeCluster, one: KubeObject): void {
  const live = cluster.client.find(one.mapping, one.namespace, one.name)
  const entries = digList(live, 'metadata', 'managedFields')
  const isOwn = (entry: Record<string, unknown>) =>
    entry.manager === MANAGER && entry.operation === 'Update' && !entry.subresource
  if (!live || !entries.some(isOwn)) return
  const hasApplied = entries.some((entry) => entry.manager === MANAGER && entry.operation === 'Apply')
  const kept = hasApplied
    ? entries.filter((entry) => !isOwn(entry))
    : entries.map((entry) => (isOwn(entry) ? { ...entry, operation: 'Apply' } : entry))
  cluster.client.patch(one, 'json-patch', [
    { op: 'replace', path: '/metadata/managedFields', value: kept },
    { op: 'replace', path: '/metadata/resourceVersion', value: live.metadata?.resourceVersion },
  ])
}

function mergeOnClient(cluster: KubeCluster, original: Manifest, one: KubeObject): void {
  const { mapping, namespace, name, object } = one
  const current = cluster.client.get(mapping, namespace, name)
  const type = schemaType(mapping)
  const patch = threeWayPatch(original, object, type ? current : original, type)
  if (Object.keys(patch).length === 0) return
  const contentType = type ? 'strategic-merge-patch' : 'merge-patch'
  try {
    cluster.client.patch(one, contentType, patch, { fieldManager: MANAGER })
  } catch (error) {
    throw new HelmError(`cannot patch ${quote(name)} with kind ${mapping.kind}: ${messageOf(error)}`)
  }
}

function replace(cluster: KubeCluster, one: KubeObject): void {
  try {
    const current = cluster.client.get(one.mapping, one.namespace, one.name)
    const resourceVersion = current.metadata?.resourceVersion
    const object = { ...one.object, metadata: { ...one.object.metadata, resourceVersion } } as Manifest
    cluster.client.replace(one, object, STRICT)
  } catch (error) {
    throw new HelmError(`failed to replace object: ${messageOf(error)}`)
  }
}

function update(cluster: KubeCluster, original: Manifest, one: KubeObject, options: ChangeOptions): void {
  if (options.forceReplace) replace(cluster, one)
  else if (options.serverSide) {
    if (options.migrates) handOver(cluster, one)
    applyServerSide(cluster, one, options.forceConflicts ?? false)
  } else mergeOnClient(cluster, original, one)
}

const isKept = (object: Manifest | undefined) => digMap(object, 'metadata', 'annotations')[KEEP] === 'keep'

function removeOld(cluster: KubeCluster, one: KubeObject): string | undefined {
  const { mapping, namespace, name } = one
  const live = cluster.client.find(mapping, namespace, name)
  if (!live || isKept(live)) return undefined
  try {
    cluster.client.delete(mapping, namespace, name, { propagationPolicy: 'Background' })
    return undefined
  } catch (error) {
    if (isNotFound(error)) return undefined
    return `failed to delete resource namespace=${namespace ?? ''}, name=${name}, kind=${mapping.kind}: ${messageOf(error)}`
  }
}

/**
 * Takes the cluster from one list of objects to another.
 * @param created gets what was not there before, whatever happens afterwards
 * @throws HelmError with all that was refused
 */
export function updateObjects(
  cluster: KubeCluster,
  originals: readonly KubeObject[],
  targets: readonly KubeObject[],
  options: ChangeOptions,
  created: KubeObject[] = [],
): void {
  const problems: string[] = []
  if (options.forceReplace && options.forceConflicts)
    throw new HelmError('invalid operation: cannot use force conflicts and force replace together')
  if (options.forceReplace && options.serverSide)
    throw new HelmError('invalid operation: cannot use server-side apply and force replace together')
  for (const one of targets) {
    const live = cluster.client.find(one.mapping, one.namespace, one.name)
    if (!live) {
      created.push(one)
      try {
        create(cluster, one, options)
      } catch (error) {
        if (!(error instanceof HelmError)) throw error
        throw new HelmError(`failed to create resource: ${error.message}`)
      }
      continue
    }
    const original = originals.find((other) => isSameObject(other, one))?.object ?? live
    try {
      update(cluster, original, one, options)
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      problems.push(error.message)
    }
  }
  if (problems.length > 0) throw new HelmError(problems.join(' && '))
  for (const one of originals) {
    if (targets.some((other) => isSameObject(other, one))) continue
    const problem = removeOld(cluster, one)
    if (problem !== undefined) problems.push(problem)
  }
  if (problems.length > 0) throw new HelmError(problems.join(' && '))
}

/** Deletes all of them. @returns what was refused */
export function deleteObjects(cluster: KubeCluster, objects: readonly KubeObject[]): string[] {
  return objects.flatMap(({ mapping, namespace, name }) => {
    try {
      cluster.client.delete(mapping, namespace, name, { propagationPolicy: 'Background' })
      return []
    } catch (error) {
      return isNotFound(error) ? [] : [messageOf(error)]
    }
  })
}

/** Deletes what an earlier apply made with the same label and no file holds any more. Mirrors: kubectl's prune.go. */
import type { CommandContext } from '../cli/command'
import type { DryRun } from '../cli/common-flags'
import { klogWarning } from '../cli/klog'
import type { Manifest, Mapping } from '../client/rest-client'
import { NoKindMatch } from '../client/rest-mapper'
import { asKubectlError, KubectlError } from '../errors'
import { LAST_APPLIED } from './last-applied'

/** What is pruned without --prune-allowlist: those of a namespace first. */
const DEFAULTS = [
  ...[
    'ConfigMap',
    'Endpoints',
    'PersistentVolumeClaim',
    'Pod',
    'ReplicationController',
    'Secret',
    'Service',
  ].map((kind) => `core/v1/${kind}`),
  'batch/v1/Job',
  'batch/v1/CronJob',
  'networking.k8s.io/v1/Ingress',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
  'core/v1/Namespace',
  'core/v1/PersistentVolume',
]

const NAMESPACE_WARNING =
  'Deprecated: kubectl apply will no longer prune non-namespaced resources by default when used with the --namespace flag in a future release. To preserve the current behaviour, list the resources you want to target explicitly in the --prune-allowlist flag.'

function parseResource(text: string): { apiVersion: string; kind: string } {
  const [group, version, kind, ...more] = text.split('/')
  if (group === undefined || version === undefined || kind === undefined || more.length > 0) {
    throw new KubectlError(`invalid GroupVersionKind format: ${text}, please follow <group/version/kind>`)
  }
  return { apiVersion: group === 'core' || group === '' ? version : `${group}/${version}`, kind }
}

/** The kinds of --prune-allowlist, checked. @throws KubectlError */
export function pruneMappings(context: CommandContext): Mapping[] | undefined {
  const allowed = context.flags.list('prune-allowlist')
  if (allowed.length === 0) return undefined
  return allowed.map((text) => {
    const { apiVersion, kind } = parseResource(text)
    return context.mapper.forKind(apiVersion, kind)
  })
}

function defaultMappings(context: CommandContext): Mapping[] {
  klogWarning(context.io, 'prune.go:89', NAMESPACE_WARNING)
  return DEFAULTS.flatMap((text) => {
    const { apiVersion, kind } = parseResource(text)
    try {
      return [context.mapper.forKind(apiVersion, kind)]
    } catch (error) {
      if (error instanceof NoKindMatch) return []
      throw error
    }
  })
}

export interface PruneOptions {
  /** Of --prune-allowlist; undefined prunes the usual kinds. */
  mappings: Mapping[] | undefined
  /** What was applied just now. */
  applied: readonly Manifest[]
  namespaces: ReadonlySet<string>
  dryRun: DryRun
  propagationPolicy: string
  gracePeriod: number
  print(object: Manifest, operation: string): void
}

function pruneKind(
  context: CommandContext,
  mapping: Mapping,
  namespace: string | undefined,
  options: PruneOptions,
) {
  const { flags, client } = context
  const kept = new Set(options.applied.map((object) => object.metadata?.uid))
  const list = client.list(mapping, namespace, { labelSelector: flags.string('selector') })
  for (const item of list.items) {
    const object = { ...item, apiVersion: list.apiVersion, kind: mapping.kind }
    if (object.metadata?.annotations?.[LAST_APPLIED] === undefined || kept.has(object.metadata.uid)) continue
    if (options.dryRun !== 'client') {
      client.delete(mapping, namespace, object.metadata.name ?? '', {
        propagationPolicy: options.propagationPolicy,
        ...(options.gracePeriod >= 0 ? { gracePeriodSeconds: options.gracePeriod } : {}),
        ...(options.dryRun === 'server' ? { dryRun: ['All'] } : {}),
      })
    }
    options.print(object, 'pruned')
  }
}

/** Prunes every namespace that was applied to, then what is in none. @throws KubectlError */
export function pruneAll(context: CommandContext, options: PruneOptions): void {
  const mappings = options.mappings ?? defaultMappings(context)
  const attempt = (mapping: Mapping, namespace: string | undefined, what: string) => {
    try {
      pruneKind(context, mapping, namespace, options)
    } catch (error) {
      const { group, version, kind } = mapping
      throw new KubectlError(
        `error pruning ${what} object ${group}/${version}, Kind=${kind}: ${asKubectlError(error).message}`,
      )
    }
  }
  for (const namespace of [...options.namespaces].sort()) {
    for (const mapping of mappings) if (mapping.namespaced) attempt(mapping, namespace, 'namespaced')
  }
  for (const mapping of mappings) {
    if (!mapping.namespaced) attempt(mapping, undefined, 'nonNamespaced')
  }
}

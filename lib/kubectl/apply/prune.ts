/** Finds what an earlier apply made with the same label and no file holds any more. Mirrors: kubectl's prune.go. */
import type { CommandContext } from '../cli/command'
import type { DryRun } from '../cli/common-flags'
import type { FlagSpec } from '../cli/flag-types'
import { klogWarning } from '../cli/klog'
import type { Manifest, Mapping } from '../client/rest-client'
import { NoKindMatch } from '../client/rest-mapper'
import { asKubectlError, KubectlError } from '../errors'
import { LAST_APPLIED } from './last-applied'

export const PRUNE_ALLOWLIST_FLAG: FlagSpec = {
  name: 'prune-allowlist',
  type: 'stringArray',
  usage: 'Prune only these kinds: group/version/kind, as in core/v1/ConfigMap.',
}

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
  klogWarning(context.io, 'prune.go:71', NAMESPACE_WARNING)
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

/** What an apply goes by that prunes. */
export interface PruneScope {
  /** Of --prune-allowlist; undefined prunes the usual kinds. */
  mappings: Mapping[] | undefined
  /** The uids of what stays. */
  kept: ReadonlySet<string | undefined>
  namespaces: ReadonlySet<string>
}

/** An object that is to go. */
interface Prunable {
  mapping: Mapping
  namespace: string | undefined
  object: Manifest
}

export interface PruneOptions {
  dryRun: DryRun
  propagationPolicy: string
  gracePeriod: number
  print(object: Manifest, operation: string): void
}

/** What carries a label and is not to stay, with the kind that lists leave out. */
export function listOthers(
  context: CommandContext,
  at: { mapping: Mapping; namespace: string | undefined; labelSelector: string },
  kept: PruneScope['kept'],
): Prunable[] {
  const { mapping, namespace, labelSelector } = at
  const list = context.client.list(mapping, namespace, { labelSelector })
  return list.items
    .map((item) => ({
      mapping,
      namespace,
      object: { ...item, apiVersion: list.apiVersion, kind: mapping.kind },
    }))
    .filter(({ object }) => !kept.has(object.metadata?.uid))
}

/** Every namespace that was applied to, then what is in none. */
function scopes(mappings: Mapping[], { namespaces }: PruneScope) {
  const inNamespaces = [...namespaces]
    .sort()
    .flatMap((namespace) =>
      mappings
        .filter(({ namespaced }) => namespaced)
        .map((mapping) => ({ mapping, namespace: namespace as string | undefined, what: 'namespaced' })),
    )
  const inNone = mappings
    .filter(({ namespaced }) => !namespaced)
    .map((mapping) => ({ mapping, namespace: undefined, what: 'nonNamespaced' }))
  return [...inNamespaces, ...inNone]
}

/** Hands each object that an earlier apply made, and this one did not, to `visit`. @throws KubectlError */
export function eachPrunable(
  context: CommandContext,
  scope: PruneScope,
  visit: (one: Prunable) => void,
): void {
  const labelSelector = context.flags.string('selector')
  for (const { what, ...at } of scopes(scope.mappings ?? defaultMappings(context), scope)) {
    try {
      for (const one of listOthers(context, { ...at, labelSelector }, scope.kept)) {
        if (one.object.metadata?.annotations?.[LAST_APPLIED] !== undefined) visit(one)
      }
    } catch (error) {
      const { group, version, kind } = at.mapping
      throw new KubectlError(
        `error pruning ${what} object ${group}/${version}, Kind=${kind}: ${asKubectlError(error).message}`,
      )
    }
  }
}

/** Deletes one object, unless it is only to be shown, and prints it. */
export function pruneObject(context: CommandContext, one: Prunable, options: PruneOptions): void {
  if (options.dryRun !== 'client') {
    context.client.delete(one.mapping, one.namespace, one.object.metadata?.name ?? '', {
      propagationPolicy: options.propagationPolicy,
      ...(options.gracePeriod >= 0 ? { gracePeriodSeconds: options.gracePeriod } : {}),
      ...(options.dryRun === 'server' ? { dryRun: ['All'] } : {}),
    })
  }
  options.print(one.object, 'pruned')
}

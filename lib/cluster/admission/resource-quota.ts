/**
 * Refuses what would exceed a ResourceQuota, and counts what is let in.
 * Mirrors: k8s.io/apiserver/pkg/admission/plugin/resourcequota.
 */
import type { Finding } from '@/lib/cluster/admission/finding'
import {
  type AdmissionAttributes,
  type AdmissionContext,
  type AdmissionPlugin,
  resizesPod,
} from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, Pod, ResourceQuota } from '@/lib/cluster/apimachinery/object'
import { addLists, type ResourceList } from '@/lib/cluster/apimachinery/pod-resource-lists'
import { addQuantities, compareQuantities, subtractQuantities } from '@/lib/cluster/apimachinery/quantity'
import { computeUsage, matchesScopes, usageOf } from '@/lib/cluster/apis/core/quota-usage'
import { resourceName } from '@/lib/cluster/apis/kind'

/** What every container must say when a quota bounds it. */
const MUST_SPECIFY = ['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']

const listed = (amounts: ResourceList, names: readonly string[]): string =>
  names.map((name) => `${name}=${amounts[name]}`).join(',')

/** What the request adds to what is used; nothing of it negative. */
function requested(attributes: AdmissionAttributes, now: number): ResourceList {
  const { kind, object, old, operation } = attributes
  const resource = resourceName(kind)
  const usage = usageOf(resource, object as KubeObject, now)
  if (operation === 'CREATE' || !old) return usage
  const before = usageOf(resource, old, now)
  const entries = Object.entries(usage)
    .map(([name, amount]): [string, string] => [name, subtractQuantities(amount, before[name] ?? 0)])
    .filter(([, amount]) => compareQuantities(amount, 0) > 0)
  return Object.fromEntries(entries)
}

/** What a quota bounds and containers do not say. */
function missingOf(pod: Pod, hard: readonly string[]): { resource: string; containers: string[] }[] {
  const required = MUST_SPECIFY.filter((name) => hard.includes(name))
  const missing = new Map<string, Set<string>>()
  for (const { name, resources } of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
    const [requests, limits] = [resources?.requests, resources?.limits] as (ResourceList | undefined)[]
    const given = computeUsage(
      { ...requests, ...pod.spec.resources?.requests } as ResourceList,
      { ...limits, ...pod.spec.resources?.limits } as ResourceList,
    )
    for (const resource of required) {
      if (given[resource] !== undefined) continue
      missing.set(resource, (missing.get(resource) ?? new Set()).add(name))
    }
  }
  return [...missing.keys()]
    .sort()
    .map((resource) => ({ resource, containers: [...(missing.get(resource) ?? [])].sort() }))
}

function check(
  attributes: AdmissionAttributes,
  quota: ResourceQuota,
  usage: ResourceList,
): ResourceQuota | undefined {
  const { kind, object } = attributes
  const { name } = quota.metadata
  const refuse = (why: string, finding: Finding) => {
    const target = object?.metadata.name || attributes.name
    return withFinding(forbidden({ group: kind.group, resource: kind.plural }, target, why), finding)
  }
  const bounded = Object.keys(quota.spec.hard ?? {}).sort()
  if (kind.kind === 'Pod' && kind.group === '' && attributes.operation === 'CREATE') {
    const missing = missingOf(object as unknown as Pod, bounded)
    const parts = missing.map(({ resource, containers }) => `${resource} for: ${containers.join(',')}`)
    const why = `failed quota: ${name}: must specify ${parts.join('; ')}`
    if (missing.length > 0) throw refuse(why, { kind: 'quota-unspecified', quota: name, missing })
  }
  const concerned = bounded.filter((resource) => usage[resource] !== undefined)
  if (concerned.length === 0) return undefined
  const hard = (quota.status?.hard ?? {}) as ResourceList
  const used = (quota.status?.used ?? {}) as ResourceList
  const unknown = concerned.filter((resource) => hard[resource] === undefined || used[resource] === undefined)
  if (unknown.length > 0) {
    const why = `status unknown for quota: ${name}, resources: ${unknown.join(',')}`
    throw refuse(why, { kind: 'quota-unknown', quota: name, resources: unknown })
  }
  const changing = concerned.filter((resource) => compareQuantities(usage[resource] ?? 0, 0) !== 0)
  const exceeded = changing.filter(
    (resource) => compareQuantities(addQuantities(used[resource], usage[resource]), hard[resource] ?? 0) > 0,
  )
  if (exceeded.length > 0) {
    const why = `exceeded quota: ${name}, requested: ${listed(usage, exceeded)}, used: ${listed(used, exceeded)}, limited: ${listed(hard, exceeded)}`
    const amounts = (resource: string) => ({
      resource,
      requested: String(usage[resource]),
      used: String(used[resource]),
      limited: String(hard[resource]),
    })
    throw refuse(why, { kind: 'quota-exceeded', quota: name, exceeded: exceeded.map(amounts) })
  }
  if (changing.length === 0) return undefined
  const more = Object.fromEntries(changing.map((resource) => [resource, usage[resource] ?? '0']))
  return { ...quota, status: { ...quota.status, used: addLists({ ...used }, more) } }
}

function isCounted(attributes: AdmissionAttributes): boolean {
  const { kind, operation, namespace, subresource } = attributes
  if (namespace !== undefined && resizesPod(attributes)) return true
  if (namespace === undefined || subresource !== undefined || operation === 'DELETE') return false
  if (operation === 'CREATE') return true
  return kind.group === '' && (kind.kind === 'Service' || kind.kind === 'PersistentVolumeClaim')
}

function quotasFor(attributes: AdmissionAttributes, context: AdmissionContext): ResourceQuota[] {
  const resource = resourceName(attributes.kind)
  const quotas = context.list('resourcequotas', attributes.namespace) as unknown as ResourceQuota[]
  return quotas.filter((quota) => matchesScopes(quota, resource, attributes.object as KubeObject))
}

export const resourceQuota: AdmissionPlugin = {
  name: 'ResourceQuota',
  validate(attributes, context) {
    if (!isCounted(attributes)) return
    const quotas = quotasFor(attributes, context)
    if (quotas.length === 0) return
    const usage = requested(attributes, context.now)
    const changed = quotas.flatMap((quota) => check(attributes, quota, usage) ?? [])
    if (attributes.dryRun) return
    for (const quota of changed) context.put('resourcequotas', quota as unknown as KubeObject)
  },
}

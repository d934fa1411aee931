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

type QuotaFinding = Extract<Finding, { kind: 'quota-exceeded' | 'quota-unspecified' | 'quota-unknown' }>

function words(finding: QuotaFinding): string {
  if (finding.kind === 'quota-unspecified') {
    const parts = finding.missing.map(
      ({ resource, containers }) => `${resource} for: ${containers.join(',')}`,
    )
    return `failed quota: ${finding.quota}: must specify ${parts.join('; ')}`
  }
  if (finding.kind === 'quota-unknown')
    return `status unknown for quota: ${finding.quota}, resources: ${finding.resources.join(',')}`
  const listed = (column: 'requested' | 'used' | 'limited') =>
    finding.exceeded.map((one) => `${one.resource}=${one[column]}`).join(',')
  return `exceeded quota: ${finding.quota}, requested: ${listed('requested')}, used: ${listed('used')}, limited: ${listed('limited')}`
}

const isZero = (amount: string | undefined) => compareQuantities(amount ?? 0, 0) === 0

const boundedBy = ({ spec }: ResourceQuota) => Object.keys(spec.hard ?? {}).sort()

const listsOf = ({ status }: ResourceQuota) => [status?.hard ?? {}, status?.used ?? {}] as ResourceList[]

/** Why a quota cannot say whether it lets a request in. */
function unclear(
  { kind, object, operation }: AdmissionAttributes,
  one: ResourceQuota,
  usage: ResourceList,
): QuotaFinding | undefined {
  const quota = one.metadata.name
  const bounded = boundedBy(one)
  if (kind.kind === 'Pod' && kind.group === '' && operation === 'CREATE') {
    const missing = missingOf(object as unknown as Pod, bounded)
    if (missing.length > 0) return { kind: 'quota-unspecified', quota, missing }
  }
  const [hard, used] = listsOf(one)
  const resources = bounded.filter(
    (name) => usage[name] !== undefined && (hard?.[name] === undefined || used?.[name] === undefined),
  )
  return resources.length > 0 ? { kind: 'quota-unknown', quota, resources } : undefined
}

/** What a request would take beyond a quota. */
function excess(one: ResourceQuota, usage: ResourceList): QuotaFinding | undefined {
  const [hard, used] = listsOf(one)
  const exceeded = boundedBy(one).flatMap((resource) => {
    const [requested, limited] = [usage[resource], hard?.[resource] ?? 0]
    if (requested === undefined || isZero(requested)) return []
    if (compareQuantities(addQuantities(used?.[resource], requested), limited) <= 0) return []
    return [
      { resource, requested: String(requested), used: String(used?.[resource]), limited: String(limited) },
    ]
  })
  return exceeded.length > 0 ? { kind: 'quota-exceeded', quota: one.metadata.name, exceeded } : undefined
}

function refuse({ kind, object, name }: AdmissionAttributes, problem: QuotaFinding): never {
  const target = object?.metadata.name || name
  const refusal = forbidden({ group: kind.group, resource: kind.plural }, target, words(problem))
  throw withFinding(refusal, problem)
}

/** The quota with what the request takes of it; undefined when that is nothing. */
function charged(quota: ResourceQuota, usage: ResourceList): ResourceQuota | undefined {
  const taken = Object.entries(usage).filter(
    ([resource, amount]) => quota.spec.hard?.[resource] !== undefined && !isZero(amount),
  )
  if (taken.length === 0) return undefined
  const used = addLists({ ...(quota.status?.used as ResourceList | undefined) }, Object.fromEntries(taken))
  return { ...quota, status: { ...quota.status, used } }
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
    // All quotas are asked whether they can tell before any is asked whether it has room.
    const problems = [
      ...quotas.map((quota) => unclear(attributes, quota, usage)),
      ...quotas.map((quota) => excess(quota, usage)),
    ]
    const problem = problems.find((one) => one !== undefined)
    if (problem) refuse(attributes, problem)
    const changed = quotas.flatMap((quota) => charged(quota, usage) ?? [])
    if (attributes.dryRun) return
    for (const quota of changed) context.put('resourcequotas', quota as unknown as KubeObject)
  },
}

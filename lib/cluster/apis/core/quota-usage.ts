/**
 * What one object uses of what quotas bound, and which quotas it counts for.
 * Mirrors: pkg/quota/v1/evaluator/core and staging/src/k8s.io/apiserver/pkg/quota/v1/generic.
 */
import type { IScopedResourceSelectorRequirement } from 'kubernetes-models/v1/ScopedResourceSelectorRequirement'
import type {
  KubeObject,
  PersistentVolumeClaim,
  Pod,
  ResourceQuota,
  Service,
} from '@/lib/cluster/apimachinery/object'
import { podResourceList, type ResourceList } from '@/lib/cluster/apimachinery/pod-resource-lists'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { qosClass } from '@/lib/cluster/apis/core/pod-qos'
import { classOf } from '@/lib/cluster/apis/core/volume-class'

/** Resources that quotas name without `count/`. */
const ALIASED = new Set([
  'configmaps',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
])

/** A pod that has ended, or should have by now, uses nothing but its place. */
export function isCounted({ metadata, status }: Pod, now: number): boolean {
  if (status?.phase === 'Failed' || status?.phase === 'Succeeded') return false
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata
  if (!deletionTimestamp) return true
  return now <= (parseTime(deletionTimestamp) ?? 0) + deletionGracePeriodSeconds * 1000
}

/** The names under which quotas bound requests and limits of a container or pod. */
export function computeUsage(requests: ResourceList, limits: ResourceList): ResourceList {
  const usage: ResourceList = { pods: '1' }
  for (const [name, amount] of Object.entries(requests)) {
    if (
      name === 'cpu' ||
      name === 'memory' ||
      name === 'ephemeral-storage' ||
      name.startsWith('hugepages-')
    ) {
      usage[name] = amount
    }
    usage[`requests.${name}`] = amount
  }
  for (const name of ['cpu', 'memory', 'ephemeral-storage']) {
    if (limits[name] !== undefined) usage[`limits.${name}`] = limits[name]
  }
  return usage
}

function podUsage(pod: Pod, now: number): ResourceList {
  if (!isCounted(pod, now)) return {}
  return computeUsage(podResourceList(pod.spec, 'requests'), podResourceList(pod.spec, 'limits'))
}

function serviceUsage({ spec }: Service): ResourceList {
  const ports = spec.ports ?? []
  const balanced = spec.type === 'LoadBalancer'
  const outside = spec.type === 'NodePort' || (balanced && spec.allocateLoadBalancerNodePorts !== false)
  const nodePorts = outside ? ports.length : ports.filter(({ nodePort }) => nodePort).length
  return {
    'services.nodeports': String(spec.type === 'NodePort' || balanced ? nodePorts : 0),
    'services.loadbalancers': balanced ? '1' : '0',
  }
}

function claimUsage(claim: PersistentVolumeClaim): ResourceList {
  const name = classOf(claim)
  const storage = claim.spec.resources?.requests?.storage
  const amount = storage === undefined ? undefined : String(storage)
  const perClass = (resource: string) => `${name}.storageclass.storage.k8s.io/${resource}`
  return {
    ...(amount ? { 'requests.storage': amount } : {}),
    ...(name ? { [perClass('persistentvolumeclaims')]: '1' } : {}),
    ...(name && amount ? { [perClass('requests.storage')]: amount } : {}),
  }
}

/** `resource` is `pods`, `deployments.apps`, … */
export function usageOf(resource: string, object: KubeObject, now: number): ResourceList {
  const usage: ResourceList = {
    [`count/${resource}`]: '1',
    ...(ALIASED.has(resource) ? { [resource]: '1' } : {}),
  }
  switch (resource) {
    case 'pods':
      return { ...usage, ...podUsage(object as unknown as Pod, now) }
    case 'services':
      return { ...usage, ...serviceUsage(object as unknown as Service) }
    case 'persistentvolumeclaims':
      return { ...usage, ...claimUsage(object as unknown as PersistentVolumeClaim) }
    default:
      return usage
  }
}

/** The resource whose objects are counted for a name in `hard`. */
export function countedResource(name: string): string {
  if (name.startsWith('count/')) return name.slice('count/'.length)
  if (name.startsWith('services.')) return 'services'
  if (ALIASED.has(name)) return name
  if (name === 'requests.storage' || name.includes('.storageclass.storage.k8s.io/')) {
    return 'persistentvolumeclaims'
  }
  return 'pods'
}

function inScope(
  { scopeName, operator, values = [] }: IScopedResourceSelectorRequirement,
  pod: Pod,
): boolean {
  const { spec } = pod
  switch (scopeName) {
    case 'Terminating':
      return spec.activeDeadlineSeconds !== undefined
    case 'NotTerminating':
      return spec.activeDeadlineSeconds === undefined
    case 'BestEffort':
      return qosClass(spec) === 'BestEffort'
    case 'NotBestEffort':
      return qosClass(spec) !== 'BestEffort'
    case 'PriorityClass': {
      const name = spec.priorityClassName ?? ''
      if (operator === 'In') return values.includes(name)
      if (operator === 'NotIn') return !values.includes(name)
      return (name !== '') === (operator === 'Exists')
    }
    case 'CrossNamespacePodAffinity': {
      const { podAffinity, podAntiAffinity } = spec.affinity ?? {}
      const terms = [podAffinity, podAntiAffinity].flatMap((rules) => [
        ...(rules?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
        ...(rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((one) => one.podAffinityTerm),
      ])
      return terms.some((term) => (term.namespaces?.length ?? 0) > 0 || term.namespaceSelector !== undefined)
    }
    default:
      return false
  }
}

/** True when the object counts for the quota. Only pods have scopes. */
export function matchesScopes({ spec }: ResourceQuota, resource: string, object: KubeObject): boolean {
  const scopes: IScopedResourceSelectorRequirement[] = [
    ...(spec.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists' as const })),
    ...(spec.scopeSelector?.matchExpressions ?? []),
  ]
  if (scopes.length === 0) return true
  return resource === 'pods' && scopes.every((scope) => inScope(scope, object as unknown as Pod))
}

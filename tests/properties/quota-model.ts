/** What a namespace uses of what a quota bounds, from the documentation of ResourceQuota and not from the engine. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'

interface Resources {
  requests?: Record<string, string>
  limits?: Record<string, string>
}
export interface ModelPod {
  metadata: { deletionTimestamp?: string; deletionGracePeriodSeconds?: number }
  spec: {
    containers: { resources?: Resources }[]
    initContainers?: { resources?: Resources }[]
    activeDeadlineSeconds?: number
    priorityClassName?: string
  }
  status?: { phase?: string }
}
export interface Quota {
  metadata: { name: string; uid: string }
  spec: {
    hard?: Record<string, string>
    scopes?: string[]
    scopeSelector?: { matchExpressions: { values: string[] }[] }
  }
  status?: { hard?: Record<string, string>; used?: Record<string, string> }
}

const UNITS: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
}

/** @throws Error for what the search does not use */
export function amount(text: string | number | undefined): number {
  const [, digits = '0', unit = ''] = /^([0-9.]+)([A-Za-z]*)$/.exec(String(text ?? '0')) ?? []
  const factor = UNITS[unit]
  if (factor === undefined) throw new Error(`an amount of ${text}`)
  return Math.round(Number(digits) * factor * 1000) / 1000
}

const sum = (list: number[]) => Math.round(list.reduce((total, one) => total + one, 0) * 1000) / 1000

/** Init containers run before the others: the larger of the two counts. */
function podAmount({ spec }: ModelPod, kind: keyof Resources, name: string): number {
  const of = (one: { resources?: Resources }) => amount(one.resources?.[kind]?.[name])
  return Math.max(sum(spec.containers.map(of)), ...(spec.initContainers ?? []).map(of))
}

function isOver({ metadata, status }: ModelPod, now: number): boolean {
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return true
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata
  return (
    deletionTimestamp !== undefined && now > Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000
  )
}

const isBestEffort = (pod: ModelPod) =>
  (['requests', 'limits'] as const).every((kind) =>
    ['cpu', 'memory'].every((name) => podAmount(pod, kind, name) === 0),
  )

function isInScope(pod: ModelPod, { spec }: Quota): boolean {
  const values = spec.scopeSelector?.matchExpressions[0]?.values
  if (values && !values.includes(pod.spec.priorityClassName ?? '')) return false
  const ends = pod.spec.activeDeadlineSeconds !== undefined
  return (spec.scopes ?? []).every((scope) => {
    if (scope === 'Terminating') return ends
    if (scope === 'NotTerminating') return !ends
    return (scope === 'BestEffort') === isBestEffort(pod)
  })
}

export type Objects = (resource: string) => KubeObject[]

interface ServiceLike {
  spec: { type?: string; ports?: { nodePort?: number }[] }
}
interface ClaimLike {
  spec: { storageClassName?: string; resources: Resources }
}

function serviceAmount(name: string, services: ServiceLike[]): number {
  const balanced = services.filter(({ spec }) => spec.type === 'LoadBalancer')
  if (name === 'services.loadbalancers') return balanced.length
  const outside = [...balanced, ...services.filter(({ spec }) => spec.type === 'NodePort')]
  return sum(outside.map(({ spec }) => spec.ports?.length ?? 0))
}

function claimAmount(name: string, claims: ClaimLike[]): number {
  const [storageClass, what = name] = name.split('.storageclass.storage.k8s.io/')
  const own = what === name ? claims : claims.filter(({ spec }) => spec.storageClassName === storageClass)
  return what === 'persistentvolumeclaims'
    ? own.length
    : sum(own.map(({ spec }) => amount(spec.resources.requests?.storage)))
}

/** The usage of one name in `hard`. */
export function recount(name: string, quota: Quota, objects: Objects, now: number): number {
  if (name.startsWith('count/')) {
    const all = objects(name.slice('count/'.length))
    return name === 'count/pods'
      ? all.filter((pod) => isInScope(pod as unknown as ModelPod, quota)).length
      : all.length
  }
  if (['configmaps', 'secrets', 'services', 'resourcequotas'].includes(name)) return objects(name).length
  if (name.startsWith('services.'))
    return serviceAmount(name, objects('services') as unknown as ServiceLike[])
  if (name.includes('storage') || name === 'persistentvolumeclaims')
    return claimAmount(name, objects('persistentvolumeclaims') as unknown as ClaimLike[])
  const pods = (objects('pods') as unknown as ModelPod[]).filter(
    (pod) => !isOver(pod, now) && isInScope(pod, quota),
  )
  if (name === 'pods') return pods.length
  const [kind, resource = kind] = name.split('.') as [string, string?]
  return sum(pods.map((pod) => podAmount(pod, kind === 'limits' ? 'limits' : 'requests', resource)))
}

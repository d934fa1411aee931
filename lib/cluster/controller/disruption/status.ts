import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import {
  controllerOf,
  type KubeObject,
  type Pod,
  type PodDisruptionBudget,
} from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { disruptionCondition } from '@/lib/cluster/apis/policy/disruption-condition'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { EVICTION_TIMEOUT } from '@/lib/cluster/controller/disruption'
import { isReady } from '@/lib/cluster/controller/pod-state'
import { resourceOf } from '@/lib/cluster/controller/served-resources'

type Budget = PodDisruptionBudget

const withoutUndefined = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

const podsOf = (ctx: ComponentContext, { metadata, spec }: Budget): Pod[] =>
  ctx.lister
    .list('pods', metadata.namespace)
    .filter((pod) => matchesLabelSelector(spec.selector, pod.metadata.labels))

/** How many pods their controllers want, every controller once; a ReplicaSet stands for its Deployment. */
function expectedScale(ctx: ComponentContext, pods: Pod[]): { scale: number; unmanaged: number } {
  const sizes = new Map<string, number>()
  let unmanaged = 0
  for (const pod of pods) {
    let owner: KubeObject | undefined = pod as unknown as KubeObject
    for (let next = owner && controllerOf(owner); next; next = owner && controllerOf(owner)) {
      const served = resourceOf(ctx, next)
      const found: KubeObject | undefined = served
        ? (ctx.lister.get(served.resource, pod.metadata.namespace, next.name) as KubeObject | undefined)
        : undefined
      if (!found || found.metadata.uid !== next.uid) break
      owner = found
    }
    if (owner.kind === 'Pod') unmanaged += 1
    else sizes.set(owner.metadata.uid, (owner.spec as { replicas?: number } | undefined)?.replicas ?? 0)
  }
  return { scale: [...sizes.values()].reduce((sum, size) => sum + size, 0), unmanaged }
}

/** A share of a whole, rounded up. */
const scaled = (amount: string | number, total: number): number =>
  typeof amount === 'number' ? amount : Math.ceil((Number.parseInt(amount, 10) * total) / 100)

interface Wanted {
  expectedPods: number
  desiredHealthy: number
}

function wantedBy(ctx: ComponentContext, budget: Budget, pods: Pod[]): Wanted {
  const { minAvailable, maxUnavailable } = budget.spec
  if (typeof minAvailable === 'number') return { expectedPods: pods.length, desiredHealthy: minAvailable }
  if (minAvailable === undefined && maxUnavailable === undefined) {
    return { expectedPods: 0, desiredHealthy: 0 }
  }
  const { scale, unmanaged } = expectedScale(ctx, pods)
  if (unmanaged > 0) {
    ctx.record(budget as unknown as KubeObject, {
      type: 'Warning',
      reason: 'UnmanagedPods',
      message:
        'Pods selected by this PodDisruptionBudget were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.',
    })
  }
  const desiredHealthy =
    maxUnavailable !== undefined
      ? Math.max(0, scale - scaled(maxUnavailable, scale))
      : scaled(minAvailable ?? 0, scale)
  return { expectedPods: scale, desiredHealthy }
}

/** Evictions that were let pass and whose pods are not yet seen to go. */
function stillDisrupted(ctx: ComponentContext, budget: Budget, pods: Pod[]): Record<string, string> {
  const entries = Object.entries(budget.status?.disruptedPods ?? {}).filter(([name, at]) => {
    const pod = pods.find(({ metadata }) => metadata.name === name)
    return pod && !pod.metadata.deletionTimestamp && ctx.now() - (parseTime(at) ?? 0) < EVICTION_TIMEOUT
  })
  return Object.fromEntries(entries)
}

/** What a budget allows now; fields that are nothing are left out. */
export function statusOf(ctx: ComponentContext, budget: Budget): NonNullable<Budget['status']> {
  const pods = podsOf(ctx, budget)
  if (pods.length === 0) {
    const message = 'No matching pods found'
    ctx.record(budget as unknown as KubeObject, { type: 'Normal', reason: 'NoPods', message })
  }
  const { expectedPods, desiredHealthy } = wantedBy(ctx, budget, pods)
  const disruptedPods = stillDisrupted(ctx, budget, pods)
  const currentHealthy = pods.filter(
    (pod) =>
      isReady(pod) && !pod.metadata.deletionTimestamp && disruptedPods[pod.metadata.name] === undefined,
  ).length
  const spare = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0
  return withoutUndefined({
    ...budget.status,
    conditions: disruptionCondition(budget, spare, formatTime(ctx.now())),
    currentHealthy,
    desiredHealthy,
    disruptionsAllowed: spare,
    expectedPods,
    observedGeneration: budget.metadata.generation ?? 0,
    ...(Object.keys(disruptedPods).length > 0 ? { disruptedPods } : { disruptedPods: undefined }),
  }) as NonNullable<Budget['status']>
}

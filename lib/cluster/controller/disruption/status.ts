import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Pod, PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { disruptionCondition, failedCondition } from '@/lib/cluster/apis/policy/disruption-condition'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { EVICTION_TIMEOUT } from '@/lib/cluster/controller/disruption'
import { expectedScale, Uncountable } from '@/lib/cluster/controller/disruption/expected-scale'
import { goSelector } from '@/lib/cluster/controller/go-selector'
import { isReady } from '@/lib/cluster/controller/pod-state'

type Budget = PodDisruptionBudget

const say = (
  ctx: ComponentContext,
  budget: Budget,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
) => ctx.record(budget as unknown as KubeObject, { type, reason, message })

const withoutUndefined = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

const podsOf = (ctx: ComponentContext, { metadata, spec }: Budget): Pod[] =>
  ctx.lister
    .list('pods', metadata.namespace)
    .filter((pod) => matchesLabelSelector(spec.selector, pod.metadata.labels))

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
    const message = `Pods selected by this PodDisruptionBudget (selector: ${goSelector(budget.spec.selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`
    say(ctx, budget, 'Warning', 'UnmanagedPods', message)
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
  if (pods.length === 0) say(ctx, budget, 'Normal', 'NoPods', 'No matching pods found')
  let wanted: Wanted
  try {
    wanted = wantedBy(ctx, budget, pods)
  } catch (error) {
    if (!(error instanceof Uncountable)) throw error
    return failed(ctx, budget, error.message)
  }
  const { expectedPods, desiredHealthy } = wanted
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

/** When the pods' controllers cannot be asked, nobody may go; all else stays as it was. */
function failed(ctx: ComponentContext, budget: Budget, why: string): NonNullable<Budget['status']> {
  const message = `Failed to calculate the number of expected pods: ${why}`
  say(ctx, budget, 'Warning', 'CalculateExpectedPodCountFailed', message)
  const { status } = budget
  return {
    currentHealthy: 0,
    desiredHealthy: 0,
    expectedPods: 0,
    ...status,
    disruptionsAllowed: 0,
    conditions: failedCondition(budget, why, formatTime(ctx.now())),
  } as NonNullable<Budget['status']>
}

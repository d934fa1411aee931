/**
 * POST pods/<name>/eviction: a deletion that disruption budgets may refuse.
 * Mirrors: pkg/registry/core/pod/storage/eviction.go.
 */
import { ApiError, tooManyRequests } from '@/lib/cluster/apimachinery/errors'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Pod, PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { disruptionCondition } from '@/lib/cluster/apis/policy/disruption-condition'

type Budget = PodDisruptionBudget

const REFUSED = "Cannot evict pod as it would violate the pod's disruption budget."

const refusal = (message: string, seconds?: number): ApiError =>
  tooManyRequests(REFUSED, [{ reason: 'DisruptionBudget', message }], seconds)

const isReady = ({ status }: Pod): boolean =>
  !!status?.conditions?.some(({ type, status: truth }) => type === 'Ready' && truth === 'True')

/** Pods that serve nobody may go whatever a budget says. */
function isIdle({ metadata, status }: Pod): boolean {
  return ['Succeeded', 'Failed', 'Pending'].includes(status?.phase ?? '') || !!metadata.deletionTimestamp
}

/** A pod that is not ready keeps nobody's budget, as its policy has it. */
function isExempt(pod: Pod, { spec, status }: Budget): boolean {
  if (isReady(pod)) return false
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true
  const { currentHealthy = 0, desiredHealthy = 0 } = status ?? {}
  return desiredHealthy > 0 && currentHealthy >= desiredHealthy
}

function whyNone({ status }: Budget): string {
  const { desiredHealthy = 0, currentHealthy = 0, conditions = [] } = status ?? {}
  const said = conditions.find(({ type }) => type === 'DisruptionAllowed')
  const why = said?.status === 'False' ? said.message : ''
  const none = 'does not allow evicting pods currently'
  // What the status says of numbers counts for nothing then.
  if (why && said?.reason === 'SyncFailed') return `${none} because it failed sync: ${why}`
  if (currentHealthy <= desiredHealthy)
    return `needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`
  return why ? `${none} (${said?.reason}): ${why}` : none
}

/** The budget with one pod less to give. @throws ApiError TooManyRequests when it has none */
function spend(budget: Budget, pod: Pod, now: number): Budget {
  const { metadata, status } = budget
  const { name } = metadata
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    throw refusal(`The disruption budget ${name} is still being processed by the server.`, 10)
  }
  const spare = status?.disruptionsAllowed ?? 0
  if (spare === 0) {
    throw refusal(`The disruption budget ${name} ${whyNone(budget)}`)
  }
  return {
    ...budget,
    status: {
      ...status,
      conditions: disruptionCondition(budget, spare - 1, formatTime(now)),
      disruptionsAllowed: spare - 1,
      disruptedPods: { ...status?.disruptedPods, [pod.metadata.name]: formatTime(now) },
    },
  } as Budget
}

/**
 * Asks the budgets of a pod.
 * @returns the budget to write with the eviction, if one is concerned
 * @throws ApiError when the pod has to stay
 */
export function askBudgets(pod: Pod, budgets: readonly KubeObject[], now: number): Budget | undefined {
  if (isIdle(pod)) return undefined
  const own = (budgets as unknown as Budget[]).filter(({ spec }) =>
    matchesLabelSelector(spec.selector, pod.metadata.labels),
  )
  const [budget, ...more] = own
  if (more.length > 0) {
    const message =
      'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.'
    throw new ApiError({
      apiVersion: 'v1',
      kind: 'Status',
      metadata: {},
      status: 'Failure',
      message,
      code: 500,
    })
  }
  if (!budget || isExempt(pod, budget)) return undefined
  return spend(budget, pod, now)
}

/** The pod with the condition that tells why it goes. */
export function withEvictionCondition(pod: Pod, now: number): Pod {
  const others = pod.status?.conditions?.filter(({ type }) => type !== 'DisruptionTarget') ?? []
  const condition = {
    type: 'DisruptionTarget',
    ...(pod.metadata.generation ? { observedGeneration: pod.metadata.generation } : {}),
    status: 'True',
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
    lastTransitionTime: formatTime(now),
  }
  return { ...pod, status: { ...pod.status, conditions: [...others, condition] } } as Pod
}

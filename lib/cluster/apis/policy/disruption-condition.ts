import type { ICondition } from '@kubernetes-models/apimachinery/apis/meta/v1/Condition'
import type { PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'

/** The budget's conditions with DisruptionAllowed as it is now. */
function withCondition(
  { status }: PodDisruptionBudget,
  next: Omit<ICondition, 'type' | 'lastTransitionTime'>,
  now: string,
): ICondition[] {
  const old = status?.conditions?.find(({ type }) => type === 'DisruptionAllowed')
  const lastTransitionTime = old?.status === next.status ? old.lastTransitionTime : now
  return [
    ...(status?.conditions ?? []).filter((one) => one !== old),
    { type: 'DisruptionAllowed', ...next, lastTransitionTime },
  ]
}

/** The budget's conditions when it has so many pods to spare. */
export const disruptionCondition = (budget: PodDisruptionBudget, spare: number, now: string): ICondition[] =>
  withCondition(
    budget,
    {
      status: spare > 0 ? 'True' : 'False',
      reason: spare > 0 ? 'SufficientPods' : 'InsufficientPods',
      message: '',
      observedGeneration: budget.metadata.generation ?? 0,
    },
    now,
  )

/** The budget's conditions when it could not be reckoned; it has not observed its spec then. */
export const failedCondition = (budget: PodDisruptionBudget, message: string, now: string): ICondition[] =>
  withCondition(
    budget,
    {
      status: 'False',
      reason: 'SyncFailed',
      message,
      ...(budget.status?.observedGeneration ? { observedGeneration: budget.status.observedGeneration } : {}),
    },
    now,
  )

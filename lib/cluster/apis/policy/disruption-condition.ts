import type { ICondition } from '@kubernetes-models/apimachinery/apis/meta/v1/Condition'
import type { PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'

/** The budget's conditions with DisruptionAllowed as it is for so many spare pods. */
export function disruptionCondition(
  { metadata, status }: PodDisruptionBudget,
  spare: number,
  now: string,
): ICondition[] {
  const truth = spare > 0 ? 'True' : 'False'
  const old = status?.conditions?.find(({ type }) => type === 'DisruptionAllowed')
  const next: ICondition = {
    type: 'DisruptionAllowed',
    status: truth,
    reason: spare > 0 ? 'SufficientPods' : 'InsufficientPods',
    message: '',
    observedGeneration: metadata.generation ?? 0,
    lastTransitionTime: old?.status === truth ? old.lastTransitionTime : now,
  }
  return [...(status?.conditions ?? []).filter((one) => one !== old), next]
}

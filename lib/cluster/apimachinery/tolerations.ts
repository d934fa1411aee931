import type { IToleration } from 'kubernetes-models/v1/Toleration'

interface TaintLike {
  key: string
  value?: string
  effect: string
}

/** v1helper.ToleratesTaint: an empty effect or key in the toleration matches all. */
export function tolerates(toleration: IToleration, taint: TaintLike): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  if (toleration.operator === 'Exists') return true
  return !!toleration.key && (toleration.value ?? '') === (taint.value ?? '')
}

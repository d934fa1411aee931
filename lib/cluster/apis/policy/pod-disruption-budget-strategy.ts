import { validateAtMost100Percent, validateIntOrPercent } from '@/lib/cluster/apis/int-or-percent'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import type { Budget } from '@/lib/cluster/apis/policy/pod-disruption-budget'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

const POLICIES = ['AlwaysAllow', 'IfHealthyBudget']

const EMPTY = { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }

/** The internal struct's fields, as Go's errors print them. */
const goSpec = ({ minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy }: Budget['spec']) => ({
  MinAvailable: minAvailable ?? null,
  Selector: selector ?? null,
  MaxUnavailable: maxUnavailable ?? null,
  UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
})

/** What the API server asks of it when it is written. */
export const podDisruptionBudgetStrategy: Strategy<Budget> = {
  defaults(budget) {
    budget.spec ??= {}
    budget.status ??= { ...EMPTY }
  },
  prepareForCreate(budget) {
    budget.status = { ...EMPTY }
  },
  prepareForUpdate(budget, old) {
    budget.status = old.status
  },
  validate({ spec }, errors) {
    if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
      errors.invalid('spec', goSpec(spec), 'minAvailable and maxUnavailable cannot be both set')
    }
    for (const field of ['minAvailable', 'maxUnavailable'] as const) {
      const amount = spec[field]
      if (amount === undefined) continue
      validateIntOrPercent(amount, `spec.${field}`, errors)
      validateAtMost100Percent(amount, `spec.${field}`, errors)
    }
    validateLabelSelector(spec.selector, 'spec.selector', errors)
    const policy = spec.unhealthyPodEvictionPolicy
    if (policy !== undefined && !POLICIES.includes(policy)) {
      errors.notSupported('spec.unhealthyPodEvictionPolicy', policy, POLICIES)
    }
  },
}

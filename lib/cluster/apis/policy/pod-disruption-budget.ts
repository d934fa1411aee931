import type { PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { validateAtMost100Percent, validateIntOrPercent } from '@/lib/cluster/apis/int-or-percent'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

type Budget = PodDisruptionBudget

const POLICIES = ['AlwaysAllow', 'IfHealthyBudget']
const EMPTY = { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }

/** The internal struct's fields, as Go's errors print them. */
const goSpec = ({ minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy }: Budget['spec']) => ({
  MinAvailable: minAvailable ?? null,
  Selector: selector ?? null,
  MaxUnavailable: maxUnavailable ?? null,
  UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy ?? null,
})

export const podDisruptionBudget = defineKind<Budget>({
  group: 'policy',
  version: 'v1',
  kind: 'PodDisruptionBudget',
  plural: 'poddisruptionbudgets',
  singular: 'poddisruptionbudget',
  shortNames: ['pdb'],
  namespaced: true,
  schema: 'policy/v1/PodDisruptionBudget',
  nameRule: 'pathSegment',
  hasGeneration: true,
  subresources: ['status'],
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
  columns: [
    nameColumn as Column<Budget>,
    { name: 'Min Available', value: ({ spec }) => String(spec.minAvailable ?? 'N/A') },
    { name: 'Max Unavailable', value: ({ spec }) => String(spec.maxUnavailable ?? 'N/A') },
    { name: 'Allowed Disruptions', type: 'integer', value: ({ status }) => status?.disruptionsAllowed ?? 0 },
    ageColumn as Column<Budget>,
  ],
})

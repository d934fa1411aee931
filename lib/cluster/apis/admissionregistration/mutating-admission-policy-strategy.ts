import {
  defaultMatchResources,
  validateMatchResources,
} from '@/lib/cluster/apis/admissionregistration/match-rules'
import type { Binding, Policy } from '@/lib/cluster/apis/admissionregistration/mutating-admission-policy'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

export const mutatingAdmissionPolicyStrategy: Strategy<Policy> = {
  defaults(policy) {
    policy.spec ??= {}
    policy.spec.failurePolicy ??= 'Fail'
    defaultMatchResources(policy.spec.matchConstraints)
  },
  validate({ spec }, errors) {
    if (!spec?.mutations?.length)
      errors.required('spec.mutations', 'mutations must contain at least one item')
    if (!spec?.reinvocationPolicy) errors.required('spec.reinvocationPolicy')
    if (!spec?.matchConstraints) errors.required('spec.matchConstraints')
    else validateMatchResources(spec.matchConstraints, 'spec.matchConstraints', true, errors)
  },
}

export const mutatingAdmissionPolicyBindingStrategy: Strategy<Binding> = {
  defaults(binding) {
    defaultMatchResources(binding.spec?.matchResources)
  },
  validate({ spec }, errors) {
    if (!spec?.policyName) errors.required('spec.policyName')
    if (spec?.matchResources)
      validateMatchResources(spec.matchResources, 'spec.matchResources', false, errors)
  },
}

/** Differs: kinds only, nothing is mutated. */
import type { IMutatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicy'
import type { IMutatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { paramKindCell } from '@/lib/cluster/apis/admissionregistration/admission-policy'
import { paramRefCell } from '@/lib/cluster/apis/admissionregistration/admission-policy-binding'
import {
  ADMISSION_GROUP,
  defaultMatchResources,
  validateMatchResources,
} from '@/lib/cluster/apis/admissionregistration/match-rules'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type Policy = KubeObject & Pick<IMutatingAdmissionPolicy, 'spec'>
type Binding = KubeObject & Pick<IMutatingAdmissionPolicyBinding, 'spec'>

export const mutatingAdmissionPolicy = defineKind<Policy>({
  group: ADMISSION_GROUP,
  version: 'v1',
  kind: 'MutatingAdmissionPolicy',
  plural: 'mutatingadmissionpolicies',
  singular: 'mutatingadmissionpolicy',
  categories: ['api-extensions'],
  namespaced: false,
  schema: `${ADMISSION_GROUP}/v1/MutatingAdmissionPolicy`,
  hasGeneration: true,
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
  columns: [
    nameColumn as Column<Policy>,
    { name: 'Mutations', type: 'integer', value: ({ spec }) => spec?.mutations?.length ?? 0 },
    { name: 'ParamKind', value: ({ spec }) => paramKindCell(spec?.paramKind) },
    ageColumn as Column<Policy>,
  ],
})

export const mutatingAdmissionPolicyBinding = defineKind<Binding>({
  group: ADMISSION_GROUP,
  version: 'v1',
  kind: 'MutatingAdmissionPolicyBinding',
  plural: 'mutatingadmissionpolicybindings',
  singular: 'mutatingadmissionpolicybinding',
  categories: ['api-extensions'],
  namespaced: false,
  schema: `${ADMISSION_GROUP}/v1/MutatingAdmissionPolicyBinding`,
  hasGeneration: true,
  defaults(binding) {
    defaultMatchResources(binding.spec?.matchResources)
  },
  validate({ spec }, errors) {
    if (!spec?.policyName) errors.required('spec.policyName')
    if (spec?.matchResources)
      validateMatchResources(spec.matchResources, 'spec.matchResources', false, errors)
  },
  columns: [
    nameColumn as Column<Binding>,
    { name: 'PolicyName', value: ({ spec }) => spec?.policyName ?? '' },
    { name: 'ParamRef', value: ({ spec }) => paramRefCell(spec?.paramRef) },
    ageColumn as Column<Binding>,
  ],
})

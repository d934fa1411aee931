import type { IMutatingAdmissionPolicy } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicy'
import type { IMutatingAdmissionPolicyBinding } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { paramKindCell } from '@/lib/cluster/apis/admissionregistration/admission-policy'
import { paramRefCell } from '@/lib/cluster/apis/admissionregistration/admission-policy-binding'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/resources'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type Policy = KubeObject & Pick<IMutatingAdmissionPolicy, 'spec'>
export type Binding = KubeObject & Pick<IMutatingAdmissionPolicyBinding, 'spec'>

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
  ...lateStrategy<Policy>('mutatingAdmissionPolicy'),
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
  ...lateStrategy<Binding>('mutatingAdmissionPolicyBinding'),
  columns: [
    nameColumn as Column<Binding>,
    { name: 'PolicyName', value: ({ spec }) => spec?.policyName ?? '' },
    { name: 'ParamRef', value: ({ spec }) => paramRefCell(spec?.paramRef) },
    ageColumn as Column<Binding>,
  ],
})

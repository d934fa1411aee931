import type { IParamRef } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamRef'
import type { ValidatingAdmissionPolicyBinding } from '@/lib/cluster/apimachinery/object'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/resources'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export function paramRefCell(ref: IParamRef | undefined): string {
  if (!ref) return '<unset>'
  if (!ref.name) return `${ref.namespace ? `${ref.namespace}/` : ''}*`
  return ref.namespace ? `${ref.namespace}/${ref.name}` : `*/${ref.name}`
}

export const validatingAdmissionPolicyBinding = defineKind<ValidatingAdmissionPolicyBinding>({
  group: ADMISSION_GROUP,
  version: 'v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  plural: 'validatingadmissionpolicybindings',
  singular: 'validatingadmissionpolicybinding',
  categories: ['api-extensions'],
  namespaced: false,
  schema: `${ADMISSION_GROUP}/v1/ValidatingAdmissionPolicyBinding`,
  hasGeneration: true,
  ...lateStrategy<ValidatingAdmissionPolicyBinding>('validatingAdmissionPolicyBinding'),
  columns: [
    nameColumn as Column<ValidatingAdmissionPolicyBinding>,
    { name: 'PolicyName', value: ({ spec }) => spec.policyName ?? '' },
    { name: 'ParamRef', value: ({ spec }) => paramRefCell(spec.paramRef) },
    ageColumn as Column<ValidatingAdmissionPolicyBinding>,
  ],
})

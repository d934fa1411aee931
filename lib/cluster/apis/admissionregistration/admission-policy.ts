import type { IParamKind } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamKind'
import type { ValidatingAdmissionPolicy } from '@/lib/cluster/apimachinery/object'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/resources'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export const validatingAdmissionPolicy = defineKind<ValidatingAdmissionPolicy>({
  group: ADMISSION_GROUP,
  version: 'v1',
  kind: 'ValidatingAdmissionPolicy',
  plural: 'validatingadmissionpolicies',
  singular: 'validatingadmissionpolicy',
  categories: ['api-extensions'],
  namespaced: false,
  schema: `${ADMISSION_GROUP}/v1/ValidatingAdmissionPolicy`,
  hasGeneration: true,
  subresources: ['status'],
  ...lateStrategy<ValidatingAdmissionPolicy>('validatingAdmissionPolicy'),
  columns: [
    nameColumn as Column<ValidatingAdmissionPolicy>,
    { name: 'Validations', type: 'integer', value: ({ spec }) => spec.validations?.length ?? 0 },
    { name: 'ParamKind', value: ({ spec: { paramKind } }) => paramKindCell(paramKind) },
    ageColumn as Column<ValidatingAdmissionPolicy>,
  ],
})

export const paramKindCell = (kind: IParamKind | undefined) =>
  kind ? `${kind.apiVersion}/${kind.kind}` : '<unset>'

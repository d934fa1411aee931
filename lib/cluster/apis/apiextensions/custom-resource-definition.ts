import type { CustomResourceDefinition } from '@/lib/cluster/apis/apiextensions/crd'
import { type Column, createdAtColumn, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type Crd = CustomResourceDefinition

export const customResourceDefinition = defineKind<Crd>({
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  singular: 'customresourcedefinition',
  shortNames: ['crd', 'crds'],
  categories: ['api-extensions'],
  namespaced: false,
  schema: 'apiextensions.k8s.io/v1/CustomResourceDefinition',
  subresources: ['status'],
  hasGeneration: true,
  ...lateStrategy<Crd>('customResourceDefinition'),
  columns: [nameColumn as Column<Crd>, createdAtColumn as Column<Crd>],
})

import type { ICSINode } from 'kubernetes-models/storage.k8s.io/v1/CSINode'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type CSINode = KubeObject & Pick<ICSINode, 'spec'>

export const csiNode = defineKind<CSINode>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSINode',
  plural: 'csinodes',
  singular: 'csinode',
  namespaced: false,
  schema: 'storage.k8s.io/v1/CSINode',
  ...lateStrategy<CSINode>('csiNode'),
  columns: [
    nameColumn as Column<CSINode>,
    { name: 'Drivers', type: 'integer', value: ({ spec }) => spec?.drivers?.length ?? 0 },
    ageColumn as Column<CSINode>,
  ],
})

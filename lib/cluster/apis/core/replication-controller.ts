import { formatSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { ReplicationController } from '@/lib/cluster/apimachinery/object'
import { containerImages, containerNames } from '@/lib/cluster/apis/core/pod-template'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

const columns: Column<ReplicationController>[] = [
  nameColumn as Column<ReplicationController>,
  { name: 'Desired', type: 'integer', value: ({ spec }) => spec.replicas ?? 0 },
  { name: 'Current', type: 'integer', value: ({ status }) => status?.replicas ?? 0 },
  { name: 'Ready', type: 'integer', value: ({ status }) => status?.readyReplicas ?? 0 },
  ageColumn as Column<ReplicationController>,
  { name: 'Containers', priority: 1, value: ({ spec }) => containerNames(spec.template) },
  { name: 'Images', priority: 1, value: ({ spec }) => containerImages(spec.template) },
  {
    name: 'Selector',
    priority: 1,
    value: ({ spec }) => formatSelector(selectorFromSet(spec.selector)) || '<none>',
  },
]

export const replicationController = defineKind<ReplicationController>({
  group: '',
  version: 'v1',
  kind: 'ReplicationController',
  plural: 'replicationcontrollers',
  singular: 'replicationcontroller',
  shortNames: ['rc'],
  categories: ['all'],
  namespaced: true,
  schema: 'v1/ReplicationController',
  hasGeneration: true,
  subresources: ['status', 'scale'],
  selectableFields: ({ status }) => ({ 'status.replicas': String(status?.replicas ?? 0) }),
  ...lateStrategy<ReplicationController>('replicationController'),
  columns,
})

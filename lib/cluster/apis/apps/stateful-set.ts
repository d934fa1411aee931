import type { StatefulSet } from '@/lib/cluster/apimachinery/object'
import { containerImages, containerNames } from '@/lib/cluster/apis/core/pod-template'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

const columns: Column<StatefulSet>[] = [
  nameColumn as Column<StatefulSet>,
  { name: 'Ready', value: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}` },
  ageColumn as Column<StatefulSet>,
  { name: 'Containers', priority: 1, value: ({ spec }) => containerNames(spec.template) },
  { name: 'Images', priority: 1, value: ({ spec }) => containerImages(spec.template) },
]

export const statefulSet = defineKind<StatefulSet>({
  group: 'apps',
  version: 'v1',
  kind: 'StatefulSet',
  plural: 'statefulsets',
  singular: 'statefulset',
  shortNames: ['sts'],
  categories: ['all'],
  namespaced: true,
  schema: 'apps/v1/StatefulSet',
  nameRule: 'label',
  hasGeneration: true,
  subresources: ['status', 'scale'],
  ...lateStrategy<StatefulSet>('statefulSet'),
  columns,
})

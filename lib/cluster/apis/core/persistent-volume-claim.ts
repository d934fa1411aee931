import type { PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { formatAccessModes } from '@/lib/cluster/apis/core/access-modes'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type Claim = PersistentVolumeClaim

const columns: Column<Claim>[] = [
  nameColumn as Column<Claim>,
  {
    name: 'Status',
    value: ({ metadata, status }) => (metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
  },
  { name: 'Volume', value: ({ spec }) => spec.volumeName ?? '' },
  {
    name: 'Capacity',
    value: ({ spec, status }) => (spec.volumeName ? String(status?.capacity?.storage ?? 0) : ''),
  },
  {
    name: 'Access Modes',
    value: ({ spec, status }) => (spec.volumeName ? formatAccessModes(status?.accessModes) : ''),
  },
  { name: 'StorageClass', value: classOf },
  { name: 'VolumeAttributesClass', value: ({ spec }) => spec.volumeAttributesClassName ?? '<unset>' },
  ageColumn as Column<Claim>,
  { name: 'VolumeMode', priority: 1, value: ({ spec }) => spec.volumeMode ?? '<unset>' },
]

export const persistentVolumeClaim = defineKind<Claim>({
  group: '',
  version: 'v1',
  kind: 'PersistentVolumeClaim',
  plural: 'persistentvolumeclaims',
  singular: 'persistentvolumeclaim',
  shortNames: ['pvc'],
  namespaced: true,
  schema: 'v1/PersistentVolumeClaim',
  subresources: ['status'],
  ...lateStrategy<Claim>('persistentVolumeClaim'),
  columns,
})

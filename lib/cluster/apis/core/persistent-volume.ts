import type { PersistentVolume } from '@/lib/cluster/apimachinery/object'
import { formatAccessModes } from '@/lib/cluster/apis/core/access-modes'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

const columns: Column<PersistentVolume>[] = [
  nameColumn as Column<PersistentVolume>,
  { name: 'Capacity', value: ({ spec }) => String(spec.capacity?.storage ?? '') },
  { name: 'Access Modes', value: ({ spec }) => formatAccessModes(spec.accessModes) },
  { name: 'Reclaim Policy', value: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? '' },
  {
    name: 'Status',
    value: ({ metadata, status }) => (metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
  },
  {
    name: 'Claim',
    value: ({ spec: { claimRef } }) => (claimRef ? `${claimRef.namespace}/${claimRef.name}` : ''),
  },
  { name: 'StorageClass', value: classOf },
  { name: 'VolumeAttributesClass', value: ({ spec }) => spec.volumeAttributesClassName ?? '<unset>' },
  { name: 'Reason', value: ({ status }) => status?.reason ?? '' },
  ageColumn as Column<PersistentVolume>,
  { name: 'VolumeMode', priority: 1, value: ({ spec }) => spec.volumeMode ?? '<unset>' },
]

export const persistentVolume = defineKind<PersistentVolume>({
  group: '',
  version: 'v1',
  kind: 'PersistentVolume',
  plural: 'persistentvolumes',
  singular: 'persistentvolume',
  shortNames: ['pv'],
  namespaced: false,
  schema: 'v1/PersistentVolume',
  subresources: ['status'],
  ...lateStrategy<PersistentVolume>('persistentVolume'),
  columns,
})

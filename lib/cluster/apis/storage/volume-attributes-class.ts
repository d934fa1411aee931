import type { IVolumeAttributesClass } from 'kubernetes-models/storage.k8s.io/v1/VolumeAttributesClass'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type VolumeAttributesClass = KubeObject & Pick<IVolumeAttributesClass, 'driverName' | 'parameters'>

export const volumeAttributesClass = defineKind<VolumeAttributesClass>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'VolumeAttributesClass',
  plural: 'volumeattributesclasses',
  singular: 'volumeattributesclass',
  shortNames: ['vac'],
  namespaced: false,
  schema: 'storage.k8s.io/v1/VolumeAttributesClass',
  ...lateStrategy<VolumeAttributesClass>('volumeAttributesClass'),
  columns: [
    nameColumn as Column<VolumeAttributesClass>,
    { name: 'DriverName', value: ({ driverName }) => driverName },
    ageColumn as Column<VolumeAttributesClass>,
  ],
})

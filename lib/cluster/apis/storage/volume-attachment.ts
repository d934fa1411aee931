import type { IVolumeAttachment } from 'kubernetes-models/storage.k8s.io/v1/VolumeAttachment'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type VolumeAttachment = KubeObject & Pick<IVolumeAttachment, 'spec' | 'status'>

export const volumeAttachment = defineKind<VolumeAttachment>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'VolumeAttachment',
  plural: 'volumeattachments',
  singular: 'volumeattachment',
  namespaced: false,
  schema: 'storage.k8s.io/v1/VolumeAttachment',
  subresources: ['status'],
  ...lateStrategy<VolumeAttachment>('volumeAttachment'),
  columns: [
    nameColumn as Column<VolumeAttachment>,
    { name: 'Attacher', value: ({ spec }) => spec?.attacher ?? '' },
    { name: 'PV', value: ({ spec }) => spec?.source.persistentVolumeName ?? '' },
    { name: 'Node', value: ({ spec }) => spec?.nodeName ?? '' },
    { name: 'Attached', value: ({ status }) => String(status?.attached ?? false) },
    ageColumn as Column<VolumeAttachment>,
  ],
})

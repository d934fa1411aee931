import type { ICSIDriver } from 'kubernetes-models/storage.k8s.io/v1/CSIDriver'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type CSIDriver = KubeObject & Pick<ICSIDriver, 'spec'>

export const csiDriver = defineKind<CSIDriver>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSIDriver',
  plural: 'csidrivers',
  singular: 'csidriver',
  namespaced: false,
  schema: 'storage.k8s.io/v1/CSIDriver',
  ...lateStrategy<CSIDriver>('csiDriver'),
  columns: [
    nameColumn as Column<CSIDriver>,
    { name: 'AttachRequired', value: ({ spec }) => spec?.attachRequired ?? true },
    { name: 'PodInfoOnMount', value: ({ spec }) => spec?.podInfoOnMount ?? false },
    { name: 'StorageCapacity', value: ({ spec }) => spec?.storageCapacity ?? false },
    {
      name: 'TokenRequests',
      value: ({ spec }) => spec?.tokenRequests?.map(({ audience }) => audience).join(',') ?? '<unset>',
    },
    { name: 'RequiresRepublish', value: ({ spec }) => spec?.requiresRepublish ?? false },
    { name: 'Modes', value: ({ spec }) => spec?.volumeLifecycleModes?.join(',') || '<none>' },
    ageColumn as Column<CSIDriver>,
  ],
})

/**
 * Mirrors: ValidateCSIStorageCapacity in pkg/apis/storage/validation/validation.go.
 * Differs: no driver here publishes capacities; the scheduler looks at those that somebody else writes.
 */
import type { ICSIStorageCapacity } from 'kubernetes-models/storage.k8s.io/v1/CSIStorageCapacity'
import { dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

type CSIStorageCapacity = KubeObject &
  Pick<ICSIStorageCapacity, 'capacity' | 'maximumVolumeSize' | 'nodeTopology' | 'storageClassName'>

export const csiStorageCapacity = defineKind<CSIStorageCapacity>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSIStorageCapacity',
  plural: 'csistoragecapacities',
  singular: 'csistoragecapacity',
  namespaced: true,
  schema: 'storage.k8s.io/v1/CSIStorageCapacity',
  validate({ storageClassName, nodeTopology }, errors) {
    for (const why of dns1123Subdomain(storageClassName ?? ''))
      errors.invalid('storageClassName', storageClassName ?? '', why)
    if (nodeTopology) validateLabelSelector(nodeTopology, 'nodeTopology', errors)
  },
  validateUpdate(object, old, errors) {
    if (object.storageClassName !== old.storageClassName)
      errors.invalid('storageClassName', object.storageClassName, 'field is immutable')
  },
  columns: [
    nameColumn as Column<CSIStorageCapacity>,
    { name: 'StorageClassName', value: ({ storageClassName }) => storageClassName ?? '' },
    { name: 'Capacity', value: ({ capacity }) => String(capacity ?? '<unset>') },
    ageColumn as Column<CSIStorageCapacity>,
  ],
})

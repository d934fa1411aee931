import type { ICSIDriver } from 'kubernetes-models/storage.k8s.io/v1/CSIDriver'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type CSIDriver = KubeObject & Pick<ICSIDriver, 'spec'>

const FS_GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType']
const MODES = ['Ephemeral', 'Persistent']

export const csiDriver = defineKind<CSIDriver>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'CSIDriver',
  plural: 'csidrivers',
  singular: 'csidriver',
  namespaced: false,
  schema: 'storage.k8s.io/v1/CSIDriver',
  defaults(object) {
    object.spec ??= {}
    const { spec } = object
    spec.attachRequired ??= true
    spec.podInfoOnMount ??= false
    spec.storageCapacity ??= false
    spec.fsGroupPolicy ??= 'ReadWriteOnceWithFSType'
    spec.requiresRepublish ??= false
    spec.seLinuxMount ??= false
    if (!spec.volumeLifecycleModes?.length) spec.volumeLifecycleModes = ['Persistent']
  },
  validate({ metadata, spec }, errors) {
    validateDriverName(metadata.name, 'metadata.name', errors)
    const policy = spec?.fsGroupPolicy
    if (policy && !FS_GROUP_POLICIES.includes(policy)) {
      errors.notSupported('spec.fsGroupPolicy', policy, FS_GROUP_POLICIES)
    }
    for (const mode of spec?.volumeLifecycleModes ?? []) {
      if (!MODES.includes(mode)) errors.notSupported('spec.volumeLifecycleModes', mode, MODES)
    }
  },
  validateUpdate(object, old, errors) {
    if (object.spec?.attachRequired !== old.spec?.attachRequired) {
      errors.invalid('spec.attachedRequired', object.spec?.attachRequired, 'field is immutable')
    }
  },
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

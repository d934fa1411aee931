import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import type { CSIDriver } from '@/lib/cluster/apis/storage/csi-driver'

const FS_GROUP_POLICIES = ['File', 'None', 'ReadWriteOnceWithFSType']

const MODES = ['Ephemeral', 'Persistent']

/** What the API server asks of it when it is written. */
export const csiDriverStrategy: Strategy<CSIDriver> = {
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
}

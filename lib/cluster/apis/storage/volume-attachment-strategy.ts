import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'

/** What the API server asks of it when it is written. */
export const volumeAttachmentStrategy: Strategy<VolumeAttachment> = {
  defaults(object) {
    object.status ??= { attached: false }
  },
  prepareForCreate(object) {
    object.status = { attached: false }
  },
  prepareForUpdate(object, old) {
    Object.assign(object, { status: old.status })
  },
  validate({ spec }, errors) {
    validateDriverName(spec?.attacher ?? '', 'spec.attacher', errors)
    if (!spec?.nodeName) errors.required('spec.nodeName')
    const { persistentVolumeName: name, inlineVolumeSpec } = spec?.source ?? {}
    if (!name && !inlineVolumeSpec) {
      errors.required('spec.source', 'must specify exactly one of inlineVolumeSpec and persistentVolumeName')
    }
    if (name && inlineVolumeSpec) {
      errors.forbidden('spec.source', 'must specify exactly one of inlineVolumeSpec and persistentVolumeName')
    }
  },
  validateUpdate(object, old, errors) {
    if (!deepEqual(object.spec, old.spec)) errors.invalid('spec', object.spec, 'field is immutable')
  },
}

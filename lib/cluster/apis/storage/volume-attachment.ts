import type { IVolumeAttachment } from 'kubernetes-models/storage.k8s.io/v1/VolumeAttachment'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type VolumeAttachment = KubeObject & Pick<IVolumeAttachment, 'spec' | 'status'>

export const volumeAttachment = defineKind<VolumeAttachment>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'VolumeAttachment',
  plural: 'volumeattachments',
  singular: 'volumeattachment',
  namespaced: false,
  schema: 'storage.k8s.io/v1/VolumeAttachment',
  subresources: ['status'],
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
  columns: [
    nameColumn as Column<VolumeAttachment>,
    { name: 'Attacher', value: ({ spec }) => spec?.attacher ?? '' },
    { name: 'PV', value: ({ spec }) => spec?.source.persistentVolumeName ?? '' },
    { name: 'Node', value: ({ spec }) => spec?.nodeName ?? '' },
    { name: 'Attached', value: ({ status }) => String(status?.attached ?? false) },
    ageColumn as Column<VolumeAttachment>,
  ],
})

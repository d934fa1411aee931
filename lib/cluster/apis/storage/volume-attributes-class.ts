/**
 * Mirrors: ValidateVolumeAttributesClass in pkg/apis/storage/validation/validation.go.
 * Differs: volumes do not change after their class.
 */
import type { IVolumeAttributesClass } from 'kubernetes-models/storage.k8s.io/v1/VolumeAttributesClass'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type VolumeAttributesClass = KubeObject & Pick<IVolumeAttributesClass, 'driverName' | 'parameters'>

export const volumeAttributesClass = defineKind<VolumeAttributesClass>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'VolumeAttributesClass',
  plural: 'volumeattributesclasses',
  singular: 'volumeattributesclass',
  shortNames: ['vac'],
  namespaced: false,
  schema: 'storage.k8s.io/v1/VolumeAttributesClass',
  validate({ driverName, parameters }, errors) {
    validateDriverName(driverName, 'driverName', errors)
    if (Object.keys(parameters ?? {}).length === 0)
      errors.required('parameters', 'must contain at least one key/value pair')
  },
  validateUpdate(object, old, errors) {
    if (object.driverName !== old.driverName)
      errors.forbidden('driverName', 'updates to driverName are forbidden.')
    if (!deepEqual(object.parameters, old.parameters))
      errors.forbidden('parameters', 'updates to parameters are forbidden.')
  },
  columns: [
    nameColumn as Column<VolumeAttributesClass>,
    { name: 'DriverName', value: ({ driverName }) => driverName },
    ageColumn as Column<VolumeAttributesClass>,
  ],
})

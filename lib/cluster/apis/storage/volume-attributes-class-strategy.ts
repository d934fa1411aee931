import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { validateDriverName } from '@/lib/cluster/apis/core/persistent-volume-validation'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import type { VolumeAttributesClass } from '@/lib/cluster/apis/storage/volume-attributes-class'

/** What the API server asks of it when it is written. */
export const volumeAttributesClassStrategy: Strategy<VolumeAttributesClass> = {
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
}

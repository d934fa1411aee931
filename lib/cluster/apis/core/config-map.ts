import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { configMapKey } from '@/lib/cluster/apimachinery/names'
import type { ConfigMap } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const MAX_BYTES = 1_048_576

function validateData(map: ConfigMap, errors: FieldErrors): void {
  let size = 0
  for (const [key, value] of Object.entries(map.data ?? {})) {
    for (const why of configMapKey(key)) errors.invalid(`data[${key}]`, key, why)
    if (map.binaryData && Object.hasOwn(map.binaryData, key)) {
      errors.invalid(`data[${key}]`, key, 'duplicate of key present in binaryData')
    }
    size += value.length
  }
  for (const [key, value] of Object.entries(map.binaryData ?? {})) {
    for (const why of configMapKey(key)) errors.invalid(`binaryData[${key}]`, key, why)
    size += value.length
  }
  if (size > MAX_BYTES) errors.tooLong('', MAX_BYTES)
}

export const configMap = defineKind<ConfigMap>({
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  singular: 'configmap',
  shortNames: ['cm'],
  namespaced: true,
  schema: 'v1/ConfigMap',
  validatesUpdateFirst: true,
  validate: validateData,
  validateUpdate(map, old, errors) {
    if (!old.immutable) return
    const locked = 'field is immutable when `immutable` is set'
    if (!map.immutable) errors.forbidden('immutable', locked)
    if (!deepEqual(map.data ?? {}, old.data ?? {})) errors.forbidden('data', locked)
    if (!deepEqual(map.binaryData ?? {}, old.binaryData ?? {})) errors.forbidden('binaryData', locked)
  },
  columns: [
    nameColumn as Column<ConfigMap>,
    {
      name: 'Data',
      type: 'integer',
      value: (map) => Object.keys(map.data ?? {}).length + Object.keys(map.binaryData ?? {}).length,
    },
    ageColumn as Column<ConfigMap>,
  ],
})

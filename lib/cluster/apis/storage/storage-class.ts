import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import type { StorageClass } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class'
const BETA_DEFAULT_CLASS = 'storageclass.beta.kubernetes.io/is-default-class'
const RECLAIM_POLICIES = ['Delete', 'Retain']
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer']

/** True for the class that claims get which name none. */
export const isDefaultClass = ({ metadata }: StorageClass): boolean =>
  metadata.annotations?.[DEFAULT_CLASS] === 'true' || metadata.annotations?.[BETA_DEFAULT_CLASS] === 'true'

function validateTopologies(topologies: StorageClass['allowedTopologies'], errors: FieldErrors): void {
  for (const [index, term] of (topologies ?? []).entries()) {
    for (const [at, { key, values }] of (term.matchLabelExpressions ?? []).entries()) {
      const field = `allowedTopologies[${index}].matchLabelExpressions[${at}]`
      if (!values?.length) errors.required(`${field}.values`)
      for (const [position, value] of (values ?? []).entries()) {
        if (values.indexOf(value) < position) errors.duplicate(`${field}.values[${position}]`, value)
      }
      for (const why of qualifiedName(key)) errors.invalid(`${field}.key`, key, why)
    }
  }
}

export const storageClass = defineKind<StorageClass>({
  group: 'storage.k8s.io',
  version: 'v1',
  kind: 'StorageClass',
  plural: 'storageclasses',
  singular: 'storageclass',
  shortNames: ['sc'],
  namespaced: false,
  schema: 'storage.k8s.io/v1/StorageClass',
  defaults(object) {
    object.reclaimPolicy ??= 'Delete'
    object.volumeBindingMode ??= 'Immediate'
  },
  validate(object, errors) {
    const { provisioner, parameters, reclaimPolicy, volumeBindingMode } = object
    if (!provisioner) errors.required('provisioner')
    else
      for (const why of qualifiedName(provisioner.toLowerCase()))
        errors.invalid('provisioner', provisioner, why)
    if (Object.keys(parameters ?? {}).length > 512) errors.tooMany('parameters', 513, 512)
    if (parameters && Object.hasOwn(parameters, ''))
      errors.invalid('parameters', '', 'field can not be empty.')
    if (reclaimPolicy && !RECLAIM_POLICIES.includes(reclaimPolicy)) {
      errors.notSupported('reclaimPolicy', reclaimPolicy, RECLAIM_POLICIES)
    }
    if (!volumeBindingMode) errors.required('volumeBindingMode')
    else if (!BINDING_MODES.includes(volumeBindingMode)) {
      errors.notSupported('volumeBindingMode', volumeBindingMode, BINDING_MODES)
    }
    validateTopologies(object.allowedTopologies, errors)
  },
  validateUpdate(object, old, errors) {
    for (const field of ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'] as const) {
      if (!deepEqual(object[field], old[field]))
        errors.invalid(field, object[field] ?? null, 'field is immutable')
    }
  },
  columns: [
    {
      ...(nameColumn as Column<StorageClass>),
      value: (object) => `${object.metadata.name}${isDefaultClass(object) ? ' (default)' : ''}`,
    },
    { name: 'Provisioner', value: (object) => object.provisioner },
    { name: 'ReclaimPolicy', value: (object) => object.reclaimPolicy ?? '' },
    { name: 'VolumeBindingMode', value: (object) => object.volumeBindingMode ?? '' },
    { name: 'AllowVolumeExpansion', value: (object) => String(object.allowVolumeExpansion ?? false) },
    ageColumn as Column<StorageClass>,
  ],
})

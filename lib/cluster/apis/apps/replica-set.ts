import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { ReplicaSet } from '@/lib/cluster/apimachinery/object'
import {
  containerImages,
  containerNames,
  defaultTemplate,
  validateSelectorAndTemplate,
} from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const columns: Column<ReplicaSet>[] = [
  nameColumn as Column<ReplicaSet>,
  { name: 'Desired', type: 'integer', value: (rs) => rs.spec.replicas ?? 0 },
  { name: 'Current', type: 'integer', value: (rs) => rs.status?.replicas ?? 0 },
  { name: 'Ready', type: 'integer', value: (rs) => rs.status?.readyReplicas ?? 0 },
  ageColumn as Column<ReplicaSet>,
  { name: 'Containers', priority: 1, value: (rs) => containerNames(rs.spec.template) },
  { name: 'Images', priority: 1, value: (rs) => containerImages(rs.spec.template) },
  {
    name: 'Selector',
    priority: 1,
    value: (rs) => formatSelector(selectorFromLabelSelector(rs.spec.selector) ?? []),
  },
]

export const replicaSet = defineKind<ReplicaSet>({
  group: 'apps',
  version: 'v1',
  kind: 'ReplicaSet',
  plural: 'replicasets',
  singular: 'replicaset',
  shortNames: ['rs'],
  categories: ['all'],
  namespaced: true,
  schema: 'apps/v1/ReplicaSet',
  hasGeneration: true,
  subresources: ['status', 'scale'],
  selectableFields: (rs) => ({ 'status.replicas': String(rs.status?.replicas ?? 0) }),
  defaults(rs) {
    rs.spec ??= {} as ReplicaSet['spec']
    rs.spec.replicas ??= 1
    defaultTemplate(rs.spec)
    rs.status ??= { replicas: 0 }
  },
  prepareForCreate(rs) {
    rs.status = { replicas: 0 }
  },
  prepareForUpdate(rs, old) {
    rs.status = old.status
  },
  validate(rs, errors) {
    const { replicas = 0, minReadySeconds = 0 } = rs.spec
    if (replicas < 0) errors.invalid('spec.replicas', replicas, 'must be greater than or equal to 0')
    if (minReadySeconds < 0) {
      errors.invalid('spec.minReadySeconds', minReadySeconds, 'must be greater than or equal to 0')
    }
    validateSelectorAndTemplate(rs.spec, 'ReplicaSet', errors)
  },
  validateUpdate(rs, old, errors) {
    if (!deepEqual(rs.spec.selector, old.spec.selector)) {
      errors.invalid('spec.selector', rs.spec.selector, 'field is immutable')
    }
  },
  warnings: (object, old) => templateWarnings(object, old),
  columns,
})

import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { formatSelector, matchesSet, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { ReplicationController } from '@/lib/cluster/apimachinery/object'
import {
  containerImages,
  containerNames,
  defaultTemplate,
  validateRunsForEver,
  validateTemplate,
} from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const columns: Column<ReplicationController>[] = [
  nameColumn as Column<ReplicationController>,
  { name: 'Desired', type: 'integer', value: ({ spec }) => spec.replicas ?? 0 },
  { name: 'Current', type: 'integer', value: ({ status }) => status?.replicas ?? 0 },
  { name: 'Ready', type: 'integer', value: ({ status }) => status?.readyReplicas ?? 0 },
  ageColumn as Column<ReplicationController>,
  { name: 'Containers', priority: 1, value: ({ spec }) => containerNames(spec.template) },
  { name: 'Images', priority: 1, value: ({ spec }) => containerImages(spec.template) },
  {
    name: 'Selector',
    priority: 1,
    value: ({ spec }) => formatSelector(selectorFromSet(spec.selector)) || '<none>',
  },
]

function defaults(rc: ReplicationController): void {
  rc.spec ??= {}
  if (rc.spec.template) defaultTemplate(rc.spec)
  const labels = rc.spec.template?.metadata?.labels
  if (labels) {
    if (Object.keys(rc.spec.selector ?? {}).length === 0) rc.spec.selector = { ...labels }
    if (Object.keys(rc.metadata.labels ?? {}).length === 0) rc.metadata.labels = { ...labels }
  }
  rc.spec.replicas ??= 1
}

function validate({ spec }: ReplicationController, errors: FieldErrors): void {
  const { selector = {}, template } = spec
  errors.nonNegative('spec.minReadySeconds', spec.minReadySeconds)
  if (Object.keys(selector).length === 0) errors.required('spec.selector')
  errors.nonNegative('spec.replicas', spec.replicas)
  if (!template) {
    errors.required('spec.template')
    return
  }
  const labels = template.metadata?.labels
  if (!matchesSet(selector, labels)) {
    errors.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')
  }
  validateTemplate(template, 'spec.template', errors)
  validateRunsForEver(template, 'spec.template', 'ReplicationController', errors)
}

export const replicationController = defineKind<ReplicationController>({
  group: '',
  version: 'v1',
  kind: 'ReplicationController',
  plural: 'replicationcontrollers',
  singular: 'replicationcontroller',
  shortNames: ['rc'],
  categories: ['all'],
  namespaced: true,
  schema: 'v1/ReplicationController',
  hasGeneration: true,
  subresources: ['status', 'scale'],
  selectableFields: ({ status }) => ({ 'status.replicas': String(status?.replicas ?? 0) }),
  defaults,
  prepareForCreate(rc) {
    rc.status = { replicas: 0 }
  },
  prepareForUpdate(rc, old) {
    rc.status = old.status
  },
  validate,
  warnings: (object, old) => templateWarnings(object, old),
  columns,
})

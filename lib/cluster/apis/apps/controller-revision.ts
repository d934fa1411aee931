import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { type ControllerRevision, controllerOf } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

/** `statefulset.apps/web` */
function controllerName(revision: ControllerRevision): string {
  const owner = controllerOf(revision)
  if (!owner) return '<none>'
  const group = owner.apiVersion.includes('/') ? `.${owner.apiVersion.split('/')[0]}` : ''
  return `${owner.kind.toLowerCase()}${group}/${owner.name}`
}

export const controllerRevision = defineKind<ControllerRevision>({
  group: 'apps',
  version: 'v1',
  kind: 'ControllerRevision',
  plural: 'controllerrevisions',
  singular: 'controllerrevision',
  namespaced: true,
  schema: 'apps/v1/ControllerRevision',
  validate(revision, errors) {
    errors.nonNegative('revision', revision.revision)
    if (!revision.data) errors.required('data', 'data is mandatory')
  },
  validateUpdate(revision, old, errors) {
    if (!deepEqual(revision.data, old.data)) errors.invalid('data', revision.data, 'field is immutable')
  },
  columns: [
    nameColumn as Column<ControllerRevision>,
    { name: 'Controller', value: controllerName },
    { name: 'Revision', value: (revision) => revision.revision ?? 0 },
    ageColumn as Column<ControllerRevision>,
  ],
})

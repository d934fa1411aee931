/** Mirrors: ValidateRoleBinding in pkg/apis/rbac/validation/validation.go. */
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { dns1123Subdomain, pathSegmentName } from '@/lib/cluster/apimachinery/names'
import type { ClusterRoleBinding, RoleBinding } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, type KindDefinition, nameColumn } from '@/lib/cluster/apis/kind'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'

type Binding = RoleBinding | ClusterRoleBinding

const SUBJECT_KINDS = ['ServiceAccount', 'User', 'Group']

function defaults(binding: Binding): void {
  binding.roleRef ??= { apiGroup: '', kind: '', name: '' }
  binding.roleRef.apiGroup ||= RBAC_GROUP
  binding.roleRef.kind ??= ''
  binding.roleRef.name ??= ''
  for (const subject of binding.subjects ?? []) {
    if (subject.kind === 'User' || subject.kind === 'Group') subject.apiGroup ??= RBAC_GROUP
    subject.name ??= ''
    subject.kind ??= ''
  }
}

function validateSubject(subject: ISubject, namespaced: boolean, path: string, errors: FieldErrors): void {
  const { kind, name, namespace, apiGroup = '' } = subject
  if (!name) errors.required(`${path}.name`)
  if (kind === 'ServiceAccount') {
    if (name) for (const why of dns1123Subdomain(name)) errors.invalid(`${path}.name`, name, why)
    if (apiGroup) errors.notSupported(`${path}.apiGroup`, apiGroup, [''])
    if (!namespaced && !namespace) errors.required(`${path}.namespace`)
  } else if (kind === 'User' || kind === 'Group') {
    if (apiGroup !== RBAC_GROUP) errors.notSupported(`${path}.apiGroup`, apiGroup, [RBAC_GROUP])
  } else errors.notSupported(`${path}.kind`, kind, SUBJECT_KINDS)
}

function validateBinding(binding: Binding, namespaced: boolean, errors: FieldErrors): void {
  const { apiGroup, kind, name } = binding.roleRef
  const kinds = namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']
  if (apiGroup !== RBAC_GROUP) errors.notSupported('roleRef.apiGroup', apiGroup, [RBAC_GROUP])
  if (!kinds.includes(kind)) errors.notSupported('roleRef.kind', kind, kinds)
  if (!name) errors.required('roleRef.name')
  else for (const why of pathSegmentName(name)) errors.invalid('roleRef.name', name, why)
  for (const [index, subject] of (binding.subjects ?? []).entries())
    validateSubject(subject, namespaced, `subjects[${index}]`, errors)
}

function validateUpdate(binding: Binding, old: Binding, errors: FieldErrors): void {
  if (deepEqual(binding.roleRef, old.roleRef)) return
  const { apiGroup: APIGroup, kind: Kind, name: Name } = binding.roleRef
  // The server prints its own type here, whose fields are not the API's.
  errors.invalid('roleRef', { APIGroup, Kind, Name }, 'cannot change roleRef')
}

function subjectsCell(kind: string) {
  return ({ subjects = [] }: Binding): string =>
    subjects
      .filter((subject) => subject.kind === kind)
      .map(({ name, namespace }) => (kind === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
      .join(', ')
}

const columns: Column<Binding>[] = [
  nameColumn as unknown as Column<Binding>,
  { name: 'Role', value: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}` },
  ageColumn as unknown as Column<Binding>,
  { name: 'Users', priority: 1, value: subjectsCell('User') },
  { name: 'Groups', priority: 1, value: subjectsCell('Group') },
  { name: 'ServiceAccounts', priority: 1, value: subjectsCell('ServiceAccount') },
]

const shared = {
  group: RBAC_GROUP,
  version: 'v1',
  nameRule: 'pathSegment',
  defaults,
  validateUpdate,
  columns,
} satisfies Partial<KindDefinition<Binding>>

export const roleBinding = defineKind<Binding>({
  ...shared,
  kind: 'RoleBinding',
  plural: 'rolebindings',
  singular: 'rolebinding',
  namespaced: true,
  schema: `${RBAC_GROUP}/v1/RoleBinding`,
  createOnUpdate: true,
  validate: (binding, errors) => validateBinding(binding, true, errors),
})

export const clusterRoleBinding = defineKind<Binding>({
  ...shared,
  kind: 'ClusterRoleBinding',
  plural: 'clusterrolebindings',
  singular: 'clusterrolebinding',
  namespaced: false,
  schema: `${RBAC_GROUP}/v1/ClusterRoleBinding`,
  createOnUpdate: true,
  validate: (binding, errors) => validateBinding(binding, false, errors),
})

import type { ClusterRole, Role } from '@/lib/cluster/apimachinery/object'
import { type Column, createdAtColumn, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { RBAC_GROUP, validateRules } from '@/lib/cluster/apis/rbac/policy-rule'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

export const role = defineKind<Role>({
  group: RBAC_GROUP,
  version: 'v1',
  kind: 'Role',
  plural: 'roles',
  singular: 'role',
  namespaced: true,
  schema: `${RBAC_GROUP}/v1/Role`,
  createOnUpdate: true,
  nameRule: 'pathSegment',
  defaults(object) {
    object.rules ??= null
  },
  validate: (object, errors) => validateRules(object, true, errors),
  columns: [nameColumn as Column<Role>, createdAtColumn as Column<Role>],
})

export const clusterRole = defineKind<ClusterRole>({
  group: RBAC_GROUP,
  version: 'v1',
  kind: 'ClusterRole',
  plural: 'clusterroles',
  singular: 'clusterrole',
  namespaced: false,
  schema: `${RBAC_GROUP}/v1/ClusterRole`,
  createOnUpdate: true,
  nameRule: 'pathSegment',
  defaults(object) {
    object.rules ??= null
  },
  validate(object, errors) {
    validateRules(object, false, errors)
    if (!object.aggregationRule) return
    const path = 'aggregationRule.clusterRoleSelectors'
    const selectors = object.aggregationRule.clusterRoleSelectors ?? []
    if (selectors.length === 0)
      errors.required(path, 'at least one clusterRoleSelector required if aggregationRule is non-nil')
    for (const [index, selector] of selectors.entries()) {
      validateLabelSelector(selector, `${path}[${index}]`, errors)
    }
  },
  columns: [nameColumn as Column<ClusterRole>, createdAtColumn as Column<ClusterRole>],
})

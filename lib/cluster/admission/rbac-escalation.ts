/**
 * Who writes roles or bindings must hold what they grant, or have the verbs escalate and bind.
 * Mirrors: pkg/registry/rbac/<kind>/policybased. Differs: there these are wrappers of the storage, not admission.
 */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { IRoleRef } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleRef'
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden, notFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { ClusterRole, KubeObject, RoleBinding } from '@/lib/cluster/apimachinery/object'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import { escalationError, missingRules } from '@/lib/cluster/auth/escalation'
import { isSuperuser, rbacAuthorizer, roleRules, rulesFor, type Subject } from '@/lib/cluster/auth/rbac'

const EVERYTHING = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
]

function may(
  attributes: AdmissionAttributes,
  context: AdmissionContext,
  verb: string,
  resource: string,
  name: string,
) {
  const { namespace, username, groups } = attributes
  return rbacAuthorizer(context)({
    user: { username, groups },
    verb,
    group: RBAC_GROUP,
    resource,
    name,
    ...(namespace ? { namespace } : {}),
    path: '',
  }).allowed
}

const heldBy = (user: Subject, namespace: string | undefined, context: AdmissionContext) =>
  rulesFor(context, user, namespace).grants.map(({ rule }) => rule)

function refuse(
  { kind, name }: AdmissionAttributes,
  why: string,
  verb: 'escalate' | 'bind',
  missing: IPolicyRule[],
) {
  const refusal = forbidden({ group: kind.group, resource: kind.plural }, name, why)
  return withFinding(refusal, { kind: 'rbac-escalation', verb, missing })
}

/** All but what the garbage collector has to change on the way to deleting an object. */
function guarded({ metadata, ...rest }: KubeObject): object {
  const {
    finalizers: _finalizers,
    ownerReferences: _owners,
    managedFields: _managed,
    resourceVersion: _version,
    ...kept
  } = metadata
  return { ...rest, metadata: kept }
}

const collects = ({ aggregationRule }: ClusterRole): boolean =>
  (aggregationRule?.clusterRoleSelectors?.length ?? 0) > 0

function checkRole(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const { kind, name, namespace, operation, username, groups, object, old } = attributes
  const role = object as unknown as ClusterRole
  const before = old as unknown as ClusterRole | undefined
  // What is created has no name yet when it is asked for.
  if (may(attributes, context, 'escalate', kind.plural, operation === 'CREATE' ? '' : name)) return
  const user = { username, groups }
  const held = heldBy(user, namespace, context)
  const rules = role.rules ?? []
  const why = escalationError(user, held, rules)
  if (why) throw refuse(attributes, why, 'escalate', missingRules(held, rules))
  // Whoever collects rules can get anything; whoever ends it keeps what is in them.
  if (!collects(role) && !(before && collects(before))) return
  const missing = missingRules(held, EVERYTHING)
  const needed = 'must have cluster-admin privileges to use the aggregationRule'
  if (missing.length > 0) throw refuse(attributes, needed, 'escalate', missing)
}

function checkBinding(attributes: AdmissionAttributes, context: AdmissionContext): void {
  const { namespace, username, groups, object } = attributes
  const { roleRef } = object as unknown as RoleBinding
  const resource = roleRef.kind === 'ClusterRole' ? 'clusterroles' : 'roles'
  if (may(attributes, context, 'bind', resource, roleRef.name)) return
  const user = { username, groups }
  const granted = roleRules(context, roleRef as IRoleRef, namespace ?? '')
  if (!granted) {
    const { name } = roleRef
    const where = {
      resource: `${resource}.${RBAC_GROUP}`,
      ...(resource === 'roles' && namespace ? { namespace } : {}),
    }
    throw withFinding(notFound({ group: RBAC_GROUP, resource }, name), { kind: 'missing', ...where, name })
  }
  const held = heldBy(user, namespace, context)
  const why = escalationError(user, held, granted)
  if (why) throw refuse(attributes, why, 'bind', missingRules(held, granted))
}

export const rbacEscalation: AdmissionPlugin = {
  name: 'RBACEscalation',
  admit(attributes, context) {
    const { kind, operation, username, groups, object, old } = attributes
    if (kind.group !== RBAC_GROUP || operation === 'DELETE') return
    if (isSuperuser({ username, groups })) return
    // Labels count as well: with one a role becomes part of another.
    if (object && old && deepEqual(guarded(object), guarded(old))) return
    if (kind.kind.endsWith('Binding')) checkBinding(attributes, context)
    else checkRole(attributes, context)
  },
}

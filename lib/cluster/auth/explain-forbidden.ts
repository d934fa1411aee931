/**
 * Why somebody may do something, or what came nearest to letting him: as data, with the names of things
 * as Kubernetes has them. Reads roles and bindings as they are now.
 */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { IRoleRef } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleRef'
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { ClusterRole, ClusterRoleBinding, KubeObject } from '@/lib/cluster/apimachinery/object'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import type { AuthorizationAttributes, Decision } from '@/lib/cluster/auth/authorizer'
import { type RuleDifference, ruleDifferences } from '@/lib/cluster/auth/near-rule'
import { nearSubject, type SubjectMistake } from '@/lib/cluster/auth/near-subject'
import {
  applies,
  type Grant,
  isSuperuser,
  type PolicyReader,
  roleRules,
  ruleAllows,
} from '@/lib/cluster/auth/rbac'

/** A Role, ClusterRole, RoleBinding or ClusterRoleBinding by its name. */
export interface PolicyRef {
  kind: string
  name: string
  namespace?: string
}

/** A rule with the way by which it reaches somebody. */
export interface GrantRecord {
  binding: PolicyRef
  role: PolicyRef
  subject: ISubject
  rule: IPolicyRule
}

/** One thing that would have to be otherwise for a binding, or a role, to allow what was asked. */
export type Difference =
  | RuleDifference
  /** The binding is for somebody who is almost the user. */
  | { attribute: 'subject'; mistake: SubjectMistake; asked: string; bound: ISubject }
  /** The RoleBinding is in another namespace. */
  | { attribute: 'namespace'; asked: string; bound: string }
  /** A RoleBinding gives nothing at the cluster scope, nor in all namespaces at once. */
  | { attribute: 'scope'; bound: string }
  /** The role of the binding is not there; roles of that name that are. */
  | { attribute: 'role'; missing: PolicyRef; others: PolicyRef[] }
  /** The role has no rules at all. */
  | { attribute: 'rules' }
  /** The aggregating role that is bound does not select this one's labels. */
  | { attribute: 'aggregation'; into: PolicyRef; selectors: object[]; labels: Record<string, string> }
  /** The role allows it, but nothing binds the user, or anybody like him, to it. */
  | { attribute: 'binding'; bound: ISubject[] }

/** What would have allowed a request but for some differences. */
export interface NearMiss {
  binding?: PolicyRef
  role: PolicyRef
  rule?: IPolicyRule
  /** Never empty. */
  differences: Difference[]
}

export interface AccessExplanation {
  allowed: boolean
  request: AuthorizationAttributes
  /** What the authorizer says besides: `RBAC: allowed by …`, or a role that it missed. */
  reason?: string
  /** The user is of system:masters: nothing was looked up. */
  superuser?: true
  /** No rule allows it: the user is a kubelet, and it is about itself or its own pods. */
  node?: true
  /** The first rule that allows it. */
  grant?: GrantRecord
  /** The nearest first; empty when it is allowed. */
  nearest: NearMiss[]
}

/** How far each difference leads away; the digits behind the tens only order what is alike. */
const DISTANCE: Readonly<Record<Difference['attribute'], number>> = {
  'resource spelling': 10,
  resourceName: 10,
  subresource: 10,
  apiGroup: 11,
  namespace: 11,
  scope: 11,
  subject: 12,
  role: 12,
  aggregation: 12,
  verb: 13,
  rules: 14,
  binding: 15,
  path: 24,
  resource: 24,
}

const distance = (differences: readonly Difference[]) =>
  differences.reduce((sum, { attribute }) => sum + DISTANCE[attribute], 0)

const refOf = ({ kind, metadata: { name, namespace } }: KubeObject): PolicyRef => ({
  kind,
  name,
  ...(namespace ? { namespace } : {}),
})

const roleOf = ({ kind, name }: IRoleRef, namespace = ''): PolicyRef =>
  kind === 'ClusterRole' ? { kind, name } : { kind, name, namespace }

/** As data that may be kept. */
const grantRecord = ({ binding, roleRef, subject, rule }: Grant): GrantRecord => ({
  binding: refOf(binding),
  role: roleOf(roleRef, binding.metadata.namespace),
  subject,
  rule,
})

/** What every cluster has from the start: near to anything, and hardly ever what somebody meant. */
const isDefault = ({ metadata }: KubeObject) =>
  metadata.labels?.['kubernetes.io/bootstrapping'] !== undefined || /^(system|kubeadm):/.test(metadata.name)

const listed = (reader: PolicyReader, plural: string, namespace?: string) =>
  reader.list(`${plural}.${RBAC_GROUP}`, namespace)

/** Of a role's rules the one that is nearest to a request. */
function nearestRule(rules: readonly IPolicyRule[], request: AuthorizationAttributes) {
  let best: { rule: IPolicyRule; differences: RuleDifference[] } | undefined
  for (const rule of rules) {
    const differences = ruleDifferences(rule, request)
    if (!differences || (best && distance(best.differences) <= distance(differences))) continue
    best = { rule, differences }
  }
  return best
}

function scopeDifference(
  binding: KubeObject,
  { namespace, resource }: AuthorizationAttributes,
): Difference[] {
  const bound = binding.metadata.namespace
  if (bound === undefined || bound === namespace) return []
  const everywhere = namespace === undefined || resource === ''
  return [everywhere ? { attribute: 'scope', bound } : { attribute: 'namespace', asked: namespace, bound }]
}

function missingRole(reader: PolicyReader, missing: PolicyRef): Difference {
  const all = [...listed(reader, 'clusterroles'), ...listed(reader, 'roles')]
  return {
    attribute: 'role',
    missing,
    others: all.filter((one) => one.metadata.name === missing.name).map(refOf),
  }
}

/** A binding to the user, or to somebody like him, whose role does not allow the request. */
function missOfBinding(
  reader: PolicyReader,
  object: KubeObject,
  request: AuthorizationAttributes,
): NearMiss | undefined {
  const { subjects = [], roleRef } = object as unknown as ClusterRoleBinding
  const namespace = object.metadata.namespace ?? ''
  const near = nearSubject(subjects, request.user, namespace)
  if (!near) return undefined
  const { subject, mistake } = near
  const asked = request.user.username
  const around: Difference[] = [
    ...(mistake ? [{ attribute: 'subject' as const, mistake, asked, bound: subject }] : []),
    ...scopeDifference(object, request),
  ]
  const miss = { binding: refOf(object), role: roleOf(roleRef, namespace) }
  const rules = roleRules(reader, roleRef, namespace)
  if (!rules) return { ...miss, differences: [...around, missingRole(reader, miss.role)] }
  if (rules.length === 0) return { ...miss, differences: [...around, { attribute: 'rules' }] }
  const best = nearestRule(rules, request)
  if (!best) return undefined
  const unrelated = best.differences.some(({ attribute }) => attribute === 'resource' || attribute === 'path')
  if (unrelated && (isDefault(object) || around.length > 0)) return undefined
  return { ...miss, rule: best.rule, differences: [...around, ...best.differences] }
}

const selectorsOf = (role: KubeObject | undefined) =>
  (role as unknown as ClusterRole | undefined)?.aggregationRule?.clusterRoleSelectors ?? []

/** Roles that would allow it if the aggregating role of the user took them up. */
function missesOfAggregation(
  reader: PolicyReader,
  object: KubeObject,
  request: AuthorizationAttributes,
): NearMiss[] {
  const { subjects = [], roleRef } = object as unknown as ClusterRoleBinding
  const { namespace = '' } = object.metadata
  if (roleRef.kind !== 'ClusterRole' || scopeDifference(object, request).length > 0) return []
  if (!subjects.some((subject) => applies(subject, request.user, namespace))) return []
  const into = reader.get(`clusterroles.${RBAC_GROUP}`, roleRef.name)
  const selectors = selectorsOf(into)
  if (!into || selectors.length === 0) return []
  return listed(reader, 'clusterroles').flatMap((role) => {
    const { labels = {} } = role.metadata
    if (isDefault(role) || selectors.some((selector) => matchesLabelSelector(selector, labels))) return []
    const rule = (role as unknown as ClusterRole).rules?.find((one) => ruleAllows(one, request))
    if (!rule) return []
    const difference: Difference = { attribute: 'aggregation', into: refOf(into), selectors, labels }
    return [{ binding: refOf(object), role: refOf(role), rule, differences: [difference] }]
  })
}

const sameRef = (a: PolicyRef, b: PolicyRef) =>
  a.kind === b.kind && a.name === b.name && a.namespace === b.namespace

/** Roles that allow it and that nothing connects with the user. */
function missesOfRoles(
  reader: PolicyReader,
  bindings: readonly KubeObject[],
  request: AuthorizationAttributes,
  known: readonly NearMiss[],
): NearMiss[] {
  const roles = [
    ...(request.namespace ? listed(reader, 'roles', request.namespace) : []),
    ...listed(reader, 'clusterroles'),
  ]
  return roles.flatMap((object) => {
    const role = refOf(object)
    if (isDefault(object) || known.some((miss) => sameRef(miss.role, role))) return []
    const rule = (object as unknown as ClusterRole).rules?.find((one) => ruleAllows(one, request))
    if (!rule) return []
    const bound = bindings
      .filter((one) =>
        sameRef(roleOf((one as unknown as ClusterRoleBinding).roleRef, one.metadata.namespace), role),
      )
      .flatMap((one) => (one as unknown as ClusterRoleBinding).subjects ?? [])
    return [{ role, rule, differences: [{ attribute: 'binding' as const, bound }] }]
  })
}

/** What came nearest to allowing a request that is refused, the nearest first. */
function nearMisses(reader: PolicyReader, request: AuthorizationAttributes, most: number): NearMiss[] {
  const bindings = [...listed(reader, 'clusterrolebindings'), ...listed(reader, 'rolebindings')]
  const found = bindings.flatMap((binding) => [
    ...[missOfBinding(reader, binding, request) ?? []].flat(),
    ...missesOfAggregation(reader, binding, request),
  ])
  found.push(...missesOfRoles(reader, bindings, request, found))
  // Equally near ones stay in the order in which they were found: by kind, namespace and name.
  return found.sort((a, b) => distance(a.differences) - distance(b.differences)).slice(0, most)
}

/**
 * Which rule of which binding allows a request, or what came nearest.
 * @param decision what the authorizer says of it
 * @param most how many near misses are told
 */
export function explainForbidden(
  reader: PolicyReader,
  request: AuthorizationAttributes,
  { allowed, reason, grant }: Decision,
  most = 5,
): AccessExplanation {
  const superuser = allowed && isSuperuser(request.user)
  return {
    allowed,
    request,
    ...(reason ? { reason } : {}),
    ...(superuser ? { superuser } : {}),
    ...(allowed && !superuser && !grant ? { node: true as const } : {}),
    ...(grant ? { grant: grantRecord(grant) } : {}),
    nearest: allowed ? [] : nearMisses(reader, request, most),
  }
}

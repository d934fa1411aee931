/** Mirrors: pkg/registry/rbac/validation/rule.go and plugin/pkg/auth/authorizer/rbac. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { IRoleRef } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleRef'
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import type { ClusterRoleBinding, KubeObject, Role } from '@/lib/cluster/apimachinery/object'
import { RBAC_GROUP } from '@/lib/cluster/apis/rbac/policy-rule'
import type { AuthorizationAttributes, Authorizer } from '@/lib/cluster/auth/authorizer'

/** Where roles and bindings are read. */
export interface PolicyReader {
  get(resource: string, key: string): KubeObject | undefined
  list(resource: string, namespace?: string): KubeObject[]
}

export interface Subject {
  username: string
  groups: readonly string[]
}

/** One rule that holds for somebody, and why. */
export interface Grant {
  rule: IPolicyRule
  binding: KubeObject
  roleRef: IRoleRef
  subject: ISubject
}

interface ResolvedRules {
  grants: Grant[]
  /** Roles that bindings name but that are not there. */
  errors: string[]
}

const SUPERUSERS = 'system:masters'

/** Members may do anything, whatever roles there are. */
export const isSuperuser = (user: Subject): boolean => user.groups.includes(SUPERUSERS)

/** Whether a binding's subject is this user, or a group of his. */
export function applies(
  { kind, name, namespace }: ISubject,
  user: Subject,
  bindingNamespace: string,
): boolean {
  if (kind === 'User') return name === user.username
  if (kind === 'Group') return user.groups.includes(name)
  return user.username === `system:serviceaccount:${namespace || bindingNamespace}:${name}`
}

/** The rules of a role that a binding names; undefined when it is missing. */
export function roleRules(
  reader: PolicyReader,
  { kind, name }: IRoleRef,
  namespace: string,
): IPolicyRule[] | undefined {
  const role =
    kind === 'ClusterRole'
      ? reader.get(`clusterroles.${RBAC_GROUP}`, name)
      : reader.get(`roles.${RBAC_GROUP}`, `${namespace}/${name}`)
  return role && ((role as unknown as Role).rules ?? [])
}

/** `ClusterRoleBinding "x" of ClusterRole "y" to User "z"` */
function describeGrant({ binding: { kind, metadata }, roleRef, subject }: Grant): string {
  const scope = metadata.namespace ? `/${metadata.namespace}` : ''
  const account = subject.kind === 'ServiceAccount' ? `/${subject.namespace || metadata.namespace}` : ''
  const who = `${subject.kind} "${subject.name}${account}"`
  return `${kind} "${metadata.name}${scope}" of ${roleRef.kind} "${roleRef.name}" to ${who}`
}

/** All rules that hold for a user in a namespace (none: cluster-wide ones only). */
export function rulesFor(reader: PolicyReader, user: Subject, namespace: string | undefined): ResolvedRules {
  const found: ResolvedRules = { grants: [], errors: [] }
  const collect = (resource: string, scope: string | undefined) => {
    for (const object of reader.list(`${resource}.${RBAC_GROUP}`, scope)) {
      const { subjects = [], roleRef } = object as unknown as ClusterRoleBinding
      const subject = subjects.find((one) => applies(one, user, scope ?? ''))
      if (!subject) continue
      const rules = roleRules(reader, roleRef, scope ?? '')
      if (rules) for (const rule of rules) found.grants.push({ rule, binding: object, roleRef, subject })
      else found.errors.push(`${roleRef.kind.toLowerCase()}.${RBAC_GROUP} "${roleRef.name}" not found`)
    }
  }
  collect('clusterrolebindings', undefined)
  if (namespace) collect('rolebindings', namespace)
  return found
}

export const hasOrAll = (list: readonly string[] | undefined, item: string) =>
  list !== undefined && (list.includes('*') || list.includes(item))

export function pathMatches(urls: readonly string[] = [], path: string): boolean {
  return urls.some(
    (url) => url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.slice(0, -1))),
  )
}

export function resourceMatches(
  resources: readonly string[] = [],
  resource: string,
  subresource: string,
): boolean {
  const combined = subresource ? `${resource}/${subresource}` : resource
  return resources.some(
    (one) => one === '*' || one === combined || (subresource !== '' && one === `*/${subresource}`),
  )
}

/** Whether one rule allows a request (rbac.RuleAllows). */
export function ruleAllows(rule: IPolicyRule, request: AuthorizationAttributes): boolean {
  if (!hasOrAll(rule.verbs, request.verb)) return false
  if (request.resource === '') return pathMatches(rule.nonResourceURLs, request.path)
  const names = rule.resourceNames ?? []
  return (
    hasOrAll(rule.apiGroups, request.group) &&
    resourceMatches(rule.resources, request.resource, request.subresource ?? '') &&
    (names.length === 0 || names.includes(request.name ?? ''))
  )
}

/** `a`, or `[a, b]` (errors.Aggregate). */
function aggregate(errors: readonly string[]): string {
  const unique = [...new Set(errors)]
  return unique.length === 1 ? (unique[0] ?? '') : `[${unique.join(', ')}]`
}

/** Decides by the roles and bindings that are stored. */
export function rbacAuthorizer(reader: PolicyReader): Authorizer {
  return (request) => {
    if (isSuperuser(request.user)) return { allowed: true }
    const { grants, errors } = rulesFor(reader, request.user, request.namespace)
    const grant = grants.find(({ rule }) => ruleAllows(rule, request))
    if (grant) return { allowed: true, reason: `RBAC: allowed by ${describeGrant(grant)}`, grant }
    return errors.length > 0 ? { allowed: false, reason: `RBAC: ${aggregate(errors)}` } : { allowed: false }
  }
}

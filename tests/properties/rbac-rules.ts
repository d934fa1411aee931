/** Whether stored rules allow a request, straight from the documentation of RBAC. */
import type { Cluster } from '@/lib/cluster/cluster'
import { ADMIN, type Asked } from './access-requests'
import type { Rule } from './rbac-atoms'
import { type Actor, type Binding, isSubject, type Role } from './rbac-model'

const RBAC = '/apis/rbac.authorization.k8s.io/v1'

/** One rule and one request; rules about paths and rules about resources do not mix. */
export function ruleAllows(rule: Rule, { verb, group, resource, subresource, name, path }: Asked): boolean {
  const says = (list: string[] = [], item: string) => list.includes('*') || list.includes(item)
  if (!says(rule.verbs, verb)) return false
  if (path !== '')
    return (rule.nonResourceURLs ?? []).some((url) =>
      url.endsWith('*') ? path.startsWith(url.slice(0, -1)) : path === url,
    )
  const whole = subresource === '' ? resource : `${resource}/${subresource}`
  const named = rule.resourceNames ?? []
  return (
    says(rule.apiGroups, group) &&
    (says(rule.resources, whole) ||
      (subresource !== '' && (rule.resources ?? []).includes(`*/${subresource}`))) &&
    (named.length === 0 || (name !== '' && named.includes(name)))
  )
}

/** Looks for a binding of the actor whose role allows it. */
export function allowsAccess(cluster: Cluster, actor: Actor, asked: Asked): boolean {
  if (actor.groups.includes('system:masters')) return true
  const list = <T>(plural: string): T[] => {
    const { body } = cluster.request({ method: 'GET', path: `${RBAC}/${plural}`, user: ADMIN })
    return (body as { items: T[] }).items
  }
  const roles = [...list<Role>('clusterroles'), ...list<Role>('roles')]
  const bindings = [...list<Binding>('clusterrolebindings'), ...list<Binding>('rolebindings')]
  return bindings.some(({ metadata: { namespace }, roleRef, subjects = [] }) => {
    // Paths are nowhere, and so are objects of the whole cluster: bindings of a namespace do not reach them.
    if (namespace !== undefined && namespace !== asked.namespace) return false
    if (!subjects.some((subject) => isSubject(actor, subject))) return false
    const of = roleRef.kind === 'Role' ? namespace : undefined
    const role = roles.find(({ metadata }) => metadata.name === roleRef.name && metadata.namespace === of)
    return (role?.rules ?? []).some((rule) => ruleAllows(rule, asked))
  })
}

import type { LookOf } from './condition'
import type { Finding, Situation } from './finding'

/** Asks as `kubectl auth can-i --as` does, by a SubjectAccessReview. */
export function checkAccess({ now }: Situation, c: LookOf<'access'>): Finding {
  const [whole = '', subresource] = c.resource.split('/')
  const [resource, ...group] = whole.split('.')
  const resourceAttributes = {
    verb: c.verb,
    resource,
    group: group.join('.'),
    ...(subresource ? { subresource } : {}),
    ...(c.name ? { name: c.name } : {}),
    ...(c.namespace ? { namespace: c.namespace } : {}),
  }
  const { allowed } = now.review({ user: c.as, groups: groupsOf(c), resourceAttributes })
  const what = [c.as, c.verb, c.resource, c.name, c.namespace ? `-n ${c.namespace}` : '-A']
  const of = (yes: boolean) => `${what.filter(Boolean).join(' ')}: ${yes ? 'yes' : 'no'}`
  return { passed: allowed === c.allowed, expected: of(c.allowed), found: of(allowed) }
}

/** Those that the API server adds to whoever has proved who it is. */
function groupsOf({ as, groups }: LookOf<'access'>): string[] {
  const [, , namespace] = as.startsWith('system:serviceaccount:') ? as.split(':') : []
  const account = namespace ? ['system:serviceaccounts', `system:serviceaccounts:${namespace}`] : []
  return [...(groups ?? []), ...account, 'system:authenticated']
}

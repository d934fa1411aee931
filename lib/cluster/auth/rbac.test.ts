import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { escalationError } from '@/lib/cluster/auth/escalation'
import { rbacAuthorizer } from '@/lib/cluster/auth/rbac'

const ann = { username: 'ann', groups: ['dev', 'system:authenticated'] }

/** A store with one Role or ClusterRole, bound to the group dev; in namespace `a`, or everywhere. */
function readerWith(rule: IPolicyRule, namespaced: boolean) {
  const kind = namespaced ? 'Role' : 'ClusterRole'
  const metadata = { name: 'r', ...(namespaced ? { namespace: 'a' } : {}) }
  const binding = {
    kind: `${kind}Binding`,
    metadata,
    roleRef: { kind, name: 'r' },
    subjects: [{ kind: 'Group', name: 'dev' }],
  } as unknown as KubeObject
  const role = { kind, metadata, rules: [rule] } as unknown as KubeObject
  const bindings = `${kind.toLowerCase()}bindings.rbac.authorization.k8s.io`
  return {
    get: (resource: string, key: string) =>
      resource.startsWith(`${kind.toLowerCase()}s.`) && key === (namespaced ? 'a/r' : 'r') ? role : undefined,
    list: (resource: string, namespace?: string) =>
      resource === bindings && (!namespaced || namespace === 'a') ? [binding] : [],
  }
}

const pods: IPolicyRule = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }
const ask = { user: ann, verb: 'get', group: '', resource: 'pods', namespace: 'a', path: '' }

describe('the authorizer', () => {
  it.each<[string, Partial<IPolicyRule>, object, boolean]>([
    ['the verb', {}, {}, true],
    ['another verb', {}, { verb: 'delete' }, false],
    ['any verb', { verbs: ['*'] }, { verb: 'delete' }, true],
    ['another group', {}, { group: 'apps' }, false],
    ['another namespace', {}, { namespace: 'b' }, false],
    ['no namespace', {}, { namespace: undefined }, false],
    ['a subresource that is not named', {}, { subresource: 'log' }, false],
    ['a subresource by name', { resources: ['pods/log'] }, { subresource: 'log' }, true],
    ['a subresource of anything', { resources: ['*/log'] }, { subresource: 'log' }, true],
    ['the object itself by its subresource', { resources: ['pods/log'] }, {}, false],
    ['an object by name', { resourceNames: ['web'] }, { name: 'web' }, true],
    ['a list, where names are given', { resourceNames: ['web'] }, { verb: 'list' }, false],
  ])('looks at %s', (_what, rule, request, allowed) => {
    const decide = rbacAuthorizer(readerWith({ ...pods, ...rule }, true))
    expect(decide({ ...ask, ...request }).allowed).toBe(allowed)
  })

  it('knows paths, superusers, and roles that are missing', () => {
    const urls = rbacAuthorizer(readerWith({ nonResourceURLs: ['/logs/*'], verbs: ['get'] }, false))
    const path = (text: string) =>
      urls({ user: ann, verb: 'get', group: '', resource: '', path: text }).allowed
    expect([path('/logs/a'), path('/logs'), path('/metrics')]).toEqual([true, false, false])
    const nothing = { get: () => undefined, list: readerWith(pods, false).list }
    expect(rbacAuthorizer(nothing)(ask)).toEqual({
      allowed: false,
      reason: 'RBAC: clusterrole.rbac.authorization.k8s.io "r" not found',
    })
    expect(
      rbacAuthorizer(nothing)({ ...ask, user: { username: 'x', groups: ['system:masters'] } }).allowed,
    ).toBe(true)
  })
})

describe('escalation', () => {
  it.each<[string, IPolicyRule[], IPolicyRule[], string | undefined]>([
    ['a rule without verbs', [pods], [{ ...pods, verbs: undefined as unknown as string[] }], undefined],
    ['what is held', [pods], [pods], undefined],
    ['all of it', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }], [pods], undefined],
    [
      'a verb more',
      [pods],
      [{ ...pods, verbs: ['get', 'delete', 'watch'] }],
      '{APIGroups:[""], Resources:["pods"], Verbs:["delete" "watch"]}',
    ],
    [
      'more than one object',
      [{ ...pods, resourceNames: ['web'] }],
      [{ ...pods, verbs: ['get'] }],
      '{APIGroups:[""], Resources:["pods"], Verbs:["get"]}',
    ],
    ['one object of many', [pods], [{ ...pods, resourceNames: ['web'] }], undefined],
    [
      'a path below',
      [{ nonResourceURLs: ['/a*'], verbs: ['get'] }],
      [{ nonResourceURLs: ['/a/b'], verbs: ['get'] }],
      undefined,
    ],
    [
      'another path',
      [pods],
      [{ nonResourceURLs: ['/a'], verbs: ['get'] }],
      '{NonResourceURLs:["/a"], Verbs:["get"]}',
    ],
  ])('is or is not granting %s', (_what, held, granted, missing) => {
    const why = escalationError(ann, held, granted)
    expect(why?.split('\n').slice(1).join('\n')).toBe(missing)
    if (why)
      expect(why).toContain('user "ann" (groups=["dev" "system:authenticated"]) is attempting to grant')
  })
})

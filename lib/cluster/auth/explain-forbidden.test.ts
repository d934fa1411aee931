import fc from 'fast-check'
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { ISubject } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Subject'
import { expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import { type Difference, explainForbidden, type NearMiss } from '@/lib/cluster/auth/explain-forbidden'
import { type PolicyReader, rbacAuthorizer } from '@/lib/cluster/auth/rbac'

/** A small policy as somebody could write it: roles by kind, namespace and name, and what binds them. */
interface Policy {
  roles: { kind: string; namespace: string; name: string; rules: IPolicyRule[] }[]
  bindings: {
    kind: string
    namespace: string
    name: string
    role: string
    roleKind: string
    subject: ISubject
  }[]
}

const GROUP = 'rbac.authorization.k8s.io'

function readerOf({ roles, bindings }: Policy): PolicyReader {
  const metadata = (kind: string, namespace: string, name: string) =>
    kind.startsWith('Cluster') ? { name } : { name, namespace }
  const objects = [
    ...roles.map(({ kind, namespace, name, rules }) => ({
      kind,
      metadata: metadata(kind, namespace, name),
      rules,
    })),
    ...bindings.map(({ kind, namespace, name, role, roleKind, subject }) => ({
      kind,
      metadata: metadata(kind, namespace, name),
      roleRef: { apiGroup: GROUP, kind: roleKind, name: role },
      subjects: [subject],
    })),
  ] as unknown as KubeObject[]
  const list = (resource: string, namespace?: string) =>
    objects.filter(
      (one) =>
        `${one.kind.toLowerCase()}s.${GROUP}` === resource &&
        (namespace === undefined || one.metadata.namespace === namespace),
    )
  const keyOf = ({ metadata: { name, namespace } }: KubeObject) => (namespace ? `${namespace}/${name}` : name)
  return { list, get: (resource, key) => list(resource).find((one) => keyOf(one) === key) }
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const some = (...values: string[]) => fc.subarray(values, { minLength: 1 })

const rule = fc.oneof(
  fc.record({
    apiGroups: some('', 'apps', '*'),
    resources: some('pods', 'pods/log', 'deployments', 'Pod', '*'),
    verbs: some('get', 'list', 'delete', '*'),
    resourceNames: fc.subarray(['web', 'db']),
  }),
  fc.record({ nonResourceURLs: some('/metrics', '/logs/*'), verbs: some('get', 'post') }),
)

const namespace = pick('a', 'b')
const subject = fc.oneof(
  fc.record({ kind: fc.constant('User'), name: pick('anna', 'Anna', 'anne', 'dev-team', 'robot') }),
  fc.record({ kind: fc.constant('Group'), name: pick('dev-team', 'Dev-team', 'anna') }),
  fc.record({ kind: fc.constant('ServiceAccount'), name: pick('robot', 'robots'), namespace }),
)

/** Each name once, as in a cluster. */
const named = <T>(item: fc.Arbitrary<T>) =>
  fc
    .array(item, { minLength: 1, maxLength: 4 })
    .map((list) => list.map((one, at) => ({ ...one, name: `n${at}` })))

const policies = fc.record({
  roles: named(
    fc.record({ kind: pick('Role', 'ClusterRole'), namespace, rules: fc.array(rule, { maxLength: 2 }) }),
  ),
  bindings: named(
    fc.record({
      kind: pick('RoleBinding', 'ClusterRoleBinding'),
      namespace,
      role: pick('n0', 'n1', 'n2'),
      roleKind: fc.constant('ClusterRole'),
      subject,
    }),
  ),
})

const users = pick(
  { username: 'anna', groups: ['dev-team', 'system:authenticated'] },
  { username: 'system:serviceaccount:a:robot', groups: ['system:serviceaccounts', 'system:authenticated'] },
)
const requests: fc.Arbitrary<AuthorizationAttributes> = fc.oneof(
  fc
    .record({
      user: users,
      verb: pick('get', 'list', 'delete'),
      group: pick('', 'apps'),
      resource: pick('pods', 'deployments'),
      subresource: pick('', 'log'),
      namespace: pick('a', 'b', ''),
      name: pick('web', ''),
      path: fc.constant(''),
    })
    .map(({ namespace: where, name, subresource, ...rest }) => ({
      ...rest,
      ...(where ? { namespace: where } : {}),
      ...(name ? { name } : {}),
      ...(subresource ? { subresource } : {}),
    })),
  fc.record({
    user: users,
    verb: pick('get', 'put'),
    group: fc.constant(''),
    resource: fc.constant(''),
    path: pick('/metrics', '/healthz'),
  }),
)

const LISTS: Readonly<Record<string, keyof IPolicyRule>> = {
  verb: 'verbs',
  apiGroup: 'apiGroups',
  resource: 'resources',
  subresource: 'resources',
  'resource spelling': 'resources',
  path: 'nonResourceURLs',
}

/** The rule without one difference: what was asked is listed too. */
function repairedRule(given: IPolicyRule, difference: Difference): IPolicyRule {
  if (difference.attribute === 'resourceName') return { ...given, resourceNames: [] }
  const list = LISTS[difference.attribute]
  if (!list || !('asked' in difference)) return given
  return { ...given, [list]: [...((given[list] as string[] | undefined) ?? []), difference.asked] }
}

/** All that allows the request after what a near miss tells is mended, and nothing besides. */
function repaired(
  { rule: given, differences }: NearMiss,
  request: AuthorizationAttributes,
): Policy | undefined {
  const tells = (attribute: string) => differences.some((one) => one.attribute === attribute)
  // Of another resource the other attributes are not told; a role without rules has none to mend.
  if (!given || tells('resource')) return undefined
  const mended = differences.reduce(repairedRule, given)
  const where = { namespace: request.namespace ?? '', name: 'mended' }
  const everywhere = request.namespace === undefined || request.resource === ''
  return {
    roles: [{ kind: 'ClusterRole', ...where, rules: [mended] }],
    bindings: [
      {
        kind: everywhere ? 'ClusterRoleBinding' : 'RoleBinding',
        ...where,
        role: 'mended',
        roleKind: 'ClusterRole',
        subject: { kind: 'User', name: request.user.username },
      },
    ],
  }
}

it('tells what would have to be otherwise: all of it mended, the request is allowed', () => {
  fc.assert(
    fc.property(policies, requests, (policy, request) => {
      const reader = readerOf(policy)
      const told = explainForbidden(reader, request, rbacAuthorizer(reader)(request), 50)
      expect(told.nearest.length === 0 || !told.allowed).toBe(true)
      for (const miss of told.nearest) {
        expect(miss.differences.length).toBeGreaterThan(0)
        const mended = repaired(miss, request)
        if (mended) expect(rbacAuthorizer(readerOf(mended))(request).allowed).toBe(true)
      }
    }),
    { seed: 5, numRuns: 600 },
  )
})

it('tells nothing too much: without one of the differences mended it stays forbidden', () => {
  fc.assert(
    fc.property(policies, requests, (policy, request) => {
      const reader = readerOf(policy)
      const told = explainForbidden(reader, request, rbacAuthorizer(reader)(request), 50)
      for (const miss of told.nearest) {
        const { differences } = miss
        const ofRule = differences.filter(
          ({ attribute }) => attribute in LISTS || attribute === 'resourceName',
        )
        for (const left of ofRule) {
          const mended = repaired(
            { ...miss, differences: differences.filter((one) => one !== left) },
            request,
          )
          if (mended) expect(rbacAuthorizer(readerOf(mended))(request).allowed).toBe(false)
        }
      }
    }),
    { seed: 5, numRuns: 600 },
  )
})

it('tells the nearest first, at most as many as wanted, and always the same', () => {
  fc.assert(
    fc.property(policies, requests, (policy, request) => {
      const reader = readerOf(policy)
      const decision = rbacAuthorizer(reader)(request)
      const all = explainForbidden(reader, request, decision, 50).nearest
      expect(explainForbidden(reader, request, decision, 2).nearest).toEqual(all.slice(0, 2))
      const far = (one: Difference) => one.attribute === 'resource' || one.attribute === 'path'
      const near = all.filter(({ differences }) => !differences.some(far))
      const counts = near.map(({ differences }) => differences.length)
      expect(counts).toEqual([...counts].sort((a, b) => a - b))
    }),
    { seed: 5, numRuns: 500 },
  )
})

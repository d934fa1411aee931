/** Random policies, and random requests of random actors to change them. */
import fc from 'fast-check'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { RBAC, type Rule } from './rbac-atoms'
import { type Actor, accountName, type Scope } from './rbac-model'

const user = (username: string, ...groups: string[]): Actor => ({
  username,
  groups: [...groups, 'system:authenticated'],
})
const account = (namespace: string): Actor => ({
  username: accountName(namespace, 'robot'),
  groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
})

export const ACTORS: readonly Actor[] = [
  user('ann', 'dev'),
  user('ben', 'dev'),
  user('cat'),
  account('a'),
  account('b'),
]

/** Half of a search is about few names, so that requests meet. */
const roleName = fc.constantFrom('r0', 'r1')
const clusterRoleName = fc.constantFrom('c0', 'c1', 'sum')
const bindingName = fc.constantFrom('b0', 'b1')
const some = <T>(...items: T[]) => fc.subarray(items, { minLength: 1, maxLength: Math.min(3, items.length) })

const named = fc.option(some('r0', 'r1', 'c0', 'c1', 'sum', 'view', 'b0', 'b1'), { freq: 3, nil: undefined })
const withNames = (rule: Rule, resourceNames: string[] | undefined): Rule =>
  resourceNames ? { ...rule, resourceNames } : rule

const goods = fc
  .tuple(some('get', 'list', 'delete', '*'), some('pods', 'secrets', 'nodes', 'pods/log', '*/log', '*'))
  .map(([verbs, resources]): Rule => ({ apiGroups: [''], resources, verbs }))
const powers = fc
  .tuple(
    fc.subarray(['create', 'update', 'patch', 'delete', 'bind', 'escalate', 'get'], { minLength: 2 }),
    some('roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'),
    named,
  )
  .map(([verbs, resources, names]) => withNames({ apiGroups: [RBAC], resources, verbs }, names))
const plainPowers = fc
  .tuple(
    some('create', 'update', 'patch', 'delete'),
    some('roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'),
  )
  .map(([verbs, resources]): Rule => ({ apiGroups: [RBAC], resources, verbs }))
const identities = fc.constantFrom<Rule>(
  { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
  { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'], resourceNames: ['robot'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['create'] },
  { apiGroups: [''], resources: ['users', 'groups'], verbs: ['impersonate'] },
  { apiGroups: [''], resources: ['users'], verbs: ['impersonate'], resourceNames: ['cat', 'dev'] },
  { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['impersonate'] },
)
const everything = fc.constantFrom<Rule>(
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { apiGroups: [RBAC], resources: ['*'], verbs: ['*'] },
  { apiGroups: [''], resources: ['*'], verbs: ['*'] },
)
const paths = fc
  .tuple(some('get', '*'), some('/metrics', '/logs/a', '/logs/*', '*'))
  .map(([verbs, nonResourceURLs]): Rule => ({ nonResourceURLs, verbs }))

const resourceRule = fc.oneof(
  { weight: 4, arbitrary: goods },
  { weight: 4, arbitrary: powers },
  { weight: 4, arbitrary: plainPowers },
  { weight: 1, arbitrary: identities },
  { weight: 1, arbitrary: everything },
)
const rules = fc.array(resourceRule, { maxLength: 3 })
const clusterRules = fc.array(
  fc.oneof({ weight: 5, arbitrary: resourceRule }, { weight: 1, arbitrary: paths }),
  {
    maxLength: 3,
  },
)

const subject = fc.constantFrom(
  ...['ann', 'ben', 'cat'].map((name) => ({ apiGroup: RBAC, kind: 'User', name })),
  { apiGroup: RBAC, kind: 'Group', name: 'dev' },
  ...['a', 'b'].map((namespace) => ({ kind: 'ServiceAccount', name: 'robot', namespace })),
)
const subjects = fc.array(subject, { minLength: 1, maxLength: 2 })
const clusterRef = fc
  .constantFrom('c0', 'c1', 'sum', 'view', 'cluster-admin')
  .map((name) => ({ apiGroup: RBAC, kind: 'ClusterRole', name }))
const anyRef = fc.oneof(
  clusterRef,
  roleName.map((name) => ({ apiGroup: RBAC, kind: 'Role', name })),
)
const labels = fc.constantFrom({}, { part: 'of' }, { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' })

const version = `${RBAC}/v1`
const role = (scope: Scope) =>
  fc
    .record({
      name: scope === '' ? clusterRoleName : roleName,
      rules: scope === '' ? clusterRules : rules,
      labels: scope === '' ? labels : fc.constant({}),
    })
    .map(({ name, labels: own, rules: list }) => ({
      apiVersion: version,
      kind: scope === '' ? 'ClusterRole' : 'Role',
      metadata: { name, labels: own },
      rules: list,
    }))
const binding = (scope: Scope) =>
  fc
    .record({ name: bindingName, roleRef: scope === '' ? clusterRef : anyRef, subjects })
    .map(({ name, ...rest }) => ({
      apiVersion: version,
      kind: scope === '' ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name },
      ...rest,
    }))

export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; labels?: Record<string, string> }
}

/** An object of RBAC, and the namespace it is for. */
export interface Placed {
  scope: Scope
  body: Manifest
}

const scope = fc.constantFrom<Scope>('', 'a', 'a', 'b')
const anyObject: fc.Arbitrary<Placed> = scope.chain((where) =>
  fc.oneof(role(where), binding(where)).map((body) => ({ scope: where, body: body as Manifest })),
)
const SUM: Manifest & object = {
  apiVersion: version,
  kind: 'ClusterRole',
  metadata: { name: 'sum' },
  ...{ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: 'of' } }] }, rules: null },
}

/** What the administrator has made: roles first, as bindings need them. */
export const policy: fc.Arbitrary<Placed[]> = fc
  .tuple(
    fc.tuple(role(''), role(''), role('a'), role('a'), role('b')),
    fc.array(
      scope.chain((where) => binding(where).map((body) => ({ scope: where, body: body as Manifest }))),
      {
        minLength: 3,
        maxLength: 7,
      },
    ),
  )
  .map(([[c0, c1, r0, r1, b], bindings]) => [
    { scope: '', body: SUM },
    ...[c0, c1].map((body): Placed => ({ scope: '', body })),
    ...[r0, r1].map((body): Placed => ({ scope: 'a', body })),
    { scope: 'b', body: b },
    // One of them is bound to roles by chance; the others follow.
    ...bindings,
  ])

/** How an object gets to the server. */
export type Way = 'create' | 'update' | 'merge' | 'append' | 'apply' | 'delete' | 'deletecollection' | 'keep'
const way = fc.constantFrom<Way>(
  ...([
    'create',
    'create',
    'update',
    'update',
    'merge',
    'merge',
    'append',
    'apply',
    'delete',
    'keep',
  ] as const),
  'deletecollection',
)

export interface Write {
  way: Way
  object: Placed
}

/**
 * `as`: whose rights are used, once they can be. `writes`: the first that is allowed is sent, so that a
 * search gets somewhere; without one, the first. `crooked`: sent to the wrong scope.
 */
export type Step =
  | { kind: 'write'; actor: number; as: number; writes: Write[]; crooked: boolean }
  | { kind: 'token' | 'pod'; actor: number; namespace: Scope }
  | { kind: 'impersonate'; actor: number; as: number }

const actor = fc.nat(2)
const tries = fc.constantFrom(1, 6, 6, 6)
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: tries.chain((count) =>
      fc.record({
        kind: fc.constant('write' as const),
        actor,
        as: fc.constantFrom(0, 1, 2, 3, 3, 4, 4, 5, 5, 5),
        writes: fc.array(fc.record({ way, object: anyObject }), { minLength: count, maxLength: count }),
        crooked: fc.constantFrom(...Array(9).fill(false), true),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('token' as const, 'pod' as const),
      actor,
      namespace: fc.constantFrom<Scope>('a', 'b'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('impersonate' as const), actor, as: fc.nat(4) }),
  },
)

const PLURALS: Record<string, string> = {
  Role: 'roles',
  RoleBinding: 'rolebindings',
  ClusterRole: 'clusterroles',
  ClusterRoleBinding: 'clusterrolebindings',
}
export const pluralOf = (kind: string): string => PLURALS[kind] ?? ''

export const collectionPath = (scope: string, plural: string): string =>
  `/apis/${RBAC}/v1${scope === '' ? '' : `/namespaces/${scope}`}/${plural}`

/** What `append` adds to the rules that a role has; without a verb it is no valid one. */
export const appendedRules = (rules: readonly Rule[] | null = []): Rule[] =>
  rules?.length ? rules.slice(0, 1) : [{ apiGroups: [''], resources: ['pods'] }]

/** The request for a way of writing. */
export function requestFor(how: Way, { scope: where, body }: Placed): Omit<ApiRequest, 'user'> {
  const collection = collectionPath(where, pluralOf(body.kind))
  const path = `${collection}/${body.metadata.name}`
  const { metadata, apiVersion: _version, kind: _kind, ...rest } = body as Manifest & { rules?: Rule[] }
  switch (how) {
    case 'create':
      return { method: 'POST', path: collection, body }
    case 'update':
      return { method: 'PUT', path, body }
    case 'merge':
      return {
        method: 'PATCH',
        path,
        contentType: 'merge-patch',
        body: { metadata: { labels: metadata.labels ?? {} }, ...rest },
      }
    case 'append': {
      const field = rest.rules ? 'rules' : 'subjects'
      const value = (
        field === 'rules' ? appendedRules(rest.rules) : (rest as { subjects?: unknown[] }).subjects
      )?.[0]
      return {
        method: 'PATCH',
        path,
        contentType: 'json-patch',
        body: [{ op: 'add', path: `/${field}/-`, value }],
      }
    }
    case 'apply':
      return {
        method: 'PATCH',
        path,
        contentType: 'apply-patch',
        query: { fieldManager: 'actor', force: 'true' },
        body,
      }
    case 'keep':
      return {
        method: 'PATCH',
        path,
        contentType: 'merge-patch',
        body: { metadata: { labels: metadata.labels ?? {} } },
      }
    case 'delete':
      return { method: 'DELETE', path }
    case 'deletecollection':
      return { method: 'DELETE', path: collection }
  }
}

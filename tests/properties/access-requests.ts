/** Random requests for anything that is served, and random rules that nearly or quite allow them. */
import fc from 'fast-check'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import type { Actor } from './rbac-model'

export interface Served {
  group: string
  version: string
  /** `pods`, `pods/log`. */
  resource: string
  kind: string
  namespaced: boolean
}

/** What somebody asks for, as an access review has it. */
export interface Asked {
  verb: string
  group: string
  resource: string
  subresource: string
  namespace: string
  name: string
  /** Only for paths that are no resource. */
  path: string
}

export interface AccessCase {
  asked: Asked
  request: Omit<ApiRequest, 'user'>
}

export const ADMIN: Actor = { username: 'admin', groups: ['system:masters'] }
export const USERS: readonly Actor[] = [
  { username: 'ann', groups: ['dev', 'system:authenticated'] },
  {
    username: 'system:serviceaccount:default:robot',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:default', 'system:authenticated'],
  },
  { username: 'system:anonymous', groups: ['system:unauthenticated'] },
  { username: 'root', groups: ['system:masters', 'system:authenticated'] },
]

/** Everything that discovery tells of, and some that it does not. */
export function servedResources(cluster: Cluster): Served[] {
  const get = <T>(path: string) => cluster.request({ method: 'GET', path, user: ADMIN }).body as T
  type Groups = { groups: { name: string; versions: { version: string }[] }[] }
  const versions = get<Groups>('/apis').groups.flatMap(({ name, versions: own }) =>
    own.map(({ version }) => ({ group: name, version })),
  )
  type Resources = { resources: { name: string; kind: string; namespaced: boolean }[] }
  return [{ group: '', version: 'v1' }, ...versions].flatMap(({ group, version }) => {
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`
    const { resources } = get<Resources>(path)
    return resources.map(({ name, kind, namespaced }) => ({
      group,
      version,
      resource: name,
      kind,
      namespaced,
    }))
  })
}

const UNKNOWN: Served[] = [
  { group: '', version: 'v1', resource: 'pods/nope', kind: 'Pod', namespaced: true },
  { group: '', version: 'v1', resource: 'nopes', kind: 'Nope', namespaced: true },
  { group: 'example.com', version: 'v1', resource: 'things', kind: 'Thing', namespaced: false },
]

const METHODS = {
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETE',
} as const
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] as const
type Verb = (typeof VERBS)[number]
const NAMED = ['get', 'update', 'patch', 'delete']

interface Choice {
  served: Served
  verb: Verb
  namespace: string
  name: string
  selected: boolean
}

function resourceCase({ served, verb: wanted, namespace, name: chosen, selected }: Choice): AccessCase {
  const { group, version, kind } = served
  const [resource = '', subresource = ''] = served.resource.split('/')
  // There are no lists of subresources.
  const verb = subresource && !NAMED.includes(wanted) ? 'create' : wanted
  const inPath = NAMED.includes(verb) || subresource !== '' ? chosen : ''
  const many = verb === 'list' || verb === 'watch'
  const name = inPath || (many && selected ? chosen : '')
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`
  const scope = namespace ? `/namespaces/${namespace}` : ''
  const path = [
    root + scope,
    resource,
    ...(inPath ? [inPath] : []),
    ...(subresource ? [subresource] : []),
  ].join('/')
  const query = {
    ...(verb === 'watch' ? { watch: 'true' } : {}),
    ...(many && selected ? { fieldSelector: `metadata.name=${chosen}` } : {}),
    fieldManager: 'test',
  }
  const method = verb in METHODS ? METHODS[verb as keyof typeof METHODS] : 'GET'
  const body = { apiVersion: group ? `${group}/${version}` : version, kind, metadata: { name: chosen } }
  const own = resource === 'namespaces' && group === '' && !namespace ? inPath : namespace
  return {
    asked: { verb, group, resource, subresource, namespace: own, name, path: '' },
    request: {
      method,
      path,
      query,
      ...(method === 'GET' || method === 'DELETE' ? {} : { body }),
      contentType: 'merge-patch',
    },
  }
}

const PATHS = [
  '/',
  '/api',
  '/api/v1',
  '/apis',
  '/apis/apps',
  '/apis/apps/v1',
  '/version',
  '/version/',
  '/healthz',
]
const MORE_PATHS = ['/livez/ping', '/readyz', '/metrics', '/openapi/v2', '/openapi/v3', '/logs/a', '/nothing']

const pathCase = fc
  .tuple(fc.constantFrom(...PATHS, ...MORE_PATHS), fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH'))
  .map(([path, method]): AccessCase => {
    const asked = { group: '', resource: '', subresource: '', namespace: '', name: '' }
    return {
      asked: { ...asked, verb: method.toLowerCase(), path },
      request: { method: method as ApiRequest['method'], path },
    }
  })

export function accessCase(served: readonly Served[]): fc.Arbitrary<AccessCase> {
  const choice = fc.record({
    served: fc.constantFrom(...served, ...UNKNOWN),
    verb: fc.constantFrom(...VERBS),
    namespace: fc.constantFrom('', 'default', 'default', 'kube-system', 'none'),
    name: fc.constantFrom('default', 'kube-system', 'x', 'worker-1'),
    selected: fc.boolean(),
  })
  return fc.oneof({ weight: 9, arbitrary: choice.map(resourceCase) }, { weight: 1, arbitrary: pathCase })
}

export interface Granted {
  /** Cluster-wide by a ClusterRole, in a namespace by a ClusterRole, or by a Role. */
  by: 'ClusterRoleBinding' | 'RoleBinding' | 'Role'
  namespace: string
  subject: object
  rule: object
}

const GROUP = 'rbac.authorization.k8s.io'
const SUBJECTS = [
  { kind: 'User', name: 'ann', apiGroup: GROUP },
  { kind: 'User', name: 'system:anonymous', apiGroup: GROUP },
  { kind: 'Group', name: 'dev', apiGroup: GROUP },
  { kind: 'Group', name: 'system:authenticated', apiGroup: GROUP },
  { kind: 'Group', name: 'system:serviceaccounts:default', apiGroup: GROUP },
  { kind: 'ServiceAccount', name: 'robot', namespace: 'default' },
  { kind: 'ServiceAccount', name: 'robot', namespace: 'none' },
]

/** A rule about what is asked: exactly, more widely, or just beside it. */
function ruleFor({ verb, group, resource, subresource, name, path }: Asked): fc.Arbitrary<object> {
  const verbs = fc.constantFrom([verb], [verb], ['*'], ['get', verb], [verb === 'list' ? 'get' : 'list'])
  if (path) {
    const urls = fc.constantFrom(
      [path],
      ['*'],
      [`${path.slice(0, 4)}*`],
      ['/other', path],
      [`${path}x`],
      [`${path}/*`],
    )
    return fc.record({ nonResourceURLs: urls, verbs })
  }
  const whole = subresource ? `${resource}/${subresource}` : resource
  const resources = fc.constantFrom(
    [whole],
    [whole],
    ['*'],
    ['nodes', whole],
    [resource],
    [`*/${subresource || 'status'}`],
    [`${resource}/*`],
  )
  const names = fc.constantFrom(undefined, undefined, [name || 'x'], ['other', 'x'], ['other'])
  return fc
    .record({
      apiGroups: fc.constantFrom([group], [group], ['*'], ['', group], ['example.com']),
      resources,
      verbs,
      resourceNames: names,
    })
    .map(({ resourceNames, ...rest }) => (resourceNames ? { ...rest, resourceNames } : rest))
}

export function grantFor(asked: Asked): fc.Arbitrary<Granted> {
  const by = asked.path
    ? fc.constant('ClusterRoleBinding' as const)
    : fc.constantFrom('ClusterRoleBinding' as const, 'RoleBinding' as const, 'Role' as const)
  return fc.record({
    by,
    namespace: fc.constantFrom(asked.namespace === 'kube-system' ? 'kube-system' : 'default', 'kube-system'),
    subject: fc.constantFrom(...SUBJECTS),
    rule: ruleFor(asked),
  })
}

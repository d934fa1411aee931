import { beforeEach, describe, expect, it } from 'vitest'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const RBAC = '/apis/rbac.authorization.k8s.io/v1'
const admin = { username: 'admin', groups: ['system:masters'] }
const eve = { username: 'eve', groups: ['system:authenticated'] }

let cluster: Cluster
beforeEach(() => {
  cluster = createCluster({ seed: 12, emptySystem: true })
})

const send = (method: ApiRequest['method'], path: string, rest: Partial<ApiRequest> = {}) =>
  cluster.request({ method, path, user: eve, ...rest })
const answer = (method: ApiRequest['method'], path: string, rest: Partial<ApiRequest> = {}) => {
  const { code, body } = send(method, path, rest)
  return [code, (body as { message?: string }).message]
}

/** A Role with these rules in `default`, bound to eve. */
function grant(rules: object[]) {
  const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'eve' } }
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'eve' }
  const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'eve' }]
  for (const [plural, body] of [
    ['roles', { ...rbac, kind: 'Role', rules }],
    ['rolebindings', { ...rbac, kind: 'RoleBinding', roleRef, subjects }],
  ] as const)
    expect(send('POST', `${RBAC}/namespaces/default/${plural}`, { body, user: admin }).code).toBe(201)
}

const rule = (resource: string, verbs: string[], names?: string[]) => ({
  apiGroups: [''],
  resources: [resource],
  verbs,
  ...(names ? { resourceNames: names } : {}),
})
const configMap = (name?: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
const limits = (name?: string) => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name },
  spec: { limits: [] },
})
const inDefault = (plural: string) => `/api/v1/namespaces/default/${plural}`

describe('rights in a namespace', () => {
  it.each([
    ['GET', inDefault('nodes')],
    ['GET', inDefault('nodes/worker-1')],
    ['DELETE', inDefault('persistentvolumes')],
    ['GET', `${RBAC}/namespaces/default/clusterroles`],
    ['POST', `${RBAC}/namespaces/default/clusterrolebindings`],
    ['POST', '/apis/authorization.k8s.io/v1/namespaces/default/subjectaccessreviews'],
  ] as const)('do not reach what has none: %s %s', (method, path) => {
    grant([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])
    expect(answer(method, path)).toEqual([404, 'the server could not find the requested resource'])
  })
})

describe('an object by its name', () => {
  it('may be listed and watched by a field selector', () => {
    grant([rule('configmaps', ['list', 'watch'], ['web'])])
    const list = (fieldSelector: string) =>
      send('GET', inDefault('configmaps'), { query: { fieldSelector } }).code
    expect(list('metadata.name=web')).toBe(200)
    expect(['', 'metadata.name=db', 'metadata.name!=web', 'a b'].map(list)).toEqual([403, 403, 403, 403])
    const query = { fieldSelector: 'metadata.name=web', watch: 'true' }
    expect(send('GET', inDefault('configmaps'), { query }).code).toBe(200)
  })
})

describe('to create by another verb', () => {
  const cannot = (plural: string) =>
    `${plural} "new" is forbidden: User "eve" cannot create resource "${plural}" in API group "" in the namespace "default"`

  it('needs create as well', () => {
    grant([rule('configmaps', ['patch']), rule('limitranges', ['update'])])
    const applied = {
      body: configMap('new'),
      contentType: 'apply-patch',
      query: { fieldManager: 'eve' },
    } as const
    expect(answer('PATCH', inDefault('configmaps/new'), applied)).toEqual([403, cannot('configmaps')])
    expect(answer('PUT', inDefault('limitranges/new'), { body: limits('new') })).toEqual([
      403,
      cannot('limitranges'),
    ])
    expect(answer('PUT', inDefault('limitranges/new'), { body: limits('other') })[0]).toBe(400)
  })

  it('counts the name', () => {
    grant([
      rule('configmaps', ['patch', 'create'], ['new']),
      rule('limitranges', ['update', 'create'], ['new']),
    ])
    const applied = {
      body: configMap('new'),
      contentType: 'apply-patch',
      query: { fieldManager: 'eve' },
    } as const
    expect(answer('PATCH', inDefault('configmaps/new'), applied)[0]).toBe(201)
    expect(answer('PUT', inDefault('limitranges/new'), { body: limits() })[0]).toBe(201)
    expect(answer('POST', inDefault('configmaps'), { body: configMap('new') })[0]).toBe(403)
  })
})

describe('bindings', () => {
  const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'web' }, target: { name: 'worker-1' } }

  it.each([
    ['bindings', 404],
    ['pods/binding', 403],
  ])('are a resource of their own: %s', (resource, code) => {
    grant([rule(resource, ['create'])])
    expect(send('POST', inDefault('bindings'), { body }).code).toBe(code)
  })
})

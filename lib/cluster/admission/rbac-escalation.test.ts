import { beforeEach, describe, expect, it } from 'vitest'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const GROUP = 'rbac.authorization.k8s.io'
const ROLES = `/apis/${GROUP}/v1/clusterroles`
const BINDINGS = `/apis/${GROUP}/v1/clusterrolebindings`
const admin = { username: 'admin', groups: ['system:masters'] }
const eve = { username: 'eve', groups: ['system:authenticated'] }

let cluster: Cluster
beforeEach(() => {
  cluster = createCluster({ seed: 13, emptySystem: true })
})

const send = (method: ApiRequest['method'], path: string, body: unknown, user = eve) =>
  cluster.request({ method, path, body, user, contentType: 'merge-patch' })

const role = (name: string, rules: object[], rest: object = {}) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ClusterRole',
  metadata: { name },
  rules,
  ...rest,
})
const binding = (name: string, to: string) => ({
  apiVersion: `${GROUP}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name },
  roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: to },
  subjects: [{ apiGroup: GROUP, kind: 'User', name: 'eve' }],
})
const rule = (resources: string[], verbs: string[], resourceNames?: string[]) => ({
  apiGroups: resources[0] === 'pods' ? [''] : [GROUP],
  resources,
  verbs,
  ...(resourceNames ? { resourceNames } : {}),
})
const may = (rules: object[]) => {
  expect(send('POST', ROLES, role('eve', rules), admin).code).toBe(201)
  expect(send('POST', BINDINGS, binding('eve', 'eve'), admin).code).toBe(201)
}

const ALL = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }
const COLLECTS = { aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: 'of' } }] } }
const changeRoles = rule(['clusterroles', 'clusterrolebindings'], ['update', 'patch', 'create'])
const pods = rule(['pods'], ['get'])

const NOT_HELD = /attempting to grant RBAC permissions not currently held/

describe('who does not hold what a role holds', () => {
  it.each<[string, string, object, RegExp]>([
    ['labels it', `${ROLES}/all`, { metadata: { labels: { part: 'of' } } }, NOT_HELD],
    ['changes its annotations', `${ROLES}/all`, { metadata: { annotations: { a: 'b' } } }, NOT_HELD],
    ['labels a binding of it', `${BINDINGS}/all`, { metadata: { labels: { a: 'b' } } }, NOT_HELD],
    ['ends its aggregation', `${ROLES}/sum`, { aggregationRule: null }, /must have cluster-admin privileges/],
  ])('may not do it: %s', (_what, path, patch, why) => {
    may([changeRoles, pods])
    send('POST', ROLES, role('all', [ALL]), admin)
    send('POST', ROLES, role('sum', [pods], COLLECTS), admin)
    send('POST', BINDINGS, { ...binding('all', 'all'), subjects: [] }, admin)
    const { code, body } = send('PATCH', path, patch)
    expect([code, (body as { message: string }).message]).toEqual([403, expect.stringMatching(why)])
    const finalizers = { metadata: { finalizers: ['example.com/keep'] } }
    expect(send('PATCH', path, finalizers).code).toBe(200)
  })
})

describe('escalate by name', () => {
  it('is for roles that are there', () => {
    may([changeRoles, rule(['clusterroles'], ['escalate'], ['mine'])])
    expect(send('POST', ROLES, role('mine', [ALL])).code).toBe(403)
    send('POST', ROLES, role('mine', []), admin)
    expect(send('PATCH', `${ROLES}/mine`, { rules: [ALL] }).code).toBe(200)
    expect(send('PATCH', `${ROLES}/eve`, { rules: [ALL] }).code).toBe(403)
  })
})

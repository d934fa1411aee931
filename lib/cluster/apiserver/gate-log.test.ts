import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'

const admin = { username: 'root', groups: ['system:masters'] }
const ann = { username: 'ann', groups: ['system:authenticated'] }
const MAPS = '/api/v1/namespaces/default/configmaps'

const read = (cluster: Cluster, path: string, user = ann) => cluster.request({ method: 'GET', path, user })
const make = (cluster: Cluster, path: string, kind: string, rest: Partial<KubeObject>) =>
  cluster.request({ method: 'POST', path, user: admin, body: { apiVersion: 'v1', kind, ...rest } })

describe('what became of requests', () => {
  it('is kept in order, and what is asked again and again only once', () => {
    const cluster = createCluster()
    for (const name of ['a', 'a', 'b', 'a']) read(cluster, `${MAPS}/${name}`, admin)
    expect(cluster.allowed().map(({ path, times }) => [path.slice(-1), times])).toEqual([
      ['a', 2],
      ['b', 1],
      ['a', 1],
    ])
    for (const name of ['a', 'b', 'a']) read(cluster, `${MAPS}/${name}`)
    const refused = cluster.refused().map(({ path, times, username }) => [path.slice(-1), times, username])
    expect(refused).toEqual([
      ['b', 1, 'ann'],
      ['a', 2, 'ann'],
    ])
  })

  it('is bounded', () => {
    const cluster = createCluster()
    for (let n = 0; n < 250; n++) for (const user of [ann, admin]) read(cluster, `${MAPS}/m${n}`, user)
    for (const kept of [cluster.allowed(), cluster.refused()]) {
      expect(kept).toHaveLength(100)
      expect(kept.at(-1)?.path).toBe(`${MAPS}/m249`)
    }
  })

  it('belongs to one fork, and to what is saved; nothing else depends on it', () => {
    const cluster = createCluster()
    const hash = cluster.hash()
    read(cluster, MAPS)
    const fork = cluster.fork()
    read(fork, `${MAPS}/a`)
    expect([cluster.refused().length, fork.refused().length]).toEqual([1, 2])
    expect(restoreCluster(structuredClone(fork.snapshot())).refused()).toEqual(fork.refused())
    expect(restoreCluster(structuredClone(fork.snapshot())).allowed()).toEqual(fork.allowed())
    expect(cluster.hash()).toBe(hash)
  })

  it('tells why as things were then', () => {
    const cluster = createCluster()
    const RBAC = '/apis/rbac.authorization.k8s.io/v1/namespaces/default'
    const apiVersion = 'rbac.authorization.k8s.io/v1'
    const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]
    make(cluster, `${RBAC}/roles`, 'Role', { apiVersion, metadata: { name: 'r' } as never, rules })
    read(cluster, MAPS)
    make(cluster, `${RBAC}/rolebindings`, 'RoleBinding', {
      apiVersion,
      metadata: { name: 'r' } as never,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ann' }],
    })
    expect(cluster.refused().at(-1)?.access?.nearest).toEqual([])
    const question = { method: 'GET' as const, path: MAPS, user: ann }
    const [nearest] = cluster.explainForbidden(question).nearest
    expect(nearest?.differences).toEqual([{ attribute: 'verb', asked: 'list', listed: ['get'] }])
  })

  it('leaves out what the cluster itself is allowed, looks from outside, and errors of other kinds', () => {
    const cluster = createCluster()
    for (const user of [admin, ann]) cluster.request({ method: 'GET', path: MAPS, user, observer: true })
    cluster.advance(60_000)
    read(cluster, '/api/v1/namespaces/default/pods/none', admin)
    expect(cluster.allowed()).toHaveLength(1)
    expect(cluster.refused()).toEqual([])
  })
})

describe('what would become of a request', () => {
  const body = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } })
  const post = { method: 'POST' as const, path: '/api/v1/namespaces/none/configmaps', body: body('m') }

  it('is tried without leaving a trace', () => {
    const cluster = createCluster()
    const { answer, steps, refused } = cluster.explainAdmission({ ...post, user: admin })
    expect(answer.code).toBe(404)
    expect(steps).toEqual([
      {
        plugin: 'NamespaceLifecycle',
        phase: 'admit',
        changes: [],
        writes: [],
        warnings: [],
        annotations: {},
        refused: true,
      },
    ])
    expect(refused?.admission?.finding).toEqual({ kind: 'namespace', namespace: 'none', state: 'missing' })
    expect([cluster.refused(), cluster.allowed()]).toEqual([[], []])
  })

  it('is told as far as it comes', () => {
    const { steps, refused } = createCluster().explainAdmission({ ...post, user: ann })
    expect(steps).toEqual([])
    expect(refused?.access?.request).toMatchObject({
      verb: 'create',
      resource: 'configmaps',
      namespace: 'none',
    })
  })

  it('takes an API server that listens', () => {
    const cluster = createCluster()
    cluster.stopComponent('kube-apiserver')
    expect(() => cluster.explainAdmission({ ...post, user: admin })).toThrow('connection refused')
  })

  it('depends on who is behind the credentials', () => {
    const cluster = createCluster()
    const nobody = { username: '', groups: [] }
    const question = { method: 'GET' as const, path: MAPS, user: nobody }
    const { request } = cluster.explainForbidden({ ...question, credentials: {} })
    expect(request.user.username).toBe('system:anonymous')
    const impersonate = { username: 'bob', groups: [] }
    const acting = cluster.explainForbidden({ ...question, user: admin, impersonate })
    expect([acting.request.user.username, acting.allowed]).toEqual(['bob', false])
    const asAnn = cluster.explainForbidden({ ...question, user: ann, impersonate })
    expect(asAnn.request).toMatchObject({ verb: 'impersonate', resource: 'users', name: 'bob' })
    expect(() => cluster.explainForbidden({ ...question, credentials: { token: 'x' } })).toThrow(
      'Unauthorized',
    )
  })
})

import { expect, it } from 'vitest'
import { kinds } from '@/lib/cluster/apis/index'
import { resourcePath } from '@/lib/cluster/client/api-client'
import type { Cluster } from '@/lib/cluster/cluster'
import type { ObjectRef } from '@/lib/cluster/explain/link'
import { one } from './lines'
import { clusterAfter, manifest } from './state-situation'

const user = { username: 'kubernetes-admin', groups: ['system:masters'] }

interface Listed {
  items?: { metadata: { name: string; namespace?: string } }[]
}

/** All that the API server lists. */
function everything(cluster: Cluster): ObjectRef[] {
  return kinds.flatMap((kind) => {
    const { code, body } = cluster.request({ method: 'GET', path: resourcePath(kind), user, observer: true })
    const { items = [] } = code === 200 ? (body as Listed) : {}
    return items.map(({ metadata: { name, namespace } }) => ({
      kind: kind.kind,
      name,
      ...(namespace ? { namespace } : {}),
    }))
  })
}

const troubled = (cluster: Cluster) =>
  everything(cluster).filter((object) => cluster.explainNotReady(object).links.length > 0)

it('nothing is the matter in a fresh cluster', () => {
  const cluster = clusterAfter({ given: [] })
  expect(everything(cluster).length).toBeGreaterThan(200)
  expect(troubled(cluster)).toEqual([])
})

it('nothing is the matter with what is ready, bound, complete and served', () => {
  const set = (kind: string, more = '') =>
    manifest(
      'apps/v1',
      kind,
      kind.toLowerCase(),
      `spec: {${more} selector: {matchLabels: {app: ${kind}}}, template: {metadata: {labels: {app: ${kind}}}, spec: {${one(', ports: [{containerPort: 80, name: http}], readinessProbe: {httpGet: {port: http}}')}}}}`,
    )
  const cluster = clusterAfter({
    given: [
      set('Deployment', 'replicas: 3, '),
      'set image deployment deployment main=nginx:1.29 -n a',
      'scale deployment deployment --replicas=2 -n a',
      'expose deployment deployment --port=80 --target-port=http -n a',
      set(
        'StatefulSet',
        'volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}], ',
      ),
      set('DaemonSet'),
      'create job work --image=busybox -n a -- true',
      'run once --image=busybox --restart=Never -n a -- true',
      { wait: 30_000 },
    ],
  })
  expect(troubled(cluster)).toEqual([])
})

it('what is not there is missing, with names that are like it', () => {
  const cluster = clusterAfter({ given: ['create deployment web --image=nginx -n a'] })
  const object = { kind: 'Deployment', name: 'wep', namespace: 'a' }
  expect(cluster.explainNotReady(object)).toEqual({
    object,
    links: [{ object, why: 'missing', wanted: ['web'] }],
  })
  expect(cluster.explainCause(object)).toBeUndefined()
  expect(cluster.explainNotReady({ kind: 'Unheard', name: 'x' }).links).toMatchObject([{ why: 'missing' }])
})

it('only a pod that is Pending is explained as such', () => {
  const cluster = clusterAfter({ given: ['run web --image=nginx -n a'] })
  expect(cluster.explainPending({ name: 'web', namespace: 'a' }).links).toEqual([])
})

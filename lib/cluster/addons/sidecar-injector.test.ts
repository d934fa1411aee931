import { expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

it.each<[string, object, object, boolean]>([
  ['a labelled namespace', { 'istio-injection': 'enabled' }, {}, true],
  ['any other namespace', {}, {}, false],
  ['a Pod that asks for it', {}, { 'sidecar.istio.io/inject': 'true' }, true],
  ['a Pod that declines', { 'istio-injection': 'enabled' }, { 'sidecar.istio.io/inject': 'false' }, false],
])('%s', (_, namespaceLabels, labels, injected) => {
  const cluster = createCluster({ addons: ['sidecar-injector'] })
  const post = (path: string, body: object) => cluster.request({ method: 'POST', path, body, user })
  post('/api/v1/namespaces', { metadata: { name: 'shop', labels: namespaceLabels } })
  cluster.settle()
  const spec = { containers: [{ name: 'c', image: 'nginx:1.27' }] }
  post('/api/v1/namespaces/shop/pods', { metadata: { name: 'web', labels }, spec })
  cluster.settle()
  const pod = cluster.request({ method: 'GET', path: '/api/v1/namespaces/shop/pods/web', user })
    .body as KubeObject
  const { containerStatuses = [] } = pod.status as { containerStatuses?: { name: string; ready: boolean }[] }
  expect(containerStatuses.map(({ name, ready }) => `${name} ${ready}`)).toEqual(
    injected ? ['c true', 'istio-proxy true'] : ['c true'],
  )
})

import { expect, it } from 'vitest'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'

const nodesOf = (cluster: Cluster) =>
  (cluster.request({ method: 'GET', path: '/api/v1/nodes', user }).body as { items: unknown[] }).items.length

const kubeletsOf = (cluster: Cluster) =>
  cluster.components().filter(({ name, running }) => running && name.startsWith('kubelet/')).length

function scale(cluster: Cluster, replicas: number): void {
  const path = `${DEPLOYMENTS}/big`
  cluster.request({ method: 'PATCH', path, user, contentType: 'merge-patch', body: { spec: { replicas } } })
}

/** A cluster with pods that need two nodes more, which are on their way. */
function waiting(): Cluster {
  const cluster = createCluster({ addons: ['cluster-autoscaler'] })
  const labels = { app: 'big' }
  const containers = [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu: '1500m' } } }]
  const template = { metadata: { labels }, spec: { containers } }
  const body = {
    metadata: { name: 'big' },
    spec: { replicas: 8, selector: { matchLabels: labels }, template },
  }
  expect(cluster.request({ method: 'POST', path: DEPLOYMENTS, user, body }).code).toBe(201)
  cluster.advance(30_000)
  return cluster
}

it('goes on alike in a fork and in a restored cluster, while machines come and go', {
  timeout: 60_000,
}, () => {
  const first = waiting()
  const all = [first, first.fork(), restoreCluster(structuredClone(first.snapshot()))]
  const same = () => new Set(all.map((cluster) => cluster.hash())).size
  for (const cluster of all) cluster.advance(60_000)
  expect(all.map(nodesOf)).toEqual([5, 5, 5])
  expect(all.map(kubeletsOf)).toEqual([5, 5, 5])
  expect(same()).toBe(1)
  all.push(first.fork(), restoreCluster(structuredClone(first.snapshot())))
  for (const cluster of all) {
    scale(cluster, 1)
    cluster.advance(15 * 60_000)
  }
  expect(all.map(nodesOf)).toEqual([3, 3, 3, 3, 3])
  expect(all.map(kubeletsOf)).toEqual([3, 3, 3, 3, 3])
  expect(same()).toBe(1)
})

it('does nothing while it does not run', { timeout: 60_000 }, () => {
  const cluster = createCluster({ addons: ['cluster-autoscaler'] })
  const path = '/apis/apps/v1/namespaces/kube-system/deployments/cluster-autoscaler'
  const body = { spec: { replicas: 0 } }
  cluster.request({ method: 'PATCH', path, user, contentType: 'merge-patch', body })
  cluster.advance(30_000)
  const labels = { app: 'big' }
  const containers = [{ name: 'c', image: 'nginx:1.27', resources: { requests: { cpu: '3' } } }]
  const spec = {
    replicas: 4,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
  }
  cluster.request({ method: 'POST', path: DEPLOYMENTS, user, body: { metadata: { name: 'big' }, spec } })
  cluster.advance(180_000)
  expect(nodesOf(cluster)).toBe(3)
})

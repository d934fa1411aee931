import { describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }

function ask(cluster: Cluster, method: 'GET' | 'POST', path: string, body?: object) {
  const answer = cluster.request({ method, path, user: ADMIN, ...(body ? { body } : {}) })
  return { code: answer.code, body: answer.body as { spec?: { taints?: { key: string }[] } } }
}

const instances = (data: Record<string, string>) => ({ metadata: { name: 'cloud-instances' }, data })
const CONFIG_MAPS = '/api/v1/namespaces/kube-system/configmaps'
const NODE = '/api/v1/nodes/worker-2'

const base = createCluster({ addons: ['cloud-provider'] })

/** A cluster whose second worker does not answer, and of which the cloud says so much. */
function withSilent(state: string): Cluster {
  const cluster = base.fork()
  ask(cluster, 'POST', CONFIG_MAPS, instances({ 'worker-2': state }))
  cluster.advance(20_000)
  expect(ask(cluster, 'GET', NODE).code).toBe(200)
  cluster.stopComponent('kubelet/worker-2')
  cluster.advance(70_000)
  return cluster
}

describe('cloud-provider', () => {
  it('deletes a node whose machine is gone', () => {
    expect(ask(withSilent('terminated'), 'GET', NODE).code).toBe(404)
  })

  it.each([
    ['stopped', true],
    ['running', false],
  ])('a %s machine keeps its node', (state, isMarked) => {
    const { code, body } = ask(withSilent(state), 'GET', NODE)
    expect(code).toBe(200)
    const taints = body.spec?.taints ?? []
    const marks = taints.filter(({ key }) => key === 'node.cloudprovider.kubernetes.io/shutdown')
    expect(marks.length > 0).toBe(isMarked)
  })
})

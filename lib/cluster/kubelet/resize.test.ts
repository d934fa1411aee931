import { expect, it } from 'vitest'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function running() {
  const cluster = createCluster({ nodes: [{ name: 'n', cpu: '2' }] })
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  const pod = (name: string, cpu: string) =>
    client.create('pods', {
      apiVersion: 'v1' as const,
      kind: 'Pod' as const,
      metadata: { name, namespace: 'default' },
      spec: {
        terminationGracePeriodSeconds: 1,
        containers: [
          {
            name: 'c',
            image: 'nginx',
            resources: { requests: { cpu, memory: '64Mi' } },
            resizePolicy: [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }],
          },
        ],
      },
    })
  const resize = (requests: object) =>
    client.patch(
      'pods',
      'default',
      'p',
      { spec: { containers: [{ name: 'c', resources: { requests } }] } },
      { subresource: 'resize' },
    )
  const look = () => {
    const { conditions, containerStatuses: [status] = [] } = client.get('pods', 'default', 'p').status ?? {}
    const special = conditions?.find(({ type }) => type.startsWith('PodResize'))
    return [special?.type, special?.reason, status?.restartCount, status?.resources?.requests?.cpu]
  }
  pod('p', '100m')
  cluster.advance(5000)
  return { client, resize, look, pod, advance: (seconds: number) => cluster.advance(seconds * 1000) }
}

it('gives more cpu without a restart', () => {
  const { resize, look, advance } = running()
  resize({ cpu: '150m' })
  advance(0)
  expect(look()).toEqual(['PodResizeInProgress', undefined, 0, '100m'])
  advance(2)
  expect(look()).toEqual([undefined, undefined, 0, '150m'])
})

it('starts the container anew where its policy says so', () => {
  const { resize, look, advance } = running()
  resize({ memory: '96Mi' })
  advance(5)
  expect(look()).toEqual([undefined, undefined, 1, '100m'])
})

it('waits for room, and never goes beyond the node', () => {
  const { client, resize, look, pod, advance } = running()
  pod('other', '1')
  advance(5)
  expect(() => resize({ cpu: '900' })).toThrow("node didn't have enough allocatable resources: cpu")
  resize({ cpu: '1500m' })
  advance(2)
  expect(look()).toEqual(['PodResizePending', 'Deferred', 0, '100m'])
  client.delete('pods', 'default', 'other')
  advance(70)
  expect(look()).toEqual([undefined, undefined, 0, '1500m'])
})

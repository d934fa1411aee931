import { expect, it } from 'vitest'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

it('the Service kubernetes comes back within ten seconds', () => {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  client.delete('services', 'default', 'kubernetes')
  cluster.drain()
  expect(client.find('services', 'default', 'kubernetes')).toBeUndefined()
  cluster.advance(10_000)
  const { spec, metadata } = client.get('services', 'default', 'kubernetes')
  expect(spec.clusterIP).toBe('10.96.0.1')
  expect(metadata.labels).toEqual({ component: 'apiserver', provider: 'kubernetes' })
  const addresses = client.get('endpoints', 'default', 'kubernetes').subsets?.[0]?.addresses
  expect(addresses).toMatchObject([{ ip: '192.168.56.10' }])
})

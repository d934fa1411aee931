import { expect, it } from 'vitest'
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { readToken } from '@/lib/cluster/auth/service-account-token'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

it('a Secret of a service account gets its token, and goes with the account', () => {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  const metadata = (name: string, account?: string) => ({
    ...{ name, namespace: 'default' },
    ...(account ? { annotations: { 'kubernetes.io/service-account.name': account } } : {}),
  })
  const secret = (name: string, account: string) =>
    client.create('secrets', {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: metadata(name, account),
    })
  client.create('serviceaccounts', { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata('robot') })
  secret('robot-token', 'robot')
  secret('nobody-token', 'nobody')
  cluster.advance(2000)
  const names = () => client.list('secrets', 'default').map((one) => one.metadata.name)
  expect(names()).toEqual(['robot-token'])
  const data = client.get('secrets', 'default', 'robot-token').data ?? {}
  expect(Object.keys(data).sort()).toEqual(['ca.crt', 'namespace', 'token'])
  expect(decodeBase64(data.namespace ?? '')).toBe('default')
  expect(readToken(decodeBase64(data.token ?? ''))).toMatchObject({
    legacy: true,
    namespace: 'default',
    account: { name: 'robot' },
  })

  client.delete('serviceaccounts', 'default', 'robot')
  cluster.advance(2000)
  expect(names()).toEqual([])
})

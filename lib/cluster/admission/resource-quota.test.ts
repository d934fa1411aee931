import { expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const NAMESPACE = '/api/v1/namespaces/default'

it('says what a quota misses before what another has no room for', () => {
  const cluster = createCluster()
  const post = (path: string, body: object) =>
    cluster.request({ method: 'POST', path: `${NAMESPACE}/${path}`, body, user }).body as { message?: string }
  post('resourcequotas', { metadata: { name: 'a-full' }, spec: { hard: { pods: '0' } } })
  post('resourcequotas', { metadata: { name: 'b-cpu' }, spec: { hard: { 'limits.cpu': '1' } } })
  cluster.advance(3000)
  const pod = (resources: object) => ({
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'c', image: 'nginx:1.27', resources }] },
  })
  expect(post('pods', pod({})).message).toBe(
    'pods "p" is forbidden: failed quota: b-cpu: must specify limits.cpu for: c',
  )
  expect(post('pods', pod({ limits: { cpu: '1' } })).message).toBe(
    'pods "p" is forbidden: exceeded quota: a-full, requested: pods=1, used: pods=0, limited: pods=0',
  )
})

import { describe, expect, it } from 'vitest'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }
const POD = '/api/v1/namespaces/default/pods/p'

const ask = (cluster: Cluster, method: ApiRequest['method'], path: string, more: Partial<ApiRequest> = {}) =>
  cluster.request({ method, path, user, ...more })

/** Runs a command in the container: that wakes it. */
function exec(cluster: Cluster, ...command: string[]) {
  const { body } = ask(cluster, 'POST', `${POD}/exec`, { query: { container: 'c' }, body: { command } })
  const { stdout, stderr } = body as { stdout: string; stderr: string }
  return stdout + stderr
}

const logs = (cluster: Cluster, query: Record<string, string> = {}) =>
  ask(cluster, 'GET', `${POD}/log`, { query: { timestamps: 'true', ...query } }).body

function running(image: string, more: object = {}): Cluster {
  const cluster = createCluster()
  const spec = { containers: [{ name: 'c', image, ...more }] }
  ask(cluster, 'POST', '/api/v1/namespaces/default/pods', {
    body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec },
  })
  cluster.settle()
  return cluster
}

/** The same pod at rest, and woken up. */
function both(image: string): [Cluster, Cluster] {
  const resting = running(image)
  const awake = resting.fork()
  exec(awake, '/bin/true')
  return [resting, awake]
}

describe('a server that is told to end while it rests', () => {
  it.each(['nginx', 'httpd'])('%s says and does what it would if it were awake', (image) => {
    const ends = both(image).map((cluster) => {
      ask(cluster, 'DELETE', POD, { body: {} })
      cluster.advance(300)
      const said = logs(cluster)
      const found = exec(cluster.fork(), 'sh', '-c', 'ls /run/nginx.pid; curl -s localhost')
      cluster.advance(299)
      const before = ask(cluster, 'GET', POD).code
      cluster.advance(1)
      return { said, found, before, after: ask(cluster, 'GET', POD).code }
    })
    expect(ends[0]).toEqual(ends[1])
    expect(ends[0]).toMatchObject({ said: expect.stringMatching(/SIGTERM/), before: 200, after: 404 })
  })

  it('is killed when its time is cut short', () => {
    const ends = both('nginx').map((cluster) => {
      ask(cluster, 'DELETE', POD, { body: { gracePeriodSeconds: 30 } })
      cluster.advance(200)
      ask(cluster, 'DELETE', POD, { body: { gracePeriodSeconds: 0 } })
      cluster.advance(1)
      return ask(cluster, 'GET', POD).code
    })
    expect(ends).toEqual([404, 404])
  })

  it('leaves its last words to who asks for the run before', () => {
    const probe = { httpGet: { path: '/nothing', port: 80 }, periodSeconds: 1, failureThreshold: 1 }
    const cluster = running('nginx', { livenessProbe: probe })
    cluster.advance(30_000)
    expect(logs(cluster, { previous: 'true' })).toMatch(/SIGTERM/)
  })
})

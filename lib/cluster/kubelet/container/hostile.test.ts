import { describe, expect, it } from 'vitest'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const PODS = '/api/v1/namespaces/default/pods'

function clusterWith(script: string) {
  const cluster = createCluster()
  const container = { name: 'c', image: 'busybox', command: ['sh', '-c', script] }
  const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [container] } }
  expect(cluster.request({ method: 'POST', path: PODS, body, user }).code).toBe(201)
  cluster.advance(20_000)
  return cluster
}

const exec = (cluster: ReturnType<typeof createCluster>, ...command: string[]) =>
  cluster.request({ method: 'POST', path: `${PODS}/p/exec`, body: { command }, user }).body as {
    stdout?: string
    exitCode?: number
  }

describe('what never rests', () => {
  it.each([
    ['prints without end', 'yes'],
    ['prints a line without end', 'cat /dev/zero'],
    ['turns on the spot', 'while :; do :; done'],
    ['starts programs without end', 'while true; do /bin/true; done'],
    ['writes into a pipe without end', 'yes | cat > /dev/null'],
  ])('%s, and leaves room for others', (_, script) => {
    const cluster = clusterWith(script)
    expect(exec(cluster, 'echo', 'alive')).toMatchObject({ stdout: 'alive\n', exitCode: 0 })
    const size = cluster.logs('default', 'p', 'c').reduce((sum, line) => sum + line.length, 0)
    expect(size).toBeLessThan(16 * 2 ** 20)
  })

  it('forks until there is no room, and has its end with its pod', () => {
    const cluster = clusterWith('bomb() { bomb | bomb & }; bomb; sleep 1000')
    cluster.request({ method: 'DELETE', path: `${PODS}/p`, body: { gracePeriodSeconds: 0 }, user })
    cluster.advance(10_000)
    expect(cluster.request({ method: 'GET', path: `${PODS}/p`, user }).code).toBe(404)
  })

  it('turns alike in a fork', () => {
    const [one, other] = [clusterWith('while :; do :; done'), clusterWith('while :; do :; done').fork()]
    for (const cluster of [one, other]) cluster.advance(120_000)
    expect(other.hash()).toBe(one.hash())
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }
const HERE = '/api/v1/namespaces/default'

let cluster: Cluster
beforeEach(() => {
  cluster = createCluster({ seed: 14, emptySystem: true })
})

function send(method: ApiRequest['method'], path: string, body?: unknown): number {
  const { code } = cluster.request({ method, path: HERE + path, body, user, contentType: 'merge-patch' })
  cluster.drain()
  return code
}

function quota(name: string, hard: Record<string, string>): void {
  const body = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name }, spec: { hard } }
  expect(send('POST', '/resourcequotas', body)).toBe(201)
}

function used(name: string): Record<string, string> {
  const { body } = cluster.request({ method: 'GET', path: `${HERE}/resourcequotas/${name}`, user })
  return (body as { status: { used: Record<string, string> } }).status.used
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one' } }
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '200m' } } }] },
}

describe('what a quota counts', () => {
  it('is counted anew in five minutes where nothing came of it', () => {
    quota('q', { configmaps: '5' })
    expect([send('POST', '/configmaps', configMap), send('POST', '/configmaps', configMap)]).toEqual([
      201, 409,
    ])
    const now = Number(used('q').configmaps)
    cluster.advance(5 * 60_000)
    expect(Number(used('q').configmaps)).toBe(now - 1)
  })

  it('are quotas as well', () => {
    quota('q', { resourcequotas: '3' })
    quota('other', { pods: '1' })
    expect(used('q')).toEqual({ resourcequotas: '2' })
    send('DELETE', '/resourcequotas/other')
    expect(used('q')).toEqual({ resourcequotas: '1' })
  })

  it('goes when a pod asks for less', () => {
    quota('q', { 'requests.cpu': '1' })
    send('POST', '/pods', pod)
    cluster.settle()
    const spec = { containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '100m' } } }] }
    expect(send('PATCH', '/pods/p/resize', { spec })).toBe(200)
    expect(used('q')).toEqual({ 'requests.cpu': '100m' })
  })
})

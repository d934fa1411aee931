import { describe, expect, it } from 'vitest'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'
import { makeImage } from '@/lib/cluster/kubelet/images/made-image'

const user = { username: 'kubernetes-admin', groups: ['system:masters'] }
const PODS = '/api/v1/namespaces/default/pods'
const NAME = 'registry.example.com/shop/greeter:1.0'
const file = (text: string, mode = 0o644) => ({ type: 'file', mode, uid: 0, gid: 0, mtime: 0, text }) as const

const greeter = (words: string) =>
  makeImage({
    base: 'busybox:1.36',
    layers: [
      { '/words': file(`${words}\n`), '/greet': file('#!/bin/sh\ncat /words\nid -u\nsleep 3600\n', 0o755) },
      { '/etc/passwd': file('root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/:/bin/sh\n'), '/words2': null },
    ],
    config: {
      ...{ user: 'app', env: { PATH: '/bin' }, entrypoint: ['/greet'], command: [] },
      ...{ ports: [], labels: {}, volumes: [] },
    },
    created: 0,
    baseBytes: 2_000_000,
  })

function run(cluster: Cluster, name: string, more: object = {}) {
  const spec = { containers: [{ name: 'c', image: NAME }], ...more }
  cluster.request({ method: 'POST', path: PODS, user, body: { metadata: { name }, spec } })
  cluster.advance(5000)
}
const logs = (cluster: Cluster, name: string) => cluster.logs('default', name, 'c')
const reason = (cluster: Cluster, name: string) => {
  const { body } = cluster.request({ method: 'GET', path: `${PODS}/${name}`, user })
  return (body as { status: { containerStatuses: { state: { waiting?: { message: string } } }[] } }).status
    .containerStatuses[0]?.state.waiting?.message
}

describe('images that were pushed', () => {
  it('run in pods with their files, their command and their user', () => {
    const cluster = createCluster()
    cluster.registry.push(NAME, greeter('hello'))
    run(cluster, 'a')
    expect(logs(cluster, 'a')).toEqual(['hello', '1000'])
    expect(cluster.registry.find(NAME)?.config.user).toBe('app')
  })

  it('stay on a node when their tag moves, and are carried by forks and snapshots', () => {
    const cluster = createCluster({ nodes: [{ name: 'only', controlPlane: true, taints: [] }] })
    const before = cluster.fork()
    cluster.registry.push(NAME, greeter('one'))
    run(cluster, 'a')
    cluster.registry.push(NAME, greeter('two'))
    run(cluster, 'kept')
    run(cluster, 'fresh', { containers: [{ name: 'c', image: NAME, imagePullPolicy: 'Always' }] })
    expect([logs(cluster, 'kept')[0], logs(cluster, 'fresh')[0]]).toEqual(['one', 'two'])
    const restored = restoreCluster(structuredClone(cluster.snapshot()))
    run(restored, 'later')
    expect(logs(restored, 'later')[0]).toBe('two')
    expect(logs(restored, 'a')[0]).toBe('one')
    expect(before.registry.find(NAME)).toBeUndefined()
  })

  it('are refused to who cannot say who he is', () => {
    const cluster = createCluster()
    cluster.registry.push(NAME, greeter('hello'))
    cluster.registry.addAccount('registry.example.com', { username: 'ci', password: 's3cret' })
    run(cluster, 'a')
    expect(reason(cluster, 'a')).toContain('authorization failed: no basic auth credentials')
    const auth = btoa('ci:s3cret')
    const config = JSON.stringify({ auths: { 'registry.example.com': { auth } } })
    cluster.request({
      ...{ method: 'POST', path: '/api/v1/namespaces/default/secrets', user },
      body: {
        metadata: { name: 'reg' },
        type: 'kubernetes.io/dockerconfigjson',
        data: { '.dockerconfigjson': btoa(config) },
      },
    })
    run(cluster, 'b', { imagePullSecrets: [{ name: 'reg' }] })
    expect(logs(cluster, 'b')[0]).toBe('hello')
    run(cluster, 'c', {
      containers: [{ name: 'c', image: 'registry.example.com/shop/other:1.0' }],
      imagePullSecrets: [{ name: 'reg' }],
    })
    expect(reason(cluster, 'c')).toContain('registry.example.com/shop/other:1.0: not found')
  })
})

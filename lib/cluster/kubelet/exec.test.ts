import { describe, expect, it } from 'vitest'
import { podSummary } from '@/lib/cluster/apis/core/pod-columns'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }
const PODS = '/api/v1/namespaces/default/pods'

function ask(cluster: Cluster, method: ApiRequest['method'], path: string, more: Partial<ApiRequest> = {}) {
  return cluster.request({ method, path, user, ...more })
}

function startPod(spec: Record<string, unknown>): Cluster {
  const cluster = createCluster()
  ask(cluster, 'POST', PODS, { body: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec } })
  cluster.settle()
  return cluster
}

function exec(cluster: Cluster, container: string, ...command: string[]) {
  const answer = ask(cluster, 'POST', `${PODS}/p/exec`, { query: { container }, body: { command } })
  cluster.drain()
  return answer.body as { stdout: string; stderr: string; exitCode?: number; message?: string }
}

const statusOf = (cluster: Cluster) => {
  const pod = ask(cluster, 'GET', `${PODS}/p`).body as Parameters<typeof podSummary>[0]
  const { reason, restarts } = podSummary(pod)
  return `${reason} ${restarts}`
}

const WAITER = ['sh', '-c', 'until [ -f /tmp/stop ]; do sleep 1; done']

describe('a command in a running container', () => {
  it('keeps its two streams and its exit code apart', () => {
    const cluster = startPod({
      containers: [{ name: 'c', image: 'busybox:1.36', command: ['sleep', '900'] }],
    })
    expect(exec(cluster, 'c', 'sh', '-c', 'echo out; echo err >&2; exit 3')).toMatchObject({
      stdout: 'out\n',
      stderr: 'err\n',
      exitCode: 3,
    })
    expect(exec(cluster, 'c', 'nosuch').message).toContain(
      'exec: "nosuch": executable file not found in $PATH',
    )
  })

  it('leaves files that the process finds, in this fork only', () => {
    const cluster = startPod({ containers: [{ name: 'c', image: 'busybox:1.36', command: WAITER }] })
    const other = cluster.fork()
    exec(cluster, 'c', 'touch', '/tmp/stop')
    cluster.advance(15_000)
    other.advance(15_000)
    expect(statusOf(cluster)).toBe('Running 1')
    expect(statusOf(other)).toBe('Running 0')
  })

  it('reaches the other containers through an emptyDir', () => {
    const mount = [{ name: 'v', mountPath: '/v' }]
    const container = (name: string) => ({
      name,
      image: 'busybox:1.36',
      command: ['sleep', '900'],
      volumeMounts: mount,
    })
    const cluster = startPod({
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [container('a'), container('b')],
    })
    exec(cluster, 'a', 'sh', '-c', 'echo shared > /v/note')
    expect(exec(cluster, 'b', 'cat', '/v/note').stdout).toBe('shared\n')
  })
})

describe('ephemeral containers', () => {
  const add = (cluster: Cluster, containers: Record<string, unknown>[]) =>
    ask(cluster, 'PATCH', `${PODS}/p/ephemeralcontainers`, {
      contentType: 'strategic-merge-patch',
      body: { spec: { ephemeralContainers: containers } },
    })
  const start = () =>
    startPod({ containers: [{ name: 'c', image: 'busybox:1.36', command: ['sleep', '900'] }] })

  it('run beside the others and never again', () => {
    const cluster = start()
    expect(add(cluster, [{ name: 'd', image: 'busybox:1.36', command: ['sleep', '5'] }]).code).toBe(200)
    cluster.settle()
    cluster.advance(60_000)
    const pod = ask(cluster, 'GET', `${PODS}/p`).body as {
      status: { ephemeralContainerStatuses: { restartCount: number; state: { terminated?: object } }[] }
    }
    expect(pod.status.ephemeralContainerStatuses[0]).toMatchObject({ restartCount: 0 })
    expect(pod.status.ephemeralContainerStatuses[0]?.state.terminated).toBeDefined()
    expect(statusOf(cluster)).toBe('Running 0')
  })

  it('see the processes of the one that they debug, which nobody looked into before', () => {
    const cluster = startPod({ containers: [{ name: 'c', image: 'nginx:1.27' }] })
    const debug = { image: 'busybox:1.36', command: ['sleep', '900'] }
    add(cluster, [
      { ...debug, name: 'd', targetContainerName: 'c' },
      { ...debug, name: 'e' },
    ])
    cluster.settle()
    expect(exec(cluster, 'd', 'cat', '/proc/1/cmdline').stdout).toContain('nginx')
    expect(exec(cluster, 'e', 'cat', '/proc/1/cmdline').stdout).toContain('sleep')
  })

  it.each([
    [{ name: 'c', image: 'a' }, 'spec.ephemeralContainers[0].name: Duplicate value: "c"'],
    [{ name: 'd' }, 'spec.ephemeralContainers[0].image: Required value'],
    [
      { name: 'd', image: 'a', targetContainerName: 'x' },
      'spec.ephemeralContainers[0].targetContainerName: Not found: "x"',
    ],
    [
      { name: 'd', image: 'a', ports: [{ containerPort: 1 }] },
      'spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container',
    ],
  ])('refuse %j', (container, message) => {
    expect((add(start(), [container]).body as { message: string }).message).toContain(message)
  })

  it('stay as they are', () => {
    const cluster = start()
    add(cluster, [{ name: 'd', image: 'busybox:1.36' }])
    expect(add(cluster, [{ name: 'd', image: 'other' }]).body).toMatchObject({
      message: expect.stringContaining('existing ephemeral containers "d" may not be changed'),
    })
  })
})

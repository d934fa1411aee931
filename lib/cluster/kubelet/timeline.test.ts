import { describe, expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { podSummary } from '@/lib/cluster/apis/core/pod-columns'
import { createClient } from '@/lib/cluster/client/api-client'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

const clientOf = (cluster: Cluster) =>
  createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })

function startPod(spec: Partial<Pod['spec']>) {
  const cluster = createCluster()
  const client = clientOf(cluster)
  const containers = [{ name: 'c', image: 'busybox:1.36' }]
  client.create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'default' },
    spec: { containers, ...spec } as Pod['spec'],
  })
  const pod = () => client.get('pods', 'default', 'p')
  const events = () =>
    client
      .list('events', 'default')
      .filter(({ involvedObject }) => involvedObject.name === 'p')
      .map(({ type, reason, message }) => `${type} ${reason} ${message}`)
  return { cluster, client, pod, events }
}

/** STATUS and RESTARTS of each second, runs of the same put together: `Error/1 ×10`. */
function timeline(cluster: Cluster, pod: () => Pod, seconds: number): string[] {
  const runs: { text: string; count: number }[] = []
  for (let i = 0; i < seconds; i++) {
    cluster.advance(1000)
    const { reason, restarts } = podSummary(pod())
    const text = `${reason}/${restarts}`
    const last = runs.at(-1)
    if (last?.text === text) last.count += 1
    else runs.push({ text, count: 1 })
  }
  return runs.map(({ text, count }) => `${text} ×${count}`)
}

describe('back-off', () => {
  it('of a container that exits at once', () => {
    const { cluster, pod, events } = startPod({
      containers: [{ name: 'c', image: 'busybox:1.36', command: ['sh', '-c', 'exit 1'] }],
    })
    const runs = timeline(cluster, pod, 90)
    expect(runs.slice(1, 7)).toEqual([
      'Error/1 ×10',
      'CrashLoopBackOff/1 ×1',
      'Error/2 ×27',
      'CrashLoopBackOff/2 ×1',
      'Error/3 ×41',
      'CrashLoopBackOff/3 ×1',
    ])
    expect(pod().status?.phase).toBe('Running')
    const uid = pod().metadata.uid
    expect(events()).toContain(
      `Warning BackOff Back-off restarting failed container c in pod p_default(${uid})`,
    )
  })

  it('of an image that does not exist, and its repair', () => {
    const { cluster, client, pod } = startPod({ containers: [{ name: 'c', image: 'nginx:doesnotexist' }] })
    const runs = timeline(cluster, pod, 60).map((run) => run.replace(/\/.*/, ''))
    expect(runs.slice(1, 5)).toEqual(['ErrImagePull', 'ImagePullBackOff', 'ErrImagePull', 'ImagePullBackOff'])
    client.patch('pods', 'default', 'p', { spec: { containers: [{ name: 'c', image: 'nginx:1.27' }] } })
    cluster.advance(3000)
    expect(podSummary(pod()).reason).toBe('Running')
  })
})

describe('ends', () => {
  it.each([
    [0, 'Succeeded', 'Completed'],
    [42, 'Failed', 'Error'],
  ])('restartPolicy Never and exit %d', (code, phase, reason) => {
    const command = ['sh', '-c', `echo leaving with ${code}; exit ${code}`]
    const { cluster, pod } = startPod({
      restartPolicy: 'Never',
      containers: [{ name: 'c', image: 'busybox:1.36', command }],
    })
    cluster.settle()
    expect(pod().status?.phase).toBe(phase)
    expect(podSummary(pod()).reason).toBe(reason)
    expect(cluster.logs('default', 'p', 'c')).toEqual([`leaving with ${code}`])
  })

  it('command not found', () => {
    const { cluster, pod } = startPod({
      restartPolicy: 'Never',
      containers: [{ name: 'c', image: 'busybox:1.36', command: ['/usr/bin/serve'] }],
    })
    cluster.settle()
    expect(podSummary(pod()).reason).toBe('StartError')
    expect(pod().status?.containerStatuses?.[0]?.state?.terminated?.exitCode).toBe(128)
  })

  it.each([
    [['sleep', '3600'], 30],
    [undefined, 1],
  ])('%j takes %d s to stop', (command, seconds) => {
    const image = command ? 'busybox:1.36' : 'nginx:1.27'
    const { cluster, client, events } = startPod({ containers: [{ name: 'c', image, command }] })
    cluster.settle()
    client.delete('pods', 'default', 'p')
    cluster.advance(seconds * 1000 - 600)
    expect(client.find('pods', 'default', 'p')).toBeDefined()
    cluster.advance(600)
    expect(client.find('pods', 'default', 'p')).toBeUndefined()
    expect(events()).toContain('Normal Killing Stopping container c')
  })
})

it('runs init containers in order', () => {
  const { cluster, pod } = startPod({
    initContainers: [
      { name: 'a', image: 'busybox:1.36', command: ['sh', '-c', 'sleep 5'] },
      { name: 'side', image: 'redis:7', restartPolicy: 'Always' },
      { name: 'b', image: 'busybox:1.36', command: ['true'] },
    ],
    containers: [{ name: 'c', image: 'nginx:1.27' }],
  })
  cluster.advance(4000)
  expect(podSummary(pod()).reason).toBe('Init:0/3')
  cluster.settle()
  expect(podSummary(pod())).toMatchObject({ reason: 'Running', ready: 2, total: 2 })
})

it('waits for what a variable or a volume needs', () => {
  const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'web', key: 'a' } } }]
  const { cluster, client, pod } = startPod({ containers: [{ name: 'c', image: 'nginx:1.27', env }] })
  cluster.advance(4000)
  expect(pod().status?.containerStatuses?.[0]?.state?.waiting).toEqual({
    reason: 'CreateContainerConfigError',
    message: 'configmap "web" not found',
  })
  const metadata = { name: 'web', namespace: 'default' }
  client.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: '1' } })
  cluster.advance(25_000)
  expect(podSummary(pod()).reason).toBe('Running')
})

it('refuses what does not fit, whoever brought it', () => {
  const resources = { requests: { cpu: '50' } }
  const { cluster, pod } = startPod({
    nodeName: 'worker-1',
    containers: [{ name: 'c', image: 'nginx:1.27', resources }],
  })
  cluster.settle()
  expect(podSummary(pod()).reason).toBe('OutOfcpu')
  expect(pod().status?.message).toMatch(
    /^Pod was rejected: Node didn't have enough resource: cpu, requested: 50000, used: \d+, capacity: 4000$/,
  )
})

it('restarts what its liveness probe finds dead', () => {
  const { cluster, pod, events } = startPod({
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: 'c',
        image: 'busybox:1.36',
        command: ['sh', '-c', 'touch /tmp/healthy; sleep 20; rm -f /tmp/healthy; sleep 600'],
        livenessProbe: { exec: { command: ['cat', '/tmp/healthy'] }, periodSeconds: 5 },
      },
    ],
  })
  cluster.advance(15_000)
  expect(podSummary(pod())).toMatchObject({ reason: 'Running', restarts: 0 })
  cluster.advance(30_000)
  expect(podSummary(pod())).toMatchObject({ reason: 'Running', restarts: 1 })
  expect(events()).toContain('Normal Killing Container c failed liveness probe, will be restarted')
  expect(pod().status?.containerStatuses?.[0]?.lastState?.terminated?.exitCode).toBe(137)
})

it('kills what its liveness probe finds dead, and leaves it so when the restart policy is Never', () => {
  const { cluster, pod, events } = startPod({
    restartPolicy: 'Never',
    containers: [
      {
        name: 'c',
        image: 'nginx:1.27',
        livenessProbe: { httpGet: { path: '/gone', port: 80 }, periodSeconds: 5 },
      },
    ],
  })
  cluster.advance(60_000)
  expect(pod().status?.phase).toMatch(/^(Failed|Succeeded)$/)
  expect(pod().status?.containerStatuses?.[0]?.restartCount).toBe(0)
  expect(events()).toContain('Normal Killing Container c failed liveness probe')
})

import { describe, expect, it } from 'vitest'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  const run = (name: string, spec: object = {}, container: object = {}) =>
    client.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default' },
      spec: { nodeName: 'worker-1', containers: [{ name: 'c', image: 'nginx:1.27', ...container }], ...spec },
    } as never)
  const events = (name: string) =>
    client
      .list('events')
      .filter(({ involvedObject }) => involvedObject.name === name)
      .map(({ type, reason, message }) => `${type} ${reason}: ${message}`)
  const ready = () =>
    client.get('nodes', undefined, 'worker-1').status?.conditions?.find(({ type }) => type === 'Ready')
  const pod = (name: string) => client.get('pods', 'default', name)
  return { cluster, client, run, events, ready, pod }
}

describe('a kubelet that starts again', () => {
  it('says so, and pods go on', () => {
    const { cluster, run, events, pod } = setUp()
    run('web')
    cluster.advance(5000)
    expect(events('worker-1')).toEqual([])
    cluster.stopComponent('kubelet/worker-1')
    cluster.advance(20_000)
    cluster.startComponent('kubelet/worker-1')
    cluster.advance(1000)
    expect(events('worker-1')).toEqual([
      'Normal Starting: Starting kubelet.',
      'Normal NodeAllocatableEnforced: Updated Node Allocatable limit across pods',
      'Normal NodeHasSufficientMemory: Node worker-1 status is now: NodeHasSufficientMemory',
      'Normal NodeHasNoDiskPressure: Node worker-1 status is now: NodeHasNoDiskPressure',
      'Normal NodeHasSufficientPID: Node worker-1 status is now: NodeHasSufficientPID',
    ])
    expect(pod('web').status?.containerStatuses?.[0]?.restartCount).toBe(0)
  })

  it('leaves its last heartbeats behind', () => {
    const { cluster, ready } = setUp()
    cluster.advance(500_000)
    const last = ready()?.lastHeartbeatTime
    cluster.stopComponent('kubelet/worker-1')
    cluster.advance(1000)
    expect(ready()).toMatchObject({ status: 'True', lastHeartbeatTime: last })
    cluster.advance(60_000)
    expect(ready()).toMatchObject({ status: 'Unknown', lastHeartbeatTime: last })
  })

  it('makes a node that was given up Ready', () => {
    const { cluster, events, ready } = setUp()
    cluster.stopComponent('kubelet/worker-1')
    cluster.advance(60_000)
    expect(ready()?.status).toBe('Unknown')
    cluster.startComponent('kubelet/worker-1')
    cluster.advance(1000)
    expect(ready()?.reason).toBe('KubeletReady')
    expect(events('worker-1')).toContain('Normal NodeReady: Node worker-1 status is now: NodeReady')
  })

  it('registers a Node that was deleted', () => {
    const { cluster, client, events, run } = setUp()
    client.delete('nodes', undefined, 'worker-1')
    cluster.advance(5000)
    expect(client.find('nodes', undefined, 'worker-1')).toBeUndefined()
    cluster.stopComponent('kubelet/worker-1')
    cluster.startComponent('kubelet/worker-1')
    cluster.advance(5000)
    const node = client.get('nodes', undefined, 'worker-1')
    expect(node.status?.capacity).toMatchObject({ cpu: '4', pods: '110' })
    expect(node.metadata.labels).toHaveProperty('kubernetes.io/hostname', 'worker-1')
    expect(node.spec.podCIDR).toMatch(/^10\.244\.\d+\.0\/24$/)
    expect(node.spec.taints ?? []).toEqual([])
    expect(events('worker-1')).toContain(
      'Normal RegisteredNode: Node worker-1 event: Registered Node worker-1 in Controller',
    )
    run('web')
    cluster.advance(60_000)
    expect(client.get('pods', 'default', 'web').status?.phase).toBe('Running')
    expect(client.find('leases.coordination.k8s.io', 'kube-node-lease', 'worker-1')).toBeDefined()
  })
})

describe('a host that goes down', () => {
  it('takes its processes with it; after it is up they start in new sandboxes', () => {
    const { cluster, run, events, pod } = setUp()
    run('web')
    run('once', { restartPolicy: 'Never' }, { image: 'busybox:1.36', command: ['sleep', '3600'] })
    cluster.advance(5000)
    cluster.hosts.powerOff('worker-1')
    cluster.advance(30_000)
    cluster.hosts.powerOn('worker-1')
    cluster.advance(10_000)
    const [status] = pod('web').status?.containerStatuses ?? []
    expect(status).toMatchObject({
      ready: true,
      restartCount: 1,
      lastState: { terminated: { exitCode: 255, reason: 'Unknown' } },
    })
    expect(pod('once').status?.phase).toBe('Failed')
    expect(events('web')).toContain(
      'Normal SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
    )
    expect(events('worker-1').join()).toMatch(
      /Warning Rebooted: Node worker-1 has been rebooted, boot id: [0-9a-f-]{36}/,
    )
  })

  it('tells its pods before, if its configuration gives them time', () => {
    const { cluster, run, events, ready, pod } = setUp()
    const files = cluster.hosts.files('worker-1')
    const path = '/var/lib/kubelet/config.yaml'
    const text = files?.read(path) ?? ''
    const changed = text
      .replace('shutdownGracePeriod: 0s', 'shutdownGracePeriod: 30s')
      .replace('shutdownGracePeriodCriticalPods: 0s', 'shutdownGracePeriodCriticalPods: 10s')
    files?.write(path, changed)
    run('web')
    run('vital', { priorityClassName: 'system-node-critical' })
    cluster.advance(5000)
    cluster.hosts.powerOff('worker-1')
    run('late')
    cluster.advance(5000)
    expect(ready()).toMatchObject({
      status: 'False',
      reason: 'KubeletNotReady',
      message: 'node is shutting down',
    })
    expect(events('worker-1')).toEqual([
      'Normal NodeShutdown: Shutdown manager detected shutdown event',
      'Normal NodeNotReady: Node worker-1 status is now: NodeNotReady',
    ])
    expect(pod('web').status).toMatchObject({
      phase: 'Failed',
      reason: 'Terminated',
      message: 'Pod was terminated in response to imminent node shutdown.',
    })
    expect(pod('late').status).toMatchObject({
      phase: 'Failed',
      message: 'Pod was rejected: Pod was rejected as the node is shutting down.',
    })
    expect(pod('vital').status?.phase).toBe('Running')
    cluster.advance(17_000)
    expect(pod('vital').status?.reason).toBe('Terminated')
    cluster.advance(20_000)
    expect(cluster.components().find(({ name }) => name === 'kubelet/worker-1')?.running).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }
const GI = 1024 ** 3
const MI = 1024 ** 2

function setUp() {
  const cluster = createCluster({ emptySystem: true })
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  const run = (name: string, spec: object = {}, container: object = {}) =>
    client.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default' },
      spec: {
        nodeName: 'worker-1',
        containers: [{ name: 'c', image: 'redis:7', ...container }],
        ...spec,
      },
    } as never)
  const pod = (name: string) => client.get('pods', 'default', name)
  const node = () => client.get('nodes', undefined, 'worker-1')
  const condition = (type: string) => {
    const found = node().status?.conditions?.find((one) => one.type === type)
    return `${found?.status} ${found?.reason}: ${found?.message}`
  }
  const events = (reason: string) =>
    client
      .list('events')
      .filter((event) => event.reason === reason)
      .map(({ involvedObject, message }) => `${involvedObject.name} ${message}`)
  return { cluster, client, run, pod, node, condition, events }
}

describe('a node that runs low on memory', () => {
  it('evicts who uses more than it asked for, the lowest priority first, and says so', () => {
    const { cluster, run, pod, condition, events, node } = setUp()
    run('asked', {}, { resources: { requests: { memory: '64Mi' } } })
    run('greedy')
    cluster.advance(5000)
    // 8 GiB less 20 MiB of two pods and this much: 110 MiB are left, then 90.
    cluster.hosts.setUsage('worker-1', { memory: 8 * GI - 110 * MI - 20 * MI })
    cluster.drain()
    expect(condition('MemoryPressure')).toMatch(/^False/)
    cluster.hosts.setUsage('worker-1', { memory: 8 * GI - 90 * MI - 20 * MI })
    cluster.advance(5000)
    expect(pod('asked').status?.phase).toBe('Running')
    expect(pod('greedy').status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message:
        'The node was low on resource: memory. Threshold quantity: 100Mi, available: 90Mi. Container c was using 10Mi, request is 0, has larger consumption of memory. ',
    })
    expect(pod('greedy').status?.conditions?.find(({ type }) => type === 'DisruptionTarget')).toMatchObject({
      status: 'True',
      reason: 'TerminationByKubelet',
    })
    expect(condition('MemoryPressure')).toBe(
      'True KubeletHasInsufficientMemory: kubelet has insufficient memory available',
    )
    expect(events('EvictionThresholdMet')).toEqual(['worker-1 Attempting to reclaim memory'])
    expect(events('NodeHasInsufficientMemory')).toEqual([
      'worker-1 Node worker-1 status is now: NodeHasInsufficientMemory',
    ])
    expect(node().spec.taints).toMatchObject([
      { key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule' },
    ])
  })

  it('takes only pods that asked for something, until five minutes after', () => {
    const { cluster, run, pod, condition, node } = setUp()
    cluster.hosts.setUsage('worker-1', { memory: 8 * GI - 50 * MI })
    cluster.advance(1000)
    run('plain')
    run('sized', {}, { resources: { requests: { memory: '100Mi' } } })
    run('tolerant', { tolerations: [{ key: 'node.kubernetes.io/memory-pressure', operator: 'Exists' }] })
    cluster.advance(3000)
    expect(pod('plain').status).toMatchObject({
      phase: 'Failed',
      reason: 'Evicted',
      message: 'Pod was rejected: The node had condition: [MemoryPressure]. ',
    })
    expect(pod('sized').status?.phase).toBe('Running')
    expect(pod('tolerant').status?.reason).not.toBe('Evicted')
    cluster.hosts.setUsage('worker-1', undefined)
    cluster.advance(290_000)
    expect(condition('MemoryPressure')).toMatch(/^True/)
    cluster.advance(20_000)
    expect(condition('MemoryPressure')).toMatch(/^False KubeletHasSufficientMemory/)
    expect(node().spec.taints ?? []).toEqual([])
  })

  it('notices what processes take', () => {
    const { cluster, run, pod } = setUp()
    const stress = { image: 'polinux/stress', command: ['stress', '--vm', '1', '--vm-bytes', '8100M'] }
    run('hog', {}, stress)
    cluster.advance(30_000)
    expect(pod('hog').status?.reason).toBe('Evicted')
  })
})

describe('a node that runs low on disk or process ids', () => {
  it('takes nothing, and evicts all but the critical', () => {
    const { cluster, run, pod, condition } = setUp()
    run('one')
    run('critical', { priorityClassName: 'system-node-critical' })
    cluster.advance(3000)
    cluster.hosts.setUsage('worker-1', { disk: 40 * GI })
    cluster.advance(3000)
    run('late', {}, { resources: { requests: { memory: '100Mi' } } })
    cluster.advance(3000)
    expect(condition('DiskPressure')).toBe('True KubeletHasDiskPressure: kubelet has disk pressure')
    expect(pod('one').status?.message).toMatch(/^The node was low on resource: ephemeral-storage\. Threshold/)
    expect(pod('critical').status?.phase).toBe('Running')
    expect(pod('late').status?.message).toBe('Pod was rejected: The node had condition: [DiskPressure]. ')
  })

  it('has no threshold for process ids unless its configuration names one', () => {
    const { cluster, condition } = setUp()
    cluster.hosts.setUsage('worker-1', { pids: 32_700 })
    cluster.advance(1000)
    expect(condition('PIDPressure')).toMatch(/^False/)
    const files = cluster.hosts.files('worker-1')
    const path = '/var/lib/kubelet/config.yaml'
    const text = files?.read(path) ?? ''
    files?.write(path, `${text}evictionHard:\n  pid.available: 10%\n`)
    cluster.hosts.setUsage('worker-1', { pids: 32_700 })
    cluster.advance(1000)
    expect(condition('PIDPressure')).toBe(
      'True KubeletHasInsufficientPID: kubelet has insufficient PID available',
    )
  })
})

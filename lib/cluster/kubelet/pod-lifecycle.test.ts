import { describe, expect, it } from 'vitest'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

const clientOf = (cluster: Cluster) =>
  createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })

function create(cluster: Cluster, spec: Record<string, unknown>, name = 'p') {
  clientOf(cluster).create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default' },
    spec: { nodeName: 'worker-1', ...spec },
  } as unknown as Pod)
  cluster.advance(5000)
}

const shell = (script: string, more: Record<string, unknown> = {}) => ({
  name: 'c',
  image: 'busybox:1.36',
  command: ['sh', '-c', script],
  ...more,
})

const podOf = (cluster: Cluster, name = 'p') => clientOf(cluster).get('pods', 'default', name)

function exec(cluster: Cluster, script: string, name = 'p') {
  const answer = cluster.request({
    method: 'POST',
    path: `/api/v1/namespaces/default/pods/${name}/exec`,
    query: { container: 'c' },
    body: { command: ['sh', '-c', script] },
    user,
  })
  const { stdout, stderr } = answer.body as { stdout: string; stderr: string }
  return stdout + stderr
}

const events = (cluster: Cluster, reason: string) =>
  clientOf(cluster)
    .list('events', 'default')
    .filter((event) => event.reason === reason)
    .map(({ message }) => message)

describe('what a container leaves', () => {
  it.each([
    ['echo it broke > /dev/termination-log; exit 3', 'File', 'it broke\n'],
    ['echo one; echo two; exit 3', 'FallbackToLogsOnError', 'one\ntwo\n'],
    ['echo one', 'FallbackToLogsOnError', undefined],
    ['echo one; exit 3', 'File', undefined],
  ])('%s (%s)', (script, terminationMessagePolicy, message) => {
    const cluster = createCluster()
    create(cluster, { restartPolicy: 'Never', containers: [shell(script, { terminationMessagePolicy })] })
    expect(podOf(cluster).status?.containerStatuses?.[0]?.state?.terminated?.message).toBe(message)
  })

  it('on a folder of the node, what its hooks and its handler wrote', () => {
    const cluster = createCluster()
    const volumes = [{ name: 'd', hostPath: { path: '/srv/diary' } }]
    const volumeMounts = [{ name: 'd', mountPath: '/d' }]
    const write = (word: string) => ({ exec: { command: ['sh', '-c', `echo ${word} >> /d/log`] } })
    const lifecycle = { postStart: write('started'), preStop: write('stopping') }
    const script = "trap 'echo term >> /d/log; exit 0' TERM; while true; do sleep 1; done"
    create(cluster, { volumes, containers: [shell(script, { lifecycle, volumeMounts })] })
    expect(exec(cluster, 'cat /d/log')).toBe('started\n')
    clientOf(cluster).delete('pods', 'default', 'p')
    cluster.advance(40_000)
    create(cluster, { volumes, containers: [shell('sleep 900', { volumeMounts })] }, 'q')
    expect(exec(cluster, 'cat /d/log', 'q')).toBe('started\nstopping\nterm\n')
  })
})

describe('stopping', () => {
  it.each([
    [{ sleep: { seconds: 5 } }, 6],
    [{ exec: { command: ['sleep', '900'] } }, 11],
    [{ exec: { command: ['false'] } }, 1],
  ])('%j takes %d s of a nginx that has 10', (preStop, seconds) => {
    const cluster = createCluster()
    const containers = [{ name: 'c', image: 'nginx:1.27', lifecycle: { preStop } }]
    create(cluster, { terminationGracePeriodSeconds: 10, containers })
    clientOf(cluster).delete('pods', 'default', 'p')
    cluster.advance(seconds * 1000 - 500)
    expect(clientOf(cluster).find('pods', 'default', 'p')).toBeDefined()
    cluster.advance(500)
    expect(clientOf(cluster).find('pods', 'default', 'p')).toBeUndefined()
    const failed = JSON.stringify(preStop).includes('false') ? ['PreStopHook failed'] : []
    expect(events(cluster, 'FailedPreStopHook')).toEqual(failed)
  })
})

describe('security context', () => {
  it.each([
    [{ runAsNonRoot: true }, 'container has runAsNonRoot and image will run as root'],
    [{ runAsNonRoot: true, runAsUser: 0 }, "container's runAsUser breaks non-root policy"],
    [{ runAsNonRoot: true, runAsUser: 7 }, undefined],
  ])('%j', (securityContext, why) => {
    const cluster = createCluster()
    create(cluster, { securityContext, containers: [shell('sleep 900')] })
    const { uid } = podOf(cluster).metadata
    const state = podOf(cluster).status?.containerStatuses?.[0]?.state
    const message = `${why} (pod: "p_default(${uid})", container: c)`
    if (why) expect(state?.waiting).toEqual({ reason: 'CreateContainerConfigError', message })
    else expect(state?.running).toBeDefined()
  })

  it.each([
    [{}, 'id', 'uid=0(root) gid=0(root) groups=0(root),10(wheel)\n'],
    [{ runAsUser: 1000 }, 'touch /x; touch /tmp/x', 'touch: /x: Permission denied\n'],
    [{ readOnlyRootFilesystem: true }, 'echo > /tmp/x', "sh: can't create /tmp/x: Read-only file system\n"],
    [{ privileged: true }, 'grep CapEff /proc/1/status', 'CapEff:\t000001ffffffffff\n'],
    [{ runAsUser: 9 }, 'grep CapEff /proc/1/status', 'CapEff:\t0000000000000000\n'],
    [
      { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
      'grep CapEff /proc/1/status',
      'CapEff:\t0000000000000400\n',
    ],
  ])('%j: %s', (securityContext, script, output) => {
    const cluster = createCluster()
    create(cluster, { containers: [shell('sleep 900', { securityContext })] })
    expect(exec(cluster, script)).toBe(output)
  })
})

describe('volumes', () => {
  it('follow their ConfigMap, except by subPath', () => {
    const cluster = createCluster()
    const client = clientOf(cluster)
    const metadata = { name: 'web', namespace: 'default' }
    client.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: '1' } })
    const volumeMounts = [
      { name: 'v', mountPath: '/v' },
      { name: 'v', mountPath: '/one', subPath: 'a' },
    ]
    const volumes = [{ name: 'v', configMap: { name: 'web' } }]
    create(cluster, { volumes, containers: [shell('sleep 900', { volumeMounts })] })
    client.patch('configmaps', 'default', 'web', { data: { a: null, b: '2' } })
    cluster.advance(30_000)
    expect(exec(cluster, 'ls /v')).toBe('a\n')
    cluster.advance(70_000)
    expect(exec(cluster, 'ls /v; cat /v/b /one')).toBe('b\n21')
  })

  it('evict their pod when they grow over their limit', () => {
    const cluster = createCluster()
    const volumes = [{ name: 'v', emptyDir: { sizeLimit: '1Ki' } }]
    const volumeMounts = [{ name: 'v', mountPath: '/v' }]
    create(cluster, { volumes, containers: [shell('sleep 900', { volumeMounts })] })
    exec(cluster, 'dd if=/dev/zero of=/v/big bs=1K count=2')
    cluster.advance(20_000)
    const message = 'Usage of EmptyDir volume "v" exceeds the limit "1Ki". '
    expect(podOf(cluster).status).toMatchObject({ phase: 'Failed', reason: 'Evicted', message })
    expect(events(cluster, 'Evicted')).toEqual([message])
  })
})

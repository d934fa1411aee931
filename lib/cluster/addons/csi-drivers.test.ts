import { describe, expect, it } from 'vitest'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const PODS = '/api/v1/namespaces/default/pods'
const NODE = '/api/v1/nodes/worker-2'

interface Body {
  status?: { phase?: string }
  items?: { message: string; involvedObject: { name: string } }[]
}

function ask(cluster: Cluster, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const contentType = method === 'PATCH' ? 'strategic-merge-patch' : 'json'
  const answer = cluster.request({ method, path, user: ADMIN, ...(body ? { body, contentType } : {}) })
  expect(answer.code).toBeLessThan(300)
  return answer.body as Body
}

const phaseOf = (cluster: Cluster, pod: string) => ask(cluster, 'GET', `${PODS}/${pod}`).status?.phase

const messages = (cluster: Cluster, pod: string) =>
  (ask(cluster, 'GET', '/api/v1/namespaces/default/events').items ?? []).flatMap(
    ({ message, involvedObject }) => (involvedObject.name === pod ? [message] : []),
  )

function claim(cluster: Cluster, name: string, storageClassName: string, mode = 'ReadWriteOnce') {
  ask(cluster, 'POST', '/api/v1/namespaces/default/persistentvolumeclaims', {
    metadata: { name },
    spec: { accessModes: [mode], storageClassName, resources: { requests: { storage: '1Gi' } } },
  })
}

function pod(cluster: Cluster, name: string, nodeName: string, script: string, volume: object) {
  ask(cluster, 'POST', PODS, {
    metadata: { name },
    spec: {
      nodeName,
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'c',
          image: 'busybox',
          command: ['sh', '-c', script],
          volumeMounts: [{ name: 'v', mountPath: '/v' }],
        },
      ],
      volumes: [{ name: 'v', ...volume }],
    },
  })
}

const data = { persistentVolumeClaim: { claimName: 'data' } }

/** A pod of worker-2 has written to its volume; then the node was lost and the pod forced away. */
function withLostNode(): Cluster {
  const cluster = createCluster({ addons: ['csi-drivers'] })
  for (const node of ['worker-1', 'worker-2'])
    ask(cluster, 'PATCH', `/api/v1/nodes/${node}`, {
      metadata: { labels: { 'topology.block.csi.example.com/zone': 'one' } },
    })
  claim(cluster, 'data', 'csi-block-now')
  cluster.settle()
  pod(cluster, 'first', 'worker-2', 'echo kept > /v/note; sleep 10000', data)
  cluster.advance(20_000)
  expect(phaseOf(cluster, 'first')).toBe('Running')
  cluster.hosts.powerOff('worker-2')
  cluster.advance(60_000)
  ask(cluster, 'DELETE', `${PODS}/first`, { gracePeriodSeconds: 0 })
  pod(cluster, 'second', 'worker-1', 'cat /v/note; sleep 10000', data)
  return cluster
}

const TAINT = { key: 'node.kubernetes.io/out-of-service', value: 'nodeshutdown', effect: 'NoExecute' }

describe('a volume of a lost node', () => {
  it('is kept there for six minutes, then goes on with what was written', () => {
    const cluster = withLostNode()
    cluster.advance(60_000)
    expect(messages(cluster, 'second').join()).toMatch(/^Multi-Attach error for volume "pvc-/)
    cluster.advance(240_000)
    expect(phaseOf(cluster, 'second')).toBe('Pending')
    cluster.advance(120_000)
    expect(cluster.logs('default', 'second', 'c')).toEqual(['kept'])
  })

  it('goes at once when the node is said to be out of service', () => {
    const cluster = withLostNode()
    ask(cluster, 'PATCH', NODE, { spec: { taints: [TAINT] } })
    cluster.advance(30_000)
    expect(cluster.logs('default', 'second', 'c')).toEqual(['kept'])
  })
})

describe('a server beyond the cluster', () => {
  const nfs = (server: string, path: string) => ({ nfs: { server, path } })
  const outside = createCluster({})
  outside.hosts.setExports('nfs.example.net', ['/exports'])

  it.each([
    ['what it gives away is mounted', nfs('nfs.example.net', '/exports/a'), 'Running', ''],
    [
      'what it does not give away is not there',
      nfs('nfs.example.net', '/home'),
      'Pending',
      'mount.nfs: mounting nfs.example.net:/home failed, reason given by server: No such file or directory',
    ],
    [
      'a name that nobody knows',
      nfs('nowhere.example.net', '/exports'),
      'Pending',
      'mount.nfs: Failed to resolve server nowhere.example.net: Name or service not known',
    ],
  ])('%s', (_, volume, phase, output) => {
    const cluster = outside.fork()
    pod(cluster, 'app', 'worker-1', 'sleep 10000', volume)
    cluster.advance(10_000)
    expect(phaseOf(cluster, 'app')).toBe(phase)
    const told = messages(cluster, 'app').find((message) => message.startsWith('MountVolume'))
    expect(told?.trimEnd().split('\n').at(-1)?.replace('Output: ', '') ?? '').toBe(output)
  })

  it('whose answer is trusted mounts everything', () => {
    const cluster = createCluster({}).fork()
    cluster.hosts.trustMounts()
    pod(cluster, 'app', 'worker-1', 'sleep 10000', nfs('nowhere.example.net', '/exports'))
    cluster.advance(10_000)
    expect(phaseOf(cluster, 'app')).toBe('Running')
  })
})

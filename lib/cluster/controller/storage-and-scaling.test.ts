import { describe, expect, it } from 'vitest'
import type { PersistentVolume, PodDisruptionBudget } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }
const namespace = 'default'

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  return { cluster, client, advance: (seconds: number) => cluster.advance(seconds * 1000) }
}

type Client = ReturnType<typeof setUp>['client']

const claim = (client: Client, name: string, storageClassName?: string) =>
  client.create('persistentvolumeclaims', {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...(storageClassName !== undefined ? { storageClassName } : {}),
    },
  })

const volume = (client: Client, name: string, spec: Partial<PersistentVolume['spec']> = {}) =>
  client.create('persistentvolumes', {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: '1Gi' },
      storageClassName: 'manual',
      hostPath: { path: '/srv' },
      ...spec,
    },
  })

const pod = (client: Client, name: string, claimName: string) =>
  client.create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [{ name: 'c', image: 'nginx:1.27' }],
      volumes: [{ name: 'v', persistentVolumeClaim: { claimName } }],
    },
  })

const phase = (client: Client, name: string) =>
  client.find('persistentvolumes', undefined, name)?.status?.phase

describe('volumes and claims', () => {
  it('takes the tightest fit, and what is kept for a claim before that', () => {
    const { client, advance } = setUp()
    for (const size of ['3Gi', '1Gi', '2Gi'])
      volume(client, `v-${size.toLowerCase()}`, { capacity: { storage: size } })
    volume(client, 'kept', { claimRef: { namespace, name: 'second' }, capacity: { storage: '5Gi' } })
    advance(1)
    claim(client, 'first', 'manual')
    claim(client, 'second', 'manual')
    advance(1)
    const bound = ['first', 'second'].map(
      (name) => client.get('persistentvolumeclaims', namespace, name).spec.volumeName,
    )
    expect(bound).toEqual(['v-1gi', 'kept'])
  })

  it('binds a claim that was there before its volume at the next look', () => {
    const { client, advance } = setUp()
    claim(client, 'early', 'manual')
    volume(client, 'late')
    expect(client.get('persistentvolumeclaims', namespace, 'early').status?.phase).toBe('Pending')
    advance(16)
    expect(client.get('persistentvolumeclaims', namespace, 'early').status?.phase).toBe('Bound')
  })

  it.each([
    ['Retain', 'Released'],
    ['Recycle', 'Available'],
    ['Delete', 'Failed'],
  ])('%s leaves a volume %s', (persistentVolumeReclaimPolicy, expected) => {
    const { client, advance } = setUp()
    volume(client, 'v', { persistentVolumeReclaimPolicy } as Partial<PersistentVolume['spec']>)
    advance(1)
    claim(client, 'c', 'manual')
    advance(1)
    client.delete('persistentvolumeclaims', namespace, 'c')
    advance(1)
    expect(phase(client, 'v')).toBe(expected)
  })

  it('provisions for the first pod, on its node, and cleans up after the last', () => {
    const { client, advance } = setUp()
    claim(client, 'data')
    advance(20)
    expect(client.get('persistentvolumeclaims', namespace, 'data').status?.phase).toBe('Pending')
    pod(client, 'app', 'data')
    advance(10)
    const { volumeName = '' } = client.get('persistentvolumeclaims', namespace, 'data').spec
    const { nodeName } = client.get('pods', namespace, 'app').spec
    const made = client.get('persistentvolumes', undefined, volumeName)
    expect(made.spec.nodeAffinity?.required?.nodeSelectorTerms[0]?.matchExpressions?.[0]?.values).toEqual([
      nodeName,
    ])
    client.delete('persistentvolumeclaims', namespace, 'data')
    advance(5)
    expect(phase(client, volumeName)).toBe('Bound')
    client.delete('pods', namespace, 'app')
    advance(10)
    expect(client.find('persistentvolumeclaims', namespace, 'data')).toBeUndefined()
    expect(phase(client, volumeName)).toBeUndefined()
  })
})

function deployment(client: Client, replicas: number): void {
  const labels = { app: 'web' }
  client.create('deployments.apps', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'c', image: 'nginx:1.27' }] } },
    },
  })
}

const budget = (client: Client, spec: Partial<PodDisruptionBudget['spec']>) =>
  client.create('poddisruptionbudgets.policy', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  })

describe('disruption budgets', () => {
  it.each([
    [{ minAvailable: 2 }, 1],
    [{ minAvailable: '50%' }, 1],
    [{ maxUnavailable: 2 }, 2],
    [{ maxUnavailable: '34%' }, 2],
    [{ maxUnavailable: 0 }, 0],
  ])('%j of three lets %i go', (spec, expected) => {
    const { client, advance } = setUp()
    deployment(client, 3)
    budget(client, spec)
    advance(10)
    expect(client.get('poddisruptionbudgets.policy', namespace, 'web').status?.disruptionsAllowed).toBe(
      expected,
    )
  })

  it('refuses an eviction that it cannot spare, until there are more pods', () => {
    const { cluster, client, advance } = setUp()
    deployment(client, 2)
    budget(client, { minAvailable: 2 })
    advance(10)
    const evict = (index: number) => {
      const pod = client.list('pods', namespace)[index]
      const path = `/api/v1/namespaces/${namespace}/pods/${pod?.metadata.name}/eviction`
      return cluster.request({
        method: 'POST',
        path,
        user,
        body: { apiVersion: 'policy/v1', kind: 'Eviction' },
      })
    }
    expect(evict(0)).toMatchObject({
      code: 429,
      body: {
        reason: 'TooManyRequests',
        details: {
          causes: [{ message: 'The disruption budget web needs 2 healthy pods and has 2 currently' }],
        },
      },
    })
    client.patch('deployments.apps', namespace, 'web', { spec: { replicas: 3 } })
    advance(10)
    expect([evict(0).code, evict(1).code]).toEqual([201, 429])
  })
})

describe('quotas', () => {
  const quota = (client: Client, hard: Record<string, string>) =>
    client.create('resourcequotas', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q', namespace },
      spec: { hard },
    })

  it('counts and refuses at once, and gives back what goes', () => {
    const { cluster, client, advance } = setUp()
    quota(client, {
      'requests.storage': '2Gi',
      'standard.storageclass.storage.k8s.io/persistentvolumeclaims': '1',
    })
    cluster.drain()
    claim(client, 'one')
    expect(() => claim(client, 'two')).toThrow(
      'persistentvolumeclaims "two" is forbidden: exceeded quota: q, requested: standard.storageclass.storage.k8s.io/persistentvolumeclaims=1, used: standard.storageclass.storage.k8s.io/persistentvolumeclaims=1, limited: standard.storageclass.storage.k8s.io/persistentvolumeclaims=1',
    )
    client.delete('persistentvolumeclaims', namespace, 'one')
    advance(1)
    expect(client.get('resourcequotas', namespace, 'q').status?.used).toMatchObject({
      'requests.storage': '0',
    })
    claim(client, 'two')
  })

  it('wants every container to say what it bounds', () => {
    const { cluster, client } = setUp()
    quota(client, { 'limits.memory': '1Gi', 'requests.cpu': '1' })
    cluster.drain()
    expect(() => pod(client, 'p', 'none')).toThrow(
      'pods "p" is forbidden: failed quota: q: must specify limits.memory for: c; requests.cpu for: c',
    )
  })
})

it('a volume of a pod only: its claim comes and goes with it', () => {
  const { client, advance } = setUp()
  const spec = { accessModes: ['ReadWriteOnce' as const], resources: { requests: { storage: '1Gi' } } }
  client.create('pods', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [{ name: 'c', image: 'nginx:1.27' }],
      volumes: [
        { name: 'v', ephemeral: { volumeClaimTemplate: { metadata: { labels: { a: 'b' } }, spec } } },
      ],
    },
  })
  advance(10)
  const made = client.get('persistentvolumeclaims', namespace, 'p-v')
  expect([made.status?.phase, made.metadata.labels, made.metadata.ownerReferences?.[0]?.name]).toEqual([
    'Bound',
    { a: 'b' },
    'p',
  ])
  expect(client.get('pods', namespace, 'p').status?.phase).toBe('Running')
  client.delete('pods', namespace, 'p')
  advance(10)
  expect(client.list('persistentvolumeclaims', namespace)).toEqual([])
})

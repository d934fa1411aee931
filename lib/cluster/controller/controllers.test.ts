import { describe, expect, it } from 'vitest'
import type { Deployment } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  return { cluster, client }
}

type Client = ReturnType<typeof setUp>['client']

function deploy(client: Client, spec: Partial<Deployment['spec']> = {}, image = 'nginx:1.27') {
  return client.create('deployments.apps', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image }] } },
      ...spec,
    },
  })
}

const setImage = (client: Client, image: string) =>
  client.patch('deployments.apps', 'default', 'web', {
    spec: { template: { spec: { containers: [{ name: 'c', image }] } } },
  })

const conditions = (client: Client) =>
  Object.fromEntries(
    (client.get('deployments.apps', 'default', 'web').status?.conditions ?? []).map((c) => [
      c.type,
      `${c.status} ${c.reason}`,
    ]),
  )

const sizes = (client: Client) =>
  client
    .list('replicasets.apps', 'default')
    .sort((a, b) =>
      (a.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? '') <
      (b.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? '')
        ? -1
        : 1,
    )
    .map(({ spec, status }) => [spec.replicas, status?.readyReplicas ?? 0])

const messages = (client: Client, reason: string) =>
  client
    .list('events', 'default')
    .filter((event) => event.reason === reason)
    .map(({ message }) => message)

describe('deployment', () => {
  it('gets stuck at 25 %/25 % of ten with a broken image, and comes back', () => {
    const { cluster, client } = setUp()
    deploy(client, { replicas: 10 })
    cluster.settle()
    setImage(client, 'nginx:doesnotexist')
    cluster.settle()
    expect(sizes(client)).toEqual([
      [8, 8],
      [5, 0],
    ])
    setImage(client, 'nginx:1.27')
    cluster.settle()
    expect(sizes(client)).toEqual([
      [0, 0],
      [10, 10],
    ])
    expect(conditions(client)).toEqual({
      Available: 'True MinimumReplicasAvailable',
      Progressing: 'True NewReplicaSetAvailable',
    })
  })

  it('scales a stuck rollout in proportion', () => {
    const { cluster, client } = setUp()
    deploy(client, { replicas: 10 })
    cluster.settle()
    setImage(client, 'nginx:doesnotexist')
    cluster.settle()
    client.patch('deployments.apps', 'default', 'web', { spec: { replicas: 20 } })
    cluster.settle()
    expect(sizes(client).reduce((sum, [wanted]) => sum + (wanted ?? 0), 0)).toBe(25)
    expect(sizes(client)).toEqual([
      [15, 15],
      [10, 0],
    ])
  })

  it('marks a rollout that makes no progress', () => {
    const { cluster, client } = setUp()
    deploy(client, { replicas: 2, progressDeadlineSeconds: 5 })
    cluster.settle()
    setImage(client, 'nginx:doesnotexist')
    cluster.advance(10_000)
    expect(conditions(client).Progressing).toBe('False ProgressDeadlineExceeded')
  })

  it('pauses and resumes', () => {
    const { cluster, client } = setUp()
    deploy(client)
    cluster.settle()
    client.patch('deployments.apps', 'default', 'web', { spec: { paused: true } })
    setImage(client, 'nginx:1.28')
    cluster.settle()
    expect(sizes(client)).toEqual([[3, 3]])
    expect(conditions(client).Progressing).toBe('Unknown DeploymentPaused')
    client.patch('deployments.apps', 'default', 'web', { spec: { paused: false } })
    cluster.settle()
    expect(sizes(client)).toEqual([
      [0, 0],
      [3, 3],
    ])
  })

  it('recreates only when all old pods are gone', () => {
    const { cluster, client } = setUp()
    deploy(client, { strategy: { type: 'Recreate' } })
    cluster.settle()
    setImage(client, 'nginx:1.28')
    cluster.advance(300)
    expect(sizes(client)).toEqual([[0, 0]])
    cluster.settle()
    expect(sizes(client)).toEqual([
      [0, 0],
      [3, 3],
    ])
  })

  it('keeps as many old ReplicaSets as it may', () => {
    const { cluster, client } = setUp()
    deploy(client, { replicas: 1, revisionHistoryLimit: 1 })
    for (const tag of ['1.28', '1.29', '1.30']) {
      cluster.settle()
      setImage(client, `nginx:${tag}`)
    }
    cluster.settle()
    expect(sizes(client)).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  it('waits for minReadySeconds', () => {
    const { cluster, client } = setUp()
    deploy(client, { replicas: 2, minReadySeconds: 20 })
    cluster.settle()
    expect(client.get('deployments.apps', 'default', 'web').status).toMatchObject({ readyReplicas: 2 })
    expect(conditions(client).Available).toBe('False MinimumReplicasUnavailable')
    cluster.advance(20_000)
    expect(client.get('deployments.apps', 'default', 'web').status).toMatchObject({ availableReplicas: 2 })
  })

  it('tells of every scaling', () => {
    const { cluster, client } = setUp()
    deploy(client)
    cluster.settle()
    const [name] = client.list('replicasets.apps', 'default').map(({ metadata }) => metadata.name)
    expect(messages(client, 'ScalingReplicaSet')).toEqual([`Scaled up replica set ${name} from 0 to 3`])
    expect(messages(client, 'SuccessfulCreate')).toHaveLength(3)
  })
})

const names = (objects: { metadata: { name: string } }[]) => objects.map(({ metadata }) => metadata.name)

describe('deletion', () => {
  it.each(['Background', 'Foreground'] as const)('%s takes the dependents along', (propagationPolicy) => {
    const { cluster, client } = setUp()
    deploy(client)
    cluster.settle()
    client.delete('deployments.apps', 'default', 'web', { propagationPolicy })
    cluster.settle()
    expect(names(client.list('deployments.apps', 'default'))).toEqual([])
    expect(names(client.list('replicasets.apps', 'default'))).toEqual([])
    expect(names(client.list('pods', 'default'))).toEqual([])
  })

  it('Orphan leaves them, and a new owner adopts them', () => {
    const { cluster, client } = setUp()
    deploy(client)
    cluster.settle()
    const before = names(client.list('pods', 'default'))
    client.delete('deployments.apps', 'default', 'web', { propagationPolicy: 'Orphan' })
    cluster.settle()
    expect(client.list('replicasets.apps', 'default')[0]?.metadata.ownerReferences ?? []).toEqual([])
    deploy(client)
    cluster.settle()
    expect(names(client.list('pods', 'default'))).toEqual(before)
    expect(client.list('replicasets.apps', 'default')[0]?.metadata.ownerReferences?.[0]?.kind).toBe(
      'Deployment',
    )
  })

  it('empties a namespace and lets it go', () => {
    const { cluster, client } = setUp()
    client.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'lab' }, spec: {} })
    cluster.settle()
    expect(names(client.list('serviceaccounts', 'lab'))).toEqual(['default'])
    expect(names(client.list('configmaps', 'lab'))).toEqual(['kube-root-ca.crt'])
    const metadata = { name: 'anchor', namespace: 'lab', finalizers: ['example.com/hold'] }
    client.create('configmaps', { apiVersion: 'v1', kind: 'ConfigMap', metadata })
    client.delete('namespaces', undefined, 'lab')
    cluster.settle()
    const status = client.get('namespaces', undefined, 'lab').status
    expect(status?.phase).toBe('Terminating')
    expect(status?.conditions?.map(({ message }) => message)).toContain(
      'Some resources are remaining: configmaps. has 1 resource instances',
    )
    client.patch('configmaps', 'lab', 'anchor', { metadata: { finalizers: null } }, { type: 'merge-patch' })
    cluster.advance(30_000)
    expect(client.find('namespaces', undefined, 'lab')).toBeUndefined()
  })
})

const readyBackends = (client: Client) =>
  client
    .list('endpointslices.discovery.k8s.io', 'default', { labelSelector: 'kubernetes.io/service-name=web' })
    .flatMap(({ endpoints }) => endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready)

it('endpoint slices follow the ready pods', () => {
  const { cluster, client } = setUp()
  deploy(client)
  client.create('services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  })
  cluster.settle()
  expect(readyBackends(client)).toHaveLength(3)
  expect(client.get('endpoints', 'default', 'web').subsets?.[0]?.addresses).toHaveLength(3)
  client.patch('deployments.apps', 'default', 'web', { spec: { replicas: 1 } })
  cluster.settle()
  expect(readyBackends(client)).toHaveLength(1)
})

const readyOf = (client: Client, node: string) =>
  client.get('nodes', undefined, node).status?.conditions?.find(({ type }) => type === 'Ready')?.status

function workerOf(cluster: Cluster, client: Client): string {
  deploy(client, { replicas: 1 })
  cluster.settle()
  return client.list('pods', 'default')[0]?.spec.nodeName ?? ''
}

it('a silent node is tainted, and its pods move after their toleration', () => {
  const { cluster, client } = setUp()
  const node = workerOf(cluster, client)
  cluster.stopComponent(`kubelet/${node}`)
  cluster.advance(70_000)
  expect(readyOf(client, node)).toBe('Unknown')
  expect(
    client.get('nodes', undefined, node).spec.taints?.map(({ key, effect }) => `${key}:${effect}`),
  ).toEqual(['node.kubernetes.io/unreachable:NoSchedule', 'node.kubernetes.io/unreachable:NoExecute'])
  cluster.advance(310_000)
  const pods = client.list('pods', 'default')
  expect(pods).toHaveLength(2)
  expect(pods.filter(({ metadata }) => metadata.deletionTimestamp)).toHaveLength(1)
  cluster.startComponent(`kubelet/${node}`)
  cluster.settle()
  expect(readyOf(client, node)).toBe('True')
  expect(client.get('nodes', undefined, node).spec.taints ?? []).toEqual([])
  expect(client.list('pods', 'default')).toHaveLength(1)
})

it('pods of a node that is gone go a minute later, and its lease with it', () => {
  const { cluster, client } = setUp()
  deploy(client, { replicas: 4 })
  cluster.advance(5000)
  client.delete('nodes', undefined, 'worker-2')
  const nodes = () => client.list('pods', 'default').map(({ spec }) => spec.nodeName)
  cluster.advance(30_000)
  expect(nodes().filter((name) => name === 'worker-2')).toHaveLength(2)
  cluster.advance(40_000)
  expect(nodes()).toEqual(['worker-1', 'worker-1', 'worker-1', 'worker-1'])
  expect(client.find('leases.coordination.k8s.io', 'kube-node-lease', 'worker-2')).toBeUndefined()
  expect(messages(client, 'RemovingNode')).toEqual([
    'Node worker-2 event: Removing Node worker-2 from Controller',
  ])
})

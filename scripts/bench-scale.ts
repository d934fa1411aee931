// Runs one scenario of scale in this process and prints what it took as JSON: bench.ts starts it once for each.
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { timed } from './timed'

const ADMIN = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const SPEC = { containers: [{ name: 'nginx', image: 'nginx:1.27' }] }
const HOUR = 3_600_000

function send(cluster: Cluster, method: 'POST' | 'PATCH', path: string, body: object): void {
  const contentType = method === 'PATCH' ? 'merge-patch' : undefined
  const { code, body: answer } = cluster.request({
    method,
    path,
    body,
    user: ADMIN,
    userAgent: 'kubectl',
    contentType,
  })
  if (code >= 300) throw new Error(JSON.stringify(answer))
}

const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'

function createDeployment(cluster: Cluster, replicas: number, spec: object = SPEC): void {
  send(cluster, 'POST', DEPLOYMENTS, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec },
    },
  })
}

function createPods(cluster: Cluster, count: number): void {
  for (let i = 0; i < count; i++)
    send(cluster, 'POST', '/api/v1/namespaces/default/pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `pod-${i}` },
      spec: SPEC,
    })
}

function readyPods(cluster: Cluster): number {
  const { body } = cluster.request({ method: 'GET', path: '/api/v1/namespaces/default/pods', user: ADMIN })
  const { items } = body as { items: { status: { conditions?: { type: string; status: string }[] } }[] }
  return items.filter(({ status }) =>
    status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True'),
  ).length
}

/** Lets time pass, event by event, until as many pods are Ready. */
function waitForReady(cluster: Cluster, count: number): void {
  const until = cluster.now() + HOUR
  while (readyPods(cluster) < count) {
    if (cluster.now() > until) throw new Error(`only ${readyPods(cluster)} of ${count} pods are Ready`)
    cluster.advance(1000)
  }
}

const machines = (count: number) =>
  createCluster({
    nodes: Array.from({ length: count }, (_, i) => ({ name: `node-${i + 1}` })),
    emptySystem: true,
  })

function place(pods: number, nodes: number, create: (cluster: Cluster, count: number) => void): number[] {
  return timed(
    1,
    0,
    () => machines(nodes),
    (cluster) => {
      create(cluster, pods)
      waitForReady(cluster, pods)
    },
  )
}

/** A Deployment of that many, all Ready. */
function ready(count: number): Cluster {
  const cluster = createCluster()
  createDeployment(cluster, count)
  waitForReady(cluster, count)
  cluster.settle()
  return cluster
}

function rollingUpdate(cluster: Cluster): void {
  const template = { metadata: { annotations: { release: '2' } } }
  send(cluster, 'PATCH', `${DEPLOYMENTS}/web`, { spec: { template } })
  cluster.settle(HOUR)
}

function standing(): Cluster {
  const cluster = machines(1000)
  createPods(cluster, 5000)
  waitForReady(cluster, 5000)
  cluster.drain()
  return cluster
}

/** 50 pods, a job an hour of each of five CronJobs, and an autoscaler that finds nothing to do. */
function busyDay(): Cluster {
  const cluster = createCluster({ addons: ['metrics-server'] })
  const resources = { requests: { cpu: '10m' } }
  createDeployment(cluster, 50, { containers: [{ ...SPEC.containers[0], resources }] })
  const container = { name: 'work', image: 'busybox', command: ['sleep', '5'] }
  const template = { spec: { restartPolicy: 'Never', containers: [container] } }
  for (let i = 0; i < 5; i++)
    send(cluster, 'POST', '/apis/batch/v1/namespaces/default/cronjobs', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: `cron-${i}` },
      spec: { schedule: `${i * 10} * * * *`, jobTemplate: { spec: { template } } },
    })
  const cpu = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } }
  send(cluster, 'POST', '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 50,
      maxReplicas: 60,
      metrics: [{ type: 'Resource', resource: cpu }],
    },
  })
  cluster.settle()
  return cluster
}

const SCENARIOS: Record<string, () => number[]> = {
  ready30: () =>
    timed(50, 50, createCluster, (cluster) => {
      createDeployment(cluster, 30)
      waitForReady(cluster, 30)
    }),
  rolling100: () => timed(10, 5, () => ready(100), rollingUpdate),
  rest: () => {
    const cluster = standing()
    return timed(
      1000,
      100,
      () => cluster,
      (own) => own.drain(),
    )
  },
  day: () => timed(5, 2, busyDay, (cluster) => cluster.advance(24 * HOUR)),
}
for (const [pods, nodes] of [
  [5000, 500],
  [5000, 1000],
  [5000, 2000],
  [10_000, 1000],
] as const) {
  SCENARIOS[`${pods}-pods-on-${nodes}`] = () => place(pods, nodes, createPods)
  SCENARIOS[`${pods}-of-deployment-on-${nodes}`] = () => place(pods, nodes, createDeployment)
}

const times = SCENARIOS[process.argv[2] ?? '']?.() ?? []
console.log(JSON.stringify({ times, peakMb: process.resourceUsage().maxRSS / 1024 }))

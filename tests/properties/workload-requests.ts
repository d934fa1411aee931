/** Random Deployments, Services and budgets, and what happens to their pods and nodes. */
import fc from 'fast-check'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'

export type Step =
  | { kind: 'send'; request: Omit<ApiRequest, 'user'> }
  /** `at` chooses among the pods that there are. */
  | { kind: 'evict' | 'delete' | 'relabel' | 'finish'; at: number }
  | { kind: 'advance'; ms: number }
  | { kind: 'toggle'; component: string }

export const ADMIN = { username: 'admin', groups: ['system:masters'] }
const CORE = '/api/v1/namespaces/default'
export const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'
const BUDGETS = '/apis/policy/v1/namespaces/default/poddisruptionbudgets'

const send = (method: ApiRequest['method'], path: string, body: object): Step => ({
  kind: 'send',
  request: { method, path, body, contentType: 'merge-patch' },
})
const which = fc.constantFrom('d0', 'd1')
const share = fc.constantFrom<number | string>(0, 1, 2, '25%', '50%', '100%')
const replicas = fc.nat(6)

/** Both bounds may not be zero. */
const strategy = fc.tuple(share, share).map(([maxSurge, maxUnavailable]) => ({
  rollingUpdate: { maxSurge: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxSurge, maxUnavailable },
}))
const deployment = fc
  .record({
    name: which,
    replicas,
    strategy,
    minReadySeconds: fc.constantFrom(0, 0, 5),
    cpu: fc.constantFrom('50m', '300m', '700m'),
    probe: fc.boolean(),
  })
  .map(({ name, cpu, probe, ...spec }) => {
    const labels = { app: name }
    const readinessProbe = probe
      ? { readinessProbe: { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 3 } }
      : {}
    const container = { name: 'c', image: 'nginx:1.27', resources: { requests: { cpu } }, ...readinessProbe }
    const template = {
      metadata: { labels },
      spec: { containers: [container], terminationGracePeriodSeconds: 2 },
    }
    return send('POST', DEPLOYMENTS, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { ...spec, selector: { matchLabels: labels }, template },
    })
  })
const scale = fc
  .tuple(which, replicas)
  .map(([name, n]) => send('PATCH', `${DEPLOYMENTS}/${name}`, { spec: { replicas: n } }))
const bounds = fc
  .tuple(which, strategy)
  .map(([name, own]) => send('PATCH', `${DEPLOYMENTS}/${name}`, { spec: { strategy: own } }))
const rollout = fc.tuple(which, fc.nat(3), fc.nat(5)).map(([name, tag, broken]) => {
  const annotations = { tag: String(tag) }
  const image = broken === 0 ? 'nginx:doesnotexist' : 'nginx:1.28'
  const { request } = send('PATCH', `${DEPLOYMENTS}/${name}`, {
    spec: { template: { metadata: { annotations }, spec: { containers: [{ name: 'c', image }] } } },
  }) as { request: Omit<ApiRequest, 'user'> }
  return { kind: 'send' as const, request: { ...request, contentType: 'strategic-merge-patch' as const } }
})
const service = which.map((name) =>
  send('POST', `${CORE}/services`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 80 }] },
  }),
)
const budget = fc
  .tuple(
    which,
    fc.constantFrom('minAvailable', 'maxUnavailable'),
    fc.constantFrom<number | string>(0, 1, 2, '50%'),
  )
  .map(([name, bound, value]) =>
    send('POST', BUDGETS, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name },
      spec: { [bound]: value, selector: { matchLabels: { app: name } } },
    }),
  )
const cordon = fc
  .tuple(fc.constantFrom('worker-1', 'worker-2'), fc.boolean())
  .map(([name, unschedulable]) => send('PATCH', `/api/v1/nodes/${name}`, { spec: { unschedulable } }))
const toPod = fc.record({
  kind: fc.constantFrom('evict', 'evict', 'evict', 'delete', 'relabel'),
  at: fc.nat(20),
}) as fc.Arbitrary<Step>
const time = fc.constantFrom(0, 300, 2_000, 10_000, 60_000).map((ms): Step => ({ kind: 'advance', ms }))
const toggle = fc
  .constantFrom('kubelet/worker-1', 'kube-scheduler', 'kube-controller-manager')
  .map((component): Step => ({ kind: 'toggle', component }))

export const steps = fc
  .tuple(
    fc.array(fc.oneof(deployment, deployment, service, budget), { minLength: 2, maxLength: 5 }),
    fc.array(
      fc.oneof(
        deployment,
        scale,
        scale,
        bounds,
        rollout,
        rollout,
        rollout,
        service,
        budget,
        cordon,
        toPod,
        toPod,
        toPod,
        time,
        time,
        time,
        toggle,
      ),
      {
        minLength: 4,
        maxLength: 18,
      },
    ),
  )
  .map(([made, rest]): Step[] => [...made, { kind: 'advance', ms: 10_000 }, ...rest])

type Named = { metadata: { name: string } }

export function list<T>(cluster: Cluster, path: string): T[] {
  return (cluster.request({ method: 'GET', path, user: ADMIN }).body as { items: T[] }).items
}

export function take(cluster: Cluster, step: Step): void {
  if (step.kind === 'advance') cluster.advance(step.ms)
  else if (step.kind === 'send') cluster.request({ ...step.request, user: ADMIN })
  else if (step.kind === 'toggle') {
    const runs = cluster.components().some(({ name, running }) => name === step.component && running)
    if (runs) cluster.stopComponent(step.component)
    else cluster.startComponent(step.component)
  } else {
    const pods = list<Named>(cluster, `${CORE}/pods`)
    const pod = pods[step.at % Math.max(1, pods.length)]
    if (!pod) return
    const { name } = pod.metadata
    const path = `${CORE}/pods/${name}`
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } }
    if (step.kind === 'evict')
      cluster.request({ method: 'POST', path: `${path}/eviction`, user: ADMIN, body: eviction })
    else if (step.kind === 'delete') cluster.request({ method: 'DELETE', path, user: ADMIN })
    else
      cluster.request({
        method: 'PATCH',
        path,
        user: ADMIN,
        contentType: 'merge-patch',
        body: { metadata: { labels: { app: 'other' } } },
      })
  }
}

/** All components run, and time passes until nothing happens. */
export function rest(cluster: Cluster): void {
  for (const { name, running } of cluster.components()) if (!running) cluster.startComponent(name)
  for (const name of ['worker-1', 'worker-2'])
    take(cluster, send('PATCH', `/api/v1/nodes/${name}`, { spec: { unschedulable: null } }))
  // Longer than the longest back-off of a work queue.
  cluster.advance(1_200_000)
  cluster.settle()
}

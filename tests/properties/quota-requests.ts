/** Random quotas, and what random actors do in a namespace that has them. */
import fc from 'fast-check'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'

export type Step =
  | { kind: 'send'; request: Omit<ApiRequest, 'user'> }
  | { kind: 'advance'; ms: number }
  | { kind: 'toggle' }

const CORE = '/api/v1/namespaces/a'
const APPS = '/apis/apps/v1/namespaces/a'

const send = (method: ApiRequest['method'], path: string, body?: object) => ({
  kind: 'send' as const,
  request: { method, path, contentType: 'merge-patch' as const, ...(body ? { body } : {}) },
})
const create = (path: string, apiVersion: string, kind: string, name: string, rest: object) =>
  send('POST', path, { apiVersion, kind, metadata: { name }, ...rest })

const cpu = fc.constantFrom('100m', '250m', '500m', '1', '1500m')
const memory = fc.constantFrom('64Mi', '100Mi', '0.5Gi', '1Gi')
const few = fc.nat(1)

const resources = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.record({ requests: fc.record({ cpu, memory }) }) },
  { weight: 2, arbitrary: fc.record({ limits: fc.record({ cpu, memory }) }) },
  { weight: 1, arbitrary: fc.record({ requests: fc.record({ cpu }), limits: fc.record({ memory }) }) },
)
const container = resources.map((own) => ({ name: 'c', image: 'nginx', resources: own }))

const podSpec = fc
  .record({
    main: container,
    second: fc.option(container, { freq: 4 }),
    init: fc.option(container, { freq: 4 }),
    deadline: fc.option(fc.constantFrom(30, 600), { freq: 4 }),
    high: fc.nat(3),
  })
  .map(({ main, second, init, deadline, high }) => ({
    containers: [main, ...(second ? [{ ...second, name: 'd' }] : [])],
    ...(init ? { initContainers: [{ ...init, name: 'i', image: 'busybox', command: ['true'] }] } : {}),
    ...(deadline ? { activeDeadlineSeconds: deadline } : {}),
    ...(high === 0 ? { priorityClassName: 'high' } : {}),
  }))
const short = podSpec.map((spec) => ({
  ...spec,
  restartPolicy: 'Never',
  containers: spec.containers.map((one) => ({ ...one, image: 'busybox', command: ['sleep', '5'] })),
}))

const pod = fc
  .tuple(few, fc.oneof(podSpec, podSpec, short))
  .map(([n, spec]) => create(`${CORE}/pods`, 'v1', 'Pod', `p${n}`, { spec }))
const resize = fc.tuple(few, cpu).map(([n, more]) => {
  const { request } = send('PATCH', `${CORE}/pods/p${n}/resize`, {
    spec: { containers: [{ name: 'c', resources: { requests: { cpu: more } } }] },
  })
  return { kind: 'send' as const, request: { ...request, contentType: 'strategic-merge-patch' as const } }
})

const deployment = fc
  .tuple(fc.nat(1), fc.nat(4), podSpec)
  .map(([n, replicas, { activeDeadlineSeconds: _, ...spec }]) => {
    const labels = { app: `d${n}` }
    const template = { metadata: { labels }, spec }
    return create(`${APPS}/deployments`, 'apps/v1', 'Deployment', `d${n}`, {
      spec: { replicas, selector: { matchLabels: labels }, template },
    })
  })
const scale = fc
  .tuple(fc.nat(1), fc.nat(6))
  .map(([n, replicas]) => send('PATCH', `${APPS}/deployments/d${n}/scale`, { spec: { replicas } }))
const rollout = fc.tuple(fc.nat(1), fc.nat(9)).map(([n, tag]) =>
  send('PATCH', `${APPS}/deployments/d${n}`, {
    spec: { template: { metadata: { annotations: { tag: String(tag) } } } },
  }),
)

const serviceSpec = fc
  .record({
    type: fc.constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
    count: fc.nat(1),
    fixed: fc.boolean(),
  })
  .map(({ type, count, fixed }) => ({
    type,
    ports: Array.from({ length: count + 1 }, (_, at) => ({
      name: `p${at}`,
      port: 80 + at,
      // A port that is taken is refused after the quota was asked.
      ...(fixed && type !== 'ClusterIP' && at === 0 ? { nodePort: 30_080 } : {}),
    })),
  }))
const service = fc
  .tuple(few, serviceSpec)
  .map(([n, spec]) => create(`${CORE}/services`, 'v1', 'Service', `s${n}`, { spec }))
const changeService = fc
  .tuple(few, serviceSpec)
  .map(([n, spec]) => send('PATCH', `${CORE}/services/s${n}`, { spec }))

const storage = fc.constantFrom('1Gi', '2Gi', '3Gi', '500Mi')
const claim = fc
  .tuple(few, storage, fc.constantFrom('fast', 'fast', 'standard', ''))
  .map(([n, size, storageClassName]) =>
    create(`${CORE}/persistentvolumeclaims`, 'v1', 'PersistentVolumeClaim', `v${n}`, {
      spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: size } } },
    }),
  )
const expand = fc.tuple(few, storage).map(([n, size]) =>
  send('PATCH', `${CORE}/persistentvolumeclaims/v${n}`, {
    spec: { resources: { requests: { storage: size } } },
  }),
)

const plain = fc
  .tuple(few, fc.constantFrom(['configmaps', 'ConfigMap'], ['secrets', 'Secret']))
  .map(([n, [plural, kind = '']]) => create(`${CORE}/${plural}`, 'v1', kind, `x${n}`, {}))

const limit: fc.Arbitrary<string> = fc.constantFrom('0', '1', '2', '3', '4', '6')
/** Some of these names, each with a limit. */
const bounds = (names: readonly string[], value = limit, minLength = 1) =>
  fc
    .subarray([...names], { minLength, maxLength: Math.min(3, names.length) })
    .chain((own) => fc.record(Object.fromEntries(own.map((name) => [name, value]))))

const computeBounds = fc
  .tuple(
    bounds(['cpu', 'requests.cpu', 'limits.cpu'], fc.constantFrom('1', '1500m', '2', '3'), 0),
    bounds(['memory', 'requests.memory', 'limits.memory'], fc.constantFrom('512Mi', '1Gi', '2Gi', '4Gi'), 0),
    bounds(['pods', 'count/pods']),
  )
  .chain((parts) => fc.constantFrom(...parts, Object.assign({}, ...parts)))
const CLASS = 'fast.storageclass.storage.k8s.io'
const claimBounds = fc
  .tuple(
    bounds(['requests.storage', `${CLASS}/requests.storage`], fc.constantFrom('2Gi', '4Gi', '6Gi')),
    bounds(['persistentvolumeclaims', 'count/persistentvolumeclaims', `${CLASS}/persistentvolumeclaims`]),
  )
  .map((parts) => Object.assign({}, ...parts) as Record<string, string>)

interface Theme {
  hard: fc.Arbitrary<Record<string, string>>
  /** By plural, what the names begin with. */
  removed: [plural: string, letter: string][]
  steps: fc.Arbitrary<Step>[]
}

/** What a quota bounds and what is done go together: otherwise they would hardly meet. */
const THEMES: Theme[] = [
  {
    hard: computeBounds as fc.Arbitrary<Record<string, string>>,
    removed: [
      ['pods', 'p'],
      ['deployments', 'd'],
    ],
    steps: [pod, pod, pod, resize, resize, resize, deployment, deployment, scale, scale, rollout],
  },
  {
    hard: bounds(['services', 'services.nodeports', 'services.loadbalancers', 'count/services']),
    removed: [['services', 's']],
    steps: [service, service, changeService, changeService],
  },
  {
    hard: claimBounds,
    removed: [['persistentvolumeclaims', 'v']],
    steps: [claim, claim, claim, expand, expand],
  },
  {
    hard: bounds([
      'configmaps',
      'secrets',
      'resourcequotas',
      'count/configmaps',
      'count/deployments.apps',
      'count/replicasets.apps',
    ]),
    removed: [
      ['configmaps', 'x'],
      ['resourcequotas', 'q'],
      ['deployments', 'd'],
    ],
    steps: [plain, plain, deployment, rollout],
  },
]

const scoped = fc.oneof(
  fc
    .tuple(computeBounds, fc.constantFrom(['Terminating'], ['NotTerminating'], ['NotBestEffort']))
    .map(([hard, scopes]) => ({ hard, scopes })),
  limit.map((pods) => ({ hard: { pods }, scopes: ['BestEffort'] })),
  computeBounds.map((hard) => ({
    hard,
    scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] },
  })),
)

const time = fc
  .constantFrom(0, 200, 1_000, 10_000, 40_000, 300_000)
  .map((ms): Step => ({ kind: 'advance', ms }))

function stepsOf({ hard, removed, steps }: Theme): fc.Arbitrary<Step[]> {
  const plainSpec = hard.map((own): object => ({ hard: own }))
  const spec = steps.includes(pod) ? fc.oneof(plainSpec, plainSpec, scoped) : plainSpec
  const quota = fc
    .tuple(few, spec)
    .map(([n, own]) => create(`${CORE}/resourcequotas`, 'v1', 'ResourceQuota', `q${n}`, { spec: own }))
  const changed = fc
    .tuple(few, hard)
    .map(([n, own]) => send('PATCH', `${CORE}/resourcequotas/q${n}`, { spec: { hard: own } }))
  const remove = fc
    .tuple(few, fc.constantFrom(...removed, ...removed, ['resourcequotas', 'q']))
    .map(([n, [plural, letter]]) =>
      send('DELETE', `${plural === 'deployments' ? APPS : CORE}/${plural}/${letter}${n}`),
    )
  const [[first] = ['']] = removed
  const removeAll = fc.constant(send('DELETE', `${CORE}/${first}`))
  const rest = [
    quota,
    changed,
    remove,
    remove,
    removeAll,
    time,
    time,
    time,
    fc.constant<Step>({ kind: 'toggle' }),
  ]
  return fc
    .record({
      before: fc.array(fc.oneof(...steps), { maxLength: 4 }),
      quotas: fc.oneof(
        quota.map((one) => [one]),
        fc.array(quota, { minLength: 2, maxLength: 2 }),
      ),
      after: fc.array(fc.oneof(...steps, ...steps, ...rest), { minLength: 4, maxLength: 20 }),
    })
    .map(({ before, quotas, after }) => [...before, ...quotas, ...after])
}

export const world = fc.oneof(...THEMES.map(stepsOf))

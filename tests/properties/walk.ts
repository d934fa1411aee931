/** A learner who tries things: command lines over a handful of workloads, and time that passes between them. */
import fc from 'fast-check'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { items } from './invariants/facts'
import { kubectl, must } from './kubectl'

const WORKERS = ['worker-1', 'worker-2', 'worker-3']

const container = (cpu: string, more: object = {}) => ({
  name: 'c',
  image: 'nginx:1.27',
  ports: [{ containerPort: 80 }],
  resources: { requests: { cpu } },
  ...more,
})
const probe = { readinessProbe: { httpGet: { path: '/', port: 80 }, initialDelaySeconds: 3 } }

const workload = (kind: string, name: string, spec: object, pod: object, template: object = {}) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { terminationGracePeriodSeconds: 2, containers: [pod], ...template },
    },
    ...spec,
  },
})
const rolling = (maxSurge: number | string, maxUnavailable: number | string) => ({
  strategy: { rollingUpdate: { maxSurge, maxUnavailable } },
})
const service = (name: string, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port: 80 }], ...spec },
})
const budget = (name: string, bound: object) => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { selector: { matchLabels: { app: name } }, ...bound },
})

const inNamespace = (namespace: string, object: { metadata: object }) => ({
  ...object,
  metadata: { ...object.metadata, namespace },
})
const volume = (name: string, size: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    capacity: { storage: size },
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'by-hand',
    hostPath: { path: `/mnt/${name}` },
  },
})
const claim = (name: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'by-hand',
    resources: { requests: { storage: '1Gi' } },
  },
})

/** What there is at first. */
const WORKLOADS: Record<string, object[]> = {
  d0: [workload('Deployment', 'd0', { replicas: 3, ...rolling('25%', '25%') }, container('100m', probe))],
  d1: [
    workload('Deployment', 'd1', { replicas: 4, minReadySeconds: 5, ...rolling(0, 1) }, container('200m')),
  ],
  d2: [
    workload('Deployment', 'd2', { replicas: 2, strategy: { type: 'Recreate' } }, container('50m', probe)),
  ],
  d3: [
    workload('Deployment', 'd3', { replicas: 3, ...rolling(2, '50%') }, container('300m'), {
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { app: 'd3' } },
        },
      ],
    }),
  ],
  s0: [
    service('s0', { clusterIP: 'None' }),
    workload('StatefulSet', 's0', { replicas: 3, serviceName: 's0' }, container('50m', probe)),
  ],
  s1: [
    service('s1'),
    workload(
      'StatefulSet',
      's1',
      { replicas: 2, serviceName: 's1', podManagementPolicy: 'Parallel' },
      container('50m'),
    ),
  ],
  a0: [
    service('a0'),
    workload(
      'DaemonSet',
      'a0',
      { updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } },
      container('10m'),
    ),
  ],
  a1: [
    workload(
      'DaemonSet',
      'a1',
      { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
      container('10m', probe),
    ),
  ],
}

/** What may come besides. */
const OTHERS: Record<string, object[]> = {
  crowd: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n0' } },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'few', namespace: 'n0' },
      spec: { hard: { pods: '3' } },
    },
    inNamespace('n0', workload('Deployment', 'd0', { replicas: 5 }, container('10m'))),
    inNamespace('n0', service('d0')),
  ],
  claims: [
    volume('v0', '1Gi'),
    volume('v1', '2Gi'),
    claim('c0'),
    claim('c1'),
    workload(
      'Deployment',
      'd4',
      { replicas: 2 },
      container('10m', { volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
      {
        volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'c0' } }],
      },
    ),
  ],
  work: [
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'w0' },
      spec: {
        completions: 5,
        parallelism: 2,
        completionMode: 'Indexed',
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'c', image: 'busybox', command: ['sleep', '3'] }],
          },
        },
      },
    },
  ],
}
const MADE = { ...WORKLOADS, ...OTHERS }

const BUDGETS: object[] = [
  budget('d0', { minAvailable: 2 }),
  budget('d0', { maxUnavailable: 1 }),
  budget('d1', { maxUnavailable: '25%' }),
  budget('d1', { minAvailable: '50%', unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
  budget('s0', { minAvailable: '50%' }),
]

/** What a learner types, or does. `{pod 7}` is the seventh pod that there is then. */
export type Step =
  | { line: string; stdin?: string }
  | { make: string }
  | { advance: number }
  | { settle: true }
  | { toggle: string }

const apply = (objects: readonly object[]): Step => ({
  line: 'apply -f -',
  stdin: objects.map((one) => JSON.stringify(one)).join('\n---\n'),
})

/** A Kubernetes with four nodes, and some of the workloads. */
export function startOfWalk(seed: number, cpu = '2'): Cluster {
  const nodes = [{ name: 'control-plane', controlPlane: true }, ...WORKERS.map((name) => ({ name, cpu }))]
  const cluster = createCluster({ seed, emptySystem: true, nodes })
  for (const name of Object.keys(WORKLOADS)) take(cluster, { make: name })
  for (const name of ['d0', 'd1', 'd2', 'd3']) must(cluster, 'apply -f -', JSON.stringify(service(name)))
  cluster.settle()
  return cluster
}

const deployment = fc.constantFrom('d0', 'd1', 'd2', 'd3')
const stateful = fc.constantFrom('s0', 's1')
const daemon = fc.constantFrom('a0', 'a1')
const worker = fc.constantFrom(...WORKERS)
const tag = fc.constantFrom('1.27', '1.28', '1.29', 'doesnotexist')
const workloadName = fc.oneof(
  deployment.map((name) => `deployment/${name}`),
  stateful.map((name) => `statefulset/${name}`),
  daemon.map((name) => `daemonset/${name}`),
)
const line = (made: fc.Arbitrary<string>) => made.map((text): Step => ({ line: text }))
const words = (...parts: (string | fc.Arbitrary<string | number>)[]) =>
  line(
    fc
      .tuple(...parts.map((one) => (typeof one === 'string' ? fc.constant(one) : one)))
      .map((all) => all.join(' ')),
  )
const pod = fc.nat(30).map((at) => `{pod ${at}}`)
const size = fc.nat(6).map((n) => `--replicas=${n}`)
const image = tag.map((one) => `c=nginx:${one}`)

const WAYS: [number, fc.Arbitrary<Step>][] = [
  [
    6,
    words(
      'scale',
      deployment.map((name) => `deployment/${name}`),
      size,
    ),
  ],
  [
    2,
    words(
      'scale',
      stateful.map((name) => `statefulset/${name}`),
      size,
    ),
  ],
  [7, words('set image', workloadName, image)],
  [3, words('rollout restart', workloadName)],
  [3, words('rollout undo', workloadName)],
  [
    1,
    words(
      'rollout pause',
      deployment.map((name) => `deployment/${name}`),
    ),
  ],
  [
    3,
    words(
      'rollout resume',
      deployment.map((name) => `deployment/${name}`),
    ),
  ],
  [2, words('rollout status --timeout=20s', workloadName)],
  [
    1,
    words(
      'set resources',
      deployment.map((name) => `deployment/${name}`),
      fc.constantFrom('100m', '700m').map((cpu) => `--requests=cpu=${cpu}`),
    ),
  ],
  [
    4,
    words(
      'drain',
      worker,
      '--ignore-daemonsets --delete-emptydir-data --timeout=40s',
      fc.constantFrom('', '--force', '--disable-eviction'),
    ),
  ],
  [2, words('cordon', worker)],
  [8, words('uncordon', worker)],
  [
    3,
    words(
      'taint nodes --overwrite',
      worker,
      fc.constantFrom('k=v:NoSchedule', 'k=v:NoExecute', 'k=v:PreferNoSchedule'),
    ),
  ],
  [5, words('taint nodes', worker, 'k-')],
  [5, words('delete pod', pod, fc.constantFrom('', '--wait=false', '--now', '--force --grace-period=0'))],
  [1, words('label pod', pod, fc.constantFrom('app=d0', 'app=d1', 'app=other', 'app-'), '--overwrite')],
  [
    1,
    words(
      'delete',
      workloadName,
      fc.constantFrom('', '--wait=false', '--cascade=orphan', '--cascade=foreground'),
    ),
  ],
  [1, words('delete namespace n0', fc.constantFrom('', '--wait=false'))],
  [
    1,
    words('delete', fc.constantFrom('pvc c0', 'pvc c1', 'pv v0', 'deployment d4', 'job w0'), '--wait=false'),
  ],
  [1, words('delete pdb', fc.constantFrom('d0', 'd1', 's0'))],
  [3, fc.constantFrom(...BUDGETS).map((one) => apply([one]))],
  [3, fc.constantFrom(...Object.keys(MADE)).map((make) => ({ make }))],
  [
    1,
    words(
      'run',
      fc.nat(3).map((n) => `p${n}`),
      '--image=nginx:1.27 --labels=app=d0',
    ),
  ],
  [
    1,
    words(
      'create job',
      fc.nat(2).map((n) => `j${n}`),
      '--image=busybox --',
      fc.constantFrom('true', 'false', 'sleep 20'),
    ),
  ],
  [8, fc.constantFrom(0, 700, 3_000, 12_000, 60_000).map((advance) => ({ advance }))],
  [6, fc.constant({ settle: true as const })],
]
/** What goes wrong besides. */
const troubles = fc
  .constantFrom('kubelet/worker-1', 'kube-scheduler', 'kube-controller-manager')
  .map((toggle): Step => ({ toggle }))

export const walk = (length: number, weightOfTrouble: number) =>
  fc.array(
    fc.oneof(...WAYS.map(([weight, arbitrary]) => ({ weight, arbitrary })), {
      weight: weightOfTrouble,
      arbitrary: troubles,
    }),
    { minLength: length, maxLength: length, size: 'max' },
  )

export const allRun = (cluster: Cluster): boolean => cluster.components().every(({ running }) => running)

/** Takes a step. What kubectl answers does not matter here. */
export function take(cluster: Cluster, step: Step): void {
  if ('advance' in step) cluster.advance(step.advance)
  else if ('settle' in step) cluster.settle()
  else if ('make' in step) take(cluster, apply(MADE[step.make] ?? []))
  else if ('toggle' in step) {
    const runs = cluster.components().some(({ name, running }) => name === step.toggle && running)
    if (runs) cluster.stopComponent(step.toggle)
    else cluster.startComponent(step.toggle)
    cluster.drain()
  } else {
    const pods = items<Pod>(cluster.request.bind(cluster), '/api/v1/namespaces/default/pods')
    const text = step.line.replace(
      /\{pod (\d+)\}/,
      (_, at) => pods[Number(at) % Math.max(1, pods.length)]?.metadata.name ?? 'none',
    )
    kubectl(cluster, text.split(' ').filter(Boolean), step.stdin)
  }
}

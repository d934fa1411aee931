import { level, limits, quota, teams, webhook } from './lines'
import type { ChangeSituation } from './situation'

const PODS = '/api/v1/namespaces/a/pods'
const container = { name: 'main', image: 'nginx' }
const podBody = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [container], automountServiceAccountToken: false, ...spec },
})
const create = (path: string, body: object): ChangeSituation['request'] => ({ method: 'POST', path, body })
const CREATE_SETTINGS = create('/api/v1/namespaces/a/configmaps', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
})
const tolerates = (key: string) => ({
  effect: 'NoExecute',
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  tolerationSeconds: 300,
})
/** What any new pod gets. */
const ACCOUNT = {
  plugin: 'ServiceAccount',
  phase: 'admit' as const,
  changes: [
    { op: 'add' as const, path: '/spec/serviceAccount', value: 'default' },
    { op: 'add' as const, path: '/spec/serviceAccountName', value: 'default' },
  ],
}
const PRIORITY = {
  plugin: 'Priority',
  changes: [
    { op: 'add' as const, path: '/spec/preemptionPolicy', value: 'PreemptLowerPriority' },
    { op: 'add' as const, path: '/spec/priority', value: 0 },
  ],
}
const TOLERATIONS = {
  plugin: 'DefaultTolerationSeconds',
  changes: [
    {
      op: 'add' as const,
      path: '/spec/tolerations',
      value: [tolerates('not-ready'), tolerates('unreachable')],
    },
  ],
}

const LEVEL = {
  plugin: 'PodSecurity',
  phase: 'validate' as const,
  changes: [],
  annotations: { 'pod-security.kubernetes.io/enforce-policy': 'privileged:latest' },
}

export const changes: ChangeSituation[] = [
  {
    title: 'What any pod gets: a service account, a priority, tolerations of lost nodes',
    request: create(PODS, podBody({})),
    steps: [ACCOUNT, PRIORITY, TOLERATIONS, LEVEL],
  },
  {
    title: 'A LimitRange fills in what a container does not say',
    given: [limits('{type: Container, default: {cpu: 500m}, defaultRequest: {cpu: 100m}}')],
    request: create(PODS, podBody({})),
    steps: [
      {
        plugin: 'LimitRanger',
        changes: [
          {
            op: 'add',
            path: '/metadata/annotations',
            value: {
              'kubernetes.io/limit-ranger':
                'LimitRanger plugin set: cpu request for container main; cpu limit for container main',
            },
          },
          { op: 'add', path: '/spec/containers/0/resources/limits', value: { cpu: '500m' } },
          { op: 'add', path: '/spec/containers/0/resources/requests', value: { cpu: '100m' } },
        ],
      },
      ACCOUNT,
      PRIORITY,
      TOLERATIONS,
      LEVEL,
    ],
  },
  {
    title: 'A priority class becomes a number',
    given: ['create priorityclass urgent --value=1000 --preemption-policy=Never'],
    request: create(PODS, podBody({ priorityClassName: 'urgent' })),
    steps: [
      ACCOUNT,
      {
        plugin: 'Priority',
        changes: [
          { op: 'add', path: '/spec/preemptionPolicy', value: 'Never' },
          { op: 'add', path: '/spec/priority', value: 1000 },
        ],
      },
      TOLERATIONS,
      LEVEL,
    ],
  },
  {
    title: 'A quota counts what it lets in',
    given: [quota('configmaps=5')],
    request: CREATE_SETTINGS,
    steps: [
      {
        plugin: 'ResourceQuota',
        phase: 'validate',
        changes: [],
        writes: [
          {
            resource: 'resourcequotas',
            key: 'a/q',
            changes: [{ op: 'replace', path: '/status/used/configmaps', value: '2', was: '1' }],
          },
        ],
      },
    ],
  },
  {
    title: 'A new claim gets the default storage class and a finalizer',
    given: [
      [
        'apply -f -',
        'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}\nprovisioner: example.com/disk',
      ],
    ],
    request: create('/api/v1/namespaces/a/persistentvolumeclaims', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }),
    steps: [
      {
        plugin: 'DefaultStorageClass',
        changes: [{ op: 'add', path: '/spec/storageClassName', value: 'fast' }],
      },
      {
        plugin: 'StorageObjectInUseProtection',
        changes: [{ op: 'add', path: '/metadata/finalizers', value: ['kubernetes.io/pvc-protection'] }],
      },
    ],
  },
  {
    title: 'A new Ingress gets the default class',
    given: [
      [
        'apply -f -',
        'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}\nspec: {controller: k8s.io/ingress-nginx}',
      ],
    ],
    request: create('/apis/networking.k8s.io/v1/namespaces/a/ingresses', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    }),
    steps: [
      {
        plugin: 'DefaultIngressClass',
        changes: [{ op: 'add', path: '/spec/ingressClassName', value: 'nginx' }],
      },
    ],
  },
  {
    title: 'Pod Security warns of the template of a Deployment',
    given: [level('baseline')],
    request: create('/apis/apps/v1/namespaces/a/deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { hostPID: true, containers: [container] } },
      },
    }),
    steps: [
      {
        plugin: 'PodSecurity',
        changes: [],
        warnings: ['would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)'],
      },
    ],
  },
  {
    title: 'A policy engine adds a label',
    addons: ['policy-engine'],
    given: [teams('ConfigMap', 'mutate: {patchStrategicMerge: {metadata: {labels: {team: none}}}}')],
    request: CREATE_SETTINGS,
    steps: [
      {
        plugin: 'MutatingAdmissionWebhook',
        changes: [{ op: 'add', path: '/metadata/labels', value: { team: 'none' } }],
      },
    ],
  },
  {
    title: 'A webhook that cannot be asked is left out when its failurePolicy is Ignore',
    given: [webhook('Mutating', 'Ignore')],
    request: CREATE_SETTINGS,
    steps: [
      {
        plugin: 'MutatingAdmissionWebhook',
        changes: [],
        annotations: {
          'failed-open.mutation.webhook.admission.k8s.io/round_0_index_0': 'guard.example.com',
          'mutation.webhook.admission.k8s.io/round_0_index_0':
            '{"configuration":"guards","webhook":"guard.example.com","mutated":false}',
        },
      },
    ],
  },
]

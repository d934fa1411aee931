/** Manifests of every built-in kind that a learner applies, small but with lists, maps and defaults to be filled. */
export const MANIFESTS: Record<string, object> = Object.fromEntries(
  [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod', labels: { app: 'pod' } },
      spec: {
        initContainers: [{ name: 'init', image: 'busybox', command: ['sh', '-c', 'true'] }],
        containers: [
          {
            name: 'main',
            image: 'nginx:1.27',
            ports: [{ containerPort: 80 }],
            env: [{ name: 'A', value: 'b' }],
            resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '0.5Gi' } },
            readinessProbe: { httpGet: { path: '/', port: 80 } },
            volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
          },
        ],
        volumes: [{ name: 'cache', emptyDir: {} }],
        tolerations: [{ key: 'a', operator: 'Exists' }],
      },
    },
    workload('Deployment', { replicas: 2, strategy: { rollingUpdate: { maxSurge: '50%' } } }),
    workload('ReplicaSet', { replicas: 1 }),
    workload('StatefulSet', { replicas: 1, serviceName: 'service' }),
    workload('DaemonSet', {}),
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'job' },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox' }] } } },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'cronjob' },
      spec: {
        schedule: '*/5 * * * *',
        jobTemplate: {
          spec: {
            template: { spec: { restartPolicy: 'OnFailure', containers: [{ name: 'c', image: 'busybox' }] } },
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'service' },
      spec: { selector: { app: 'deployment' }, ports: [{ port: 80, targetPort: 'web' }] },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'configmap' }, data: { a: 'b\n', 'c.d': '' } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'secret' }, stringData: { a: 'ü' } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'serviceaccount' } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'namespace' } },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'claim' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'ingress' },
      spec: { defaultBackend: { service: { name: 'service', port: { number: 80 } } } },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'networkpolicy' },
      spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'role' },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'rolebinding' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'role' },
      subjects: [{ kind: 'ServiceAccount', name: 'serviceaccount', namespace: 'default' }],
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'pdb' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'deployment' } } },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'hpa' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'deployment' },
        maxReplicas: 3,
      },
    },
    {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'priorityclass' },
      value: 1000,
    },
  ].map((manifest) => [manifest.kind, manifest]),
)

function workload(kind: string, spec: object) {
  const app = kind.toLowerCase()
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: app },
    spec: {
      ...spec,
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: {
          containers: [{ name: 'web', image: 'nginx:1.27', ports: [{ name: 'web', containerPort: 80 }] }],
        },
      },
    },
  }
}

/**
 * `cluster-autoscaler`: nodes come for pods that wait for room, and go when they are not needed.
 * The nodes that the cluster began with belong to no group: it neither counts nor removes them.
 */
import { NAME, NAMESPACE } from '@/lib/cluster/addons/cluster-autoscaler/options'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'

const labels = { app: NAME }
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'

const container = {
  name: NAME,
  image: 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.36.0',
  command: [
    './cluster-autoscaler',
    '--v=4',
    '--stderrthreshold=info',
    '--nodes=0:4:workers',
    '--scale-down-unneeded-time=10m',
    '--scale-down-delay-after-add=10m',
  ],
  resources: { limits: { cpu: '100m', memory: '600Mi' }, requests: { cpu: '100m', memory: '600Mi' } },
}

const spec = {
  replicas: 1,
  selector: { matchLabels: labels },
  template: {
    metadata: { labels },
    spec: {
      priorityClassName: 'system-cluster-critical',
      serviceAccountName: NAME,
      // It stays when the workers go.
      nodeSelector: { [CONTROL_PLANE]: '' },
      tolerations: [{ key: CONTROL_PLANE, effect: 'NoSchedule' }],
      containers: [container],
    },
  },
}

const RULES = [
  { apiGroups: [''], resources: ['events', 'endpoints'], verbs: ['create', 'patch'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: [''], resources: ['pods/status'], verbs: ['update'] },
  { apiGroups: [''], resources: ['nodes'], verbs: ['watch', 'list', 'get', 'update', 'delete'] },
  {
    apiGroups: [''],
    resources: [
      'namespaces',
      'pods',
      'services',
      'replicationcontrollers',
      'persistentvolumeclaims',
      'persistentvolumes',
    ],
    verbs: ['watch', 'list', 'get'],
  },
  {
    apiGroups: ['apps'],
    resources: ['statefulsets', 'replicasets', 'daemonsets'],
    verbs: ['watch', 'list', 'get'],
  },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: ['watch', 'list'] },
  { apiGroups: [''], resources: ['configmaps'], verbs: ['create', 'list', 'watch', 'get', 'update'] },
]

export const clusterAutoscaler = (): AddonObject[] => {
  const rbac = '/apis/rbac.authorization.k8s.io/v1'
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NAME }
  const subjects = [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }]
  return [
    { path: `/api/v1/namespaces/${NAMESPACE}/serviceaccounts`, body: { metadata: { name: NAME, labels } } },
    { path: `${rbac}/clusterroles`, body: { metadata: { name: NAME, labels }, rules: RULES } },
    { path: `${rbac}/clusterrolebindings`, body: { metadata: { name: NAME, labels }, roleRef, subjects } },
    {
      path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`,
      body: { metadata: { name: NAME, labels }, spec },
    },
  ]
}

/** `metrics-server`: what `kubectl top` and autoscalers read; with the flag that kubelets as kubeadm leaves them need. */
import { METRICS_SERVER } from '@/lib/cluster/addons/metrics/backend'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import { METRICS_SERVER_PORT } from '@/lib/cluster/kubelet/images/metrics-server'

const NAME = 'metrics-server'
const NAMESPACE = 'kube-system'
const labels = { 'k8s-app': NAME }
const RBAC = '/apis/rbac.authorization.k8s.io/v1'
const READ = ['get', 'list', 'watch']

const roleRef = (kind: string, name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name })
const subjects = [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }]

function rights(): AddonObject[] {
  const role = (name: string, rules: object[], more = {}): AddonObject => ({
    path: `${RBAC}/clusterroles`,
    body: { metadata: { name, labels: { ...labels, ...more } }, rules },
  })
  const binding = (name: string, role: string): AddonObject => ({
    path: `${RBAC}/clusterrolebindings`,
    body: { metadata: { name, labels }, roleRef: roleRef('ClusterRole', role), subjects },
  })
  const aggregate = (to: string) => [`rbac.authorization.k8s.io/aggregate-to-${to}`, 'true']
  return [
    role(
      'system:aggregated-metrics-reader',
      [{ apiGroups: ['metrics.k8s.io'], resources: ['pods', 'nodes'], verbs: READ }],
      Object.fromEntries(['admin', 'edit', 'view'].map(aggregate)),
    ),
    role('system:metrics-server', [
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods', 'nodes'], verbs: READ },
    ]),
    {
      path: `${RBAC}/namespaces/${NAMESPACE}/rolebindings`,
      body: {
        metadata: { name: 'metrics-server-auth-reader', labels },
        roleRef: roleRef('Role', 'extension-apiserver-authentication-reader'),
        subjects,
      },
    },
    binding('metrics-server:system:auth-delegator', 'system:auth-delegator'),
    binding('system:metrics-server', 'system:metrics-server'),
  ]
}

const probe = (path: string) => ({
  httpGet: { path, port: 'https', scheme: 'HTTPS' },
  failureThreshold: 3,
  periodSeconds: 10,
})

const container = {
  name: NAME,
  image: `${METRICS_SERVER}:v0.8.0`,
  imagePullPolicy: 'IfNotPresent',
  args: [
    '--cert-dir=/tmp',
    `--secure-port=${METRICS_SERVER_PORT}`,
    '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
    '--kubelet-use-node-status-port',
    '--metric-resolution=15s',
    '--kubelet-insecure-tls',
  ],
  ports: [{ name: 'https', containerPort: METRICS_SERVER_PORT, protocol: 'TCP' }],
  livenessProbe: probe('/livez'),
  readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 20 },
  resources: { requests: { cpu: '100m', memory: '200Mi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  volumeMounts: [{ name: 'tmp-dir', mountPath: '/tmp' }],
}

const deployment = {
  metadata: { name: NAME, labels },
  spec: {
    selector: { matchLabels: labels },
    strategy: { rollingUpdate: { maxUnavailable: 0 } },
    template: {
      metadata: { labels },
      spec: {
        containers: [container],
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        priorityClassName: 'system-cluster-critical',
        serviceAccountName: NAME,
        volumes: [{ name: 'tmp-dir', emptyDir: {} }],
      },
    },
  },
}

const service = {
  metadata: { name: NAME, labels },
  spec: {
    selector: labels,
    ports: [{ name: 'https', appProtocol: 'https', port: 443, protocol: 'TCP', targetPort: 'https' }],
  },
}

/** The registration of an API that a Service answers for. */
export const apiServiceObject = (
  { group, version, more }: { group: string; version: string; more?: Record<string, string> },
  target: { namespace: string; name: string },
): AddonObject => ({
  path: '/apis/apiregistration.k8s.io/v1/apiservices',
  body: {
    metadata: { name: `${version}.${group}`, ...(more ? { labels: more } : {}) },
    spec: {
      group,
      version,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: target,
    },
  },
})

export const metricsServer = (): AddonObject[] => {
  const core = `/api/v1/namespaces/${NAMESPACE}`
  return [
    { path: `${core}/serviceaccounts`, body: { metadata: { name: NAME, labels } } },
    ...rights(),
    { path: `${core}/services`, body: service },
    { path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, body: deployment },
    apiServiceObject(
      { group: 'metrics.k8s.io', version: 'v1beta1', more: labels },
      { namespace: NAMESPACE, name: NAME },
    ),
  ]
}

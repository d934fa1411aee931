/**
 * What kind and minikube put into their clusters beside kubeadm's.
 * Mirrors: kindnet, local-path-provisioner, minikube's storage-provisioner. Differs: nodes have a bridge from the
 * start, and volumes are made by the engine: these pods only run.
 */
import type { Cluster } from '@/lib/cluster/cluster'
import { admin } from '@/lib/shell/programs/local-clusters/admin'

interface Container {
  name: string
  image: string
  [field: string]: unknown
}

const TOLERATE_ALL = [{ operator: 'Exists', effect: 'NoSchedule' }]

function create(cluster: Cluster, path: string, body: object): void {
  const { code, body: answer } = cluster.request({
    method: 'POST',
    path,
    body,
    user: admin,
    userAgent: 'kubectl',
  })
  if (code >= 400 && code !== 409) throw new TypeError(`cannot create at ${path}: ${JSON.stringify(answer)}`)
}

const account = (cluster: Cluster, namespace: string, name: string) =>
  create(cluster, `/api/v1/namespaces/${namespace}/serviceaccounts`, {
    ...{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
  })

/** The network of pods that kind installs. */
export function installKindnet(cluster: Cluster, podSubnet: string): void {
  const labels = { app: 'kindnet', 'k8s-app': 'kindnet', tier: 'node' }
  const fromField = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } })
  const container: Container = {
    ...{ name: 'kindnet-cni', image: 'docker.io/kindest/kindnetd:v20260213-ea8e5717' },
    env: [
      fromField('HOST_IP', 'status.hostIP'),
      fromField('POD_IP', 'status.podIP'),
      { name: 'POD_SUBNET', value: podSubnet },
    ],
    resources: { requests: { cpu: '100m', memory: '50Mi' }, limits: { cpu: '100m', memory: '50Mi' } },
    securityContext: { privileged: false, capabilities: { add: ['NET_RAW', 'NET_ADMIN'] } },
    volumeMounts: [{ name: 'cni-cfg', mountPath: '/etc/cni/net.d' }],
  }
  account(cluster, 'kube-system', 'kindnet')
  create(cluster, '/apis/apps/v1/namespaces/kube-system/daemonsets', {
    ...{
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'kindnet', namespace: 'kube-system', labels },
    },
    spec: {
      selector: { matchLabels: { app: 'kindnet' } },
      template: {
        metadata: { labels },
        spec: {
          ...{ hostNetwork: true, nodeSelector: { 'kubernetes.io/os': 'linux' }, tolerations: TOLERATE_ALL },
          ...{ serviceAccountName: 'kindnet', containers: [container] },
          volumes: [{ name: 'cni-cfg', hostPath: { path: '/etc/cni/net.d' } }],
        },
      },
    },
  })
}

/** The provisioner behind the class `standard`. */
export function installLocalPath(cluster: Cluster): void {
  const [namespace, name] = ['local-path-storage', 'local-path-provisioner']
  const labels = { app: name }
  create(cluster, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  })
  cluster.drain()
  account(cluster, namespace, `${name}-service-account`)
  create(cluster, `/apis/apps/v1/namespaces/${namespace}/deployments`, {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace } },
    spec: {
      ...{ replicas: 1, selector: { matchLabels: labels } },
      template: {
        metadata: { labels },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [
            { key: 'node-role.kubernetes.io/control-plane', operator: 'Equal', effect: 'NoSchedule' },
          ],
          serviceAccountName: `${name}-service-account`,
          containers: [
            {
              name,
              image: 'docker.io/kindest/local-path-provisioner:v20260131-7181c60a',
              imagePullPolicy: 'IfNotPresent',
            },
          ],
        },
      },
    },
  })
}

/** minikube leaves one of the name servers that kubeadm starts. */
export function scaleDns(cluster: Cluster): void {
  cluster.request({
    ...{ method: 'PATCH', contentType: 'merge-patch', user: admin, userAgent: 'minikube' },
    path: '/apis/apps/v1/namespaces/kube-system/deployments/coredns',
    body: { spec: { replicas: 1 } },
  })
}

/** The pod of minikube's storage-provisioner. */
export function installStorageProvisioner(cluster: Cluster): void {
  const name = 'storage-provisioner'
  account(cluster, 'kube-system', name)
  create(cluster, '/api/v1/namespaces/kube-system/pods', {
    ...{ apiVersion: 'v1', kind: 'Pod' },
    metadata: {
      ...{ name, namespace: 'kube-system' },
      labels: { 'integration-test': name, 'addonmanager.kubernetes.io/mode': 'Reconcile' },
    },
    spec: {
      ...{ serviceAccountName: name, hostNetwork: true },
      containers: [
        {
          name,
          image: 'gcr.io/k8s-minikube/storage-provisioner:v5',
          imagePullPolicy: 'IfNotPresent',
        },
      ],
    },
  })
}

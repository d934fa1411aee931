/** kube-system after kubeadm init: CoreDNS, its Service, kube-proxy, the control plane's mirror pods. */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import {
  CONTROL_PLANE,
  type ControlPlaneHost,
  initialHash,
  staticManifest,
} from '@/lib/cluster/host/static-manifests'
import { mirrorPod, staticPod } from '@/lib/cluster/host/static-pod'

interface SystemObject {
  path: string
  body: object
}

const COREDNS = 'registry.k8s.io/coredns/coredns:v1.14.1'
const CORE = '/api/v1/namespaces/kube-system'

const corefile = `.:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success cluster.local
       disable denial cluster.local
    }
    loop
    reload
    loadbalance
}
`

const DNS_LABELS = { 'k8s-app': 'kube-dns' }

function coreDnsContainer() {
  return {
    name: 'coredns',
    image: COREDNS,
    imagePullPolicy: 'IfNotPresent',
    args: ['-conf', '/etc/coredns/Corefile'],
    ports: [
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
      { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
      { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
    ],
    livenessProbe: {
      httpGet: { path: '/health', port: 8080, scheme: 'HTTP' },
      initialDelaySeconds: 60,
      timeoutSeconds: 5,
      successThreshold: 1,
      failureThreshold: 5,
    },
    readinessProbe: { httpGet: { path: '/ready', port: 8181, scheme: 'HTTP' } },
    resources: { limits: { memory: '170Mi' }, requests: { cpu: '100m', memory: '70Mi' } },
    volumeMounts: [{ name: 'config-volume', mountPath: '/etc/coredns', readOnly: true }],
  }
}

function coreDns(): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: 'kube-system', labels: DNS_LABELS },
    spec: {
      replicas: 2,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      selector: { matchLabels: DNS_LABELS },
      template: {
        metadata: { labels: DNS_LABELS },
        spec: {
          priorityClassName: 'system-cluster-critical',
          serviceAccountName: 'coredns',
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          dnsPolicy: 'Default',
          tolerations: [
            { key: 'CriticalAddonsOnly', operator: 'Exists' },
            { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
          ],
          containers: [coreDnsContainer()],
          volumes: [
            {
              name: 'config-volume',
              configMap: { name: 'coredns', items: [{ key: 'Corefile', path: 'Corefile' }] },
            },
          ],
        },
      },
    },
  }
}

function dnsService(): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kube-dns',
      namespace: 'kube-system',
      labels: { ...DNS_LABELS, 'kubernetes.io/cluster-service': 'true', 'kubernetes.io/name': 'CoreDNS' },
      annotations: { 'prometheus.io/port': '9153', 'prometheus.io/scrape': 'true' },
    },
    spec: {
      selector: DNS_LABELS,
      clusterIP: '10.96.0.10',
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
        { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
        { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
      ],
    },
  }
}

const PROXY_LABELS = { 'k8s-app': 'kube-proxy' }

const kubeProxyContainer = (version: string) => ({
  name: 'kube-proxy',
  image: `registry.k8s.io/kube-proxy:${version}`,
  command: [
    '/usr/local/bin/kube-proxy',
    '--config=/var/lib/kube-proxy/config.conf',
    '--hostname-override=$(NODE_NAME)',
  ],
  env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
  securityContext: { privileged: true },
  volumeMounts: [
    { name: 'kube-proxy', mountPath: '/var/lib/kube-proxy' },
    { name: 'xtables-lock', mountPath: '/run/xtables.lock' },
    { name: 'lib-modules', mountPath: '/lib/modules', readOnly: true },
  ],
})

const kubeProxy = (version: string): object => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'kube-proxy', namespace: 'kube-system', labels: PROXY_LABELS },
  spec: {
    selector: { matchLabels: PROXY_LABELS },
    template: {
      metadata: { labels: PROXY_LABELS },
      spec: {
        priorityClassName: 'system-node-critical',
        hostNetwork: true,
        serviceAccountName: 'kube-proxy',
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        tolerations: [{ operator: 'Exists' }],
        containers: [kubeProxyContainer(version)],
        volumes: [
          { name: 'kube-proxy', configMap: { name: 'kube-proxy' } },
          { name: 'xtables-lock', hostPath: { path: '/run/xtables.lock', type: 'FileOrCreate' } },
          { name: 'lib-modules', hostPath: { path: '/lib/modules' } },
        ],
      },
    },
  },
})

const proxyConfig = (podSubnet: string) => `apiVersion: kubeproxy.config.k8s.io/v1alpha1
bindAddress: 0.0.0.0
clientConnection:
  kubeconfig: /var/lib/kube-proxy/kubeconfig.conf
clusterCIDR: ${podSubnet || '""'}
ipvs:
  scheduler: ""
  strictARP: false
kind: KubeProxyConfiguration
mode: ""
nodePortAddresses: null
`

/** What kubeadm init was told, as it keeps it for later runs. */
export const clusterConfiguration = (
  version: string,
  podSubnet?: string,
  endpoint?: string,
): string => `apiServer: {}
apiVersion: kubeadm.k8s.io/v1beta4
caCertificateValidityPeriod: 87600h0m0s
certificateValidityPeriod: 8760h0m0s
certificatesDir: /etc/kubernetes/pki
clusterName: kubernetes
${endpoint ? `controlPlaneEndpoint: ${endpoint}\n` : ''}controllerManager: {}
dns: {}
encryptionAlgorithm: RSA-2048
etcd:
  local:
    dataDir: /var/lib/etcd
imageRepository: registry.k8s.io
kind: ClusterConfiguration
kubernetesVersion: ${version}
networking:
  dnsDomain: cluster.local
${podSubnet ? `  podSubnet: ${podSubnet}\n` : ''}  serviceSubnet: 10.96.0.0/12
proxy: {}
scheduler: {}
`

/** What the kubelet of the first control-plane node shows of its static pods. */
export const mirrorPods = (host: ControlPlaneHost, node: KubeObject, now: number): SystemObject[] =>
  CONTROL_PLANE.map((name) => {
    const pod = staticPod(staticManifest(name, host), host.name, initialHash(name, host), now)
    return { path: `${CORE}/pods`, body: mirrorPod(pod, node) }
  })

const config = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
})

/** What kubeadm keeps of how it made the cluster. */
export const kubeadmObjects = (version: string, endpoint?: string): SystemObject[] => [
  {
    path: `${CORE}/configmaps`,
    body: config('kubeadm-config', {
      ClusterConfiguration: clusterConfiguration(version, POD_SUBNET, endpoint),
    }),
  },
]

/** The pods' network, unless somebody says otherwise. */
const POD_SUBNET = '10.244.0.0/16'

/** In the order in which they are created. @param layout kube-proxy is a service of each node */
export function systemObjects(version: string, podSubnet = POD_SUBNET, layout?: 'systemd'): SystemObject[] {
  const account = (name: string) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } })
  return [
    { path: `${CORE}/serviceaccounts`, body: account('coredns') },
    ...(layout ? [] : [{ path: `${CORE}/serviceaccounts`, body: account('kube-proxy') }]),
    { path: `${CORE}/configmaps`, body: config('coredns', { Corefile: corefile }) },
    ...(layout
      ? []
      : [
          {
            path: `${CORE}/configmaps`,
            body: config('kube-proxy', { 'config.conf': proxyConfig(podSubnet) }),
          },
        ]),
    { path: `${CORE}/services`, body: dnsService() },
    { path: '/apis/apps/v1/namespaces/kube-system/deployments', body: coreDns() },
    ...(layout
      ? []
      : [{ path: '/apis/apps/v1/namespaces/kube-system/daemonsets', body: kubeProxy(version) }]),
  ]
}

/**
 * The control plane's static pods.
 * Mirrors: cmd/kubeadm/app/phases/{controlplane,etcd}, v1.36: flags, probes, volumes and resources.
 */
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { hashText } from '@/lib/cluster/sim/hash'

export const MANIFESTS = '/etc/kubernetes/manifests'
export const PKI = '/etc/kubernetes/pki'

/** The manifests' folder, what is in it, or what it is in. */
export const isManifest = (path: string): boolean =>
  path === MANIFESTS || path.startsWith(`${MANIFESTS}/`) || MANIFESTS.startsWith(`${path}/`)

/** What a control-plane host is to kubeadm. */
export interface ControlPlaneHost {
  name: string
  address: string
  version: string
  /** `name=https://address:2380` of every member that etcd begins with; unset: it alone. */
  initialCluster?: string
  /** Further names and addresses that the API server goes by. */
  sans?: readonly string[]
  /** The pods' network; unset: 10.244.0.0/16, '': none. */
  podSubnet?: string
}

export const CONTROL_PLANE = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const
export type ControlPlaneName = (typeof CONTROL_PLANE)[number]

/** The manifest of one of these. */
export const isControlPlaneManifest = (path: string): boolean =>
  CONTROL_PLANE.some((name) => path === `${MANIFESTS}/${name}.yaml`)

interface Probe {
  host: string
  path: string
  scheme: 'HTTP' | 'HTTPS'
}

const probe = ({ host, path, scheme }: Probe, rest: object) => ({
  ...rest,
  httpGet: { host, path, port: 'probe-port', scheme },
  timeoutSeconds: 15,
})
const startup = (of: Probe) => probe(of, { failureThreshold: 24, initialDelaySeconds: 10, periodSeconds: 10 })
const liveness = (of: Probe) => probe(of, { failureThreshold: 8, initialDelaySeconds: 10, periodSeconds: 10 })
const readiness = (of: Probe) => probe(of, { failureThreshold: 3, periodSeconds: 1 })

interface Volume {
  name: string
  path: string
  type: 'DirectoryOrCreate' | 'FileOrCreate'
  writable?: boolean
}

const folder = (name: string, path: string): Volume => ({ name, path, type: 'DirectoryOrCreate' })
const file = (name: string, path: string): Volume => ({ name, path, type: 'FileOrCreate' })

const CERTIFICATES = [
  folder('ca-certs', '/etc/ssl/certs'),
  folder('etc-ca-certificates', '/etc/ca-certificates'),
  folder('k8s-certs', PKI),
  folder('usr-local-share-ca-certificates', '/usr/local/share/ca-certificates'),
  folder('usr-share-ca-certificates', '/usr/share/ca-certificates'),
]
const FLEX_VOLUMES = '/usr/libexec/kubernetes/kubelet-plugins/volume/exec'

interface Recipe {
  flags(host: ControlPlaneHost): string[]
  image(host: ControlPlaneHost): string
  annotations?(host: ControlPlaneHost): Record<string, string>
  port: number
  probes(host: ControlPlaneHost): object
  requests: Record<string, string>
  volumes: Volume[]
}

const ownImage = (name: string) => (host: ControlPlaneHost) => `registry.k8s.io/${name}:${host.version}`
const local = (path: string, scheme: Probe['scheme'] = 'HTTPS'): Probe => ({
  host: '127.0.0.1',
  path,
  scheme,
})

function apiServerFlags({ address }: ControlPlaneHost): string[] {
  return [
    `--advertise-address=${address}`,
    '--allow-privileged=true',
    '--authorization-mode=Node,RBAC',
    `--client-ca-file=${PKI}/ca.crt`,
    '--enable-admission-plugins=NodeRestriction',
    '--enable-bootstrap-token-auth=true',
    `--etcd-cafile=${PKI}/etcd/ca.crt`,
    `--etcd-certfile=${PKI}/apiserver-etcd-client.crt`,
    `--etcd-keyfile=${PKI}/apiserver-etcd-client.key`,
    '--etcd-servers=https://127.0.0.1:2379',
    `--kubelet-client-certificate=${PKI}/apiserver-kubelet-client.crt`,
    `--kubelet-client-key=${PKI}/apiserver-kubelet-client.key`,
    '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
    `--proxy-client-cert-file=${PKI}/front-proxy-client.crt`,
    `--proxy-client-key-file=${PKI}/front-proxy-client.key`,
    '--requestheader-allowed-names=front-proxy-client',
    `--requestheader-client-ca-file=${PKI}/front-proxy-ca.crt`,
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-username-headers=X-Remote-User',
    '--secure-port=6443',
    '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
    `--service-account-key-file=${PKI}/sa.pub`,
    `--service-account-signing-key-file=${PKI}/sa.key`,
    '--service-cluster-ip-range=10.96.0.0/12',
    `--tls-cert-file=${PKI}/apiserver.crt`,
    `--tls-private-key-file=${PKI}/apiserver.key`,
  ]
}

function etcdFlags({ name, address, initialCluster }: ControlPlaneHost): string[] {
  const pki = `${PKI}/etcd`
  return [
    `--advertise-client-urls=https://${address}:2379`,
    `--cert-file=${pki}/server.crt`,
    '--client-cert-auth=true',
    '--data-dir=/var/lib/etcd',
    '--feature-gates=InitialCorruptCheck=true',
    `--initial-advertise-peer-urls=https://${address}:2380`,
    `--initial-cluster=${initialCluster ?? `${name}=https://${address}:2380`}`,
    ...(initialCluster?.includes(',') ? ['--initial-cluster-state=existing'] : []),
    `--key-file=${pki}/server.key`,
    `--listen-client-urls=https://127.0.0.1:2379,https://${address}:2379`,
    '--listen-metrics-urls=http://127.0.0.1:2381',
    `--listen-peer-urls=https://${address}:2380`,
    `--name=${name}`,
    `--peer-cert-file=${pki}/peer.crt`,
    '--peer-client-cert-auth=true',
    `--peer-key-file=${pki}/peer.key`,
    `--peer-trusted-ca-file=${pki}/ca.crt`,
    '--snapshot-count=10000',
    `--trusted-ca-file=${pki}/ca.crt`,
    '--watch-progress-notify-interval=5s',
  ]
}

const controllerManagerFlags = ({ podSubnet = '10.244.0.0/16' }: ControlPlaneHost): string[] => [
  ...(podSubnet ? ['--allocate-node-cidrs=true'] : []),
  '--authentication-kubeconfig=/etc/kubernetes/controller-manager.conf',
  '--authorization-kubeconfig=/etc/kubernetes/controller-manager.conf',
  '--bind-address=127.0.0.1',
  `--client-ca-file=${PKI}/ca.crt`,
  ...(podSubnet ? [`--cluster-cidr=${podSubnet}`] : []),
  '--cluster-name=kubernetes',
  `--cluster-signing-cert-file=${PKI}/ca.crt`,
  `--cluster-signing-key-file=${PKI}/ca.key`,
  '--controllers=*,bootstrapsigner,tokencleaner',
  '--kubeconfig=/etc/kubernetes/controller-manager.conf',
  '--leader-elect=true',
  `--requestheader-client-ca-file=${PKI}/front-proxy-ca.crt`,
  `--root-ca-file=${PKI}/ca.crt`,
  `--service-account-private-key-file=${PKI}/sa.key`,
  '--service-cluster-ip-range=10.96.0.0/12',
  '--use-service-account-credentials=true',
]

const schedulerFlags = (): string[] => [
  '--authentication-kubeconfig=/etc/kubernetes/scheduler.conf',
  '--authorization-kubeconfig=/etc/kubernetes/scheduler.conf',
  '--bind-address=127.0.0.1',
  '--kubeconfig=/etc/kubernetes/scheduler.conf',
  '--leader-elect=true',
]

const three = (live: Probe, ready: Probe) => ({
  livenessProbe: liveness(live),
  readinessProbe: readiness(ready),
  startupProbe: startup(live),
})

const RECIPES: Record<ControlPlaneName, Recipe> = {
  etcd: {
    flags: etcdFlags,
    image: () => 'registry.k8s.io/etcd:3.6.8-0',
    annotations: ({ address }) => ({
      'kubeadm.kubernetes.io/etcd.advertise-client-urls': `https://${address}:2379`,
    }),
    port: 2381,
    probes: () => ({
      ...three(local('/livez', 'HTTP'), local('/readyz', 'HTTP')),
      startupProbe: startup(local('/readyz', 'HTTP')),
    }),
    requests: { cpu: '100m', memory: '100Mi' },
    volumes: [
      { ...folder('etcd-data', '/var/lib/etcd'), writable: true },
      { ...folder('etcd-certs', `${PKI}/etcd`), writable: true },
    ],
  },
  'kube-apiserver': {
    flags: apiServerFlags,
    image: ownImage('kube-apiserver'),
    annotations: ({ address }) => ({
      'kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint': `${address}:6443`,
    }),
    port: 6443,
    probes: ({ address: host }) =>
      three({ host, path: '/livez', scheme: 'HTTPS' }, { host, path: '/readyz', scheme: 'HTTPS' }),
    requests: { cpu: '250m' },
    volumes: CERTIFICATES,
  },
  'kube-controller-manager': {
    flags: controllerManagerFlags,
    image: ownImage('kube-controller-manager'),
    port: 10257,
    probes: () => ({ livenessProbe: liveness(local('/healthz')), startupProbe: startup(local('/healthz')) }),
    requests: { cpu: '200m' },
    volumes: [
      ...CERTIFICATES.slice(0, 2),
      { ...folder('flexvolume-dir', FLEX_VOLUMES), writable: true },
      ...CERTIFICATES.slice(2, 3),
      file('kubeconfig', '/etc/kubernetes/controller-manager.conf'),
      ...CERTIFICATES.slice(3),
    ],
  },
  'kube-scheduler': {
    flags: schedulerFlags,
    image: ownImage('kube-scheduler'),
    port: 10259,
    probes: () => three(local('/livez'), local('/readyz')),
    requests: { cpu: '100m' },
    volumes: [file('kubeconfig', '/etc/kubernetes/scheduler.conf')],
  },
}

/** The pod of a control-plane manifest as kubeadm writes it. */
export function staticManifest(name: ControlPlaneName, host: ControlPlaneHost): KubeObject {
  const { flags, image, annotations, port, probes, requests, volumes } = RECIPES[name]
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(annotations ? { annotations: annotations(host) } : {}),
      labels: { component: name, tier: 'control-plane' },
      name,
      namespace: 'kube-system',
    },
    spec: {
      containers: [
        {
          command: [name, ...flags(host)],
          image: image(host),
          imagePullPolicy: 'IfNotPresent',
          ...probes(host),
          name,
          ports: [{ containerPort: port, name: 'probe-port', protocol: 'TCP' }],
          resources: { requests },
          volumeMounts: volumes.map(({ name: volume, path, writable }) => ({
            mountPath: path,
            name: volume,
            ...(writable ? {} : { readOnly: true }),
          })),
        },
      ],
      hostNetwork: true,
      priority: 2_000_001_000,
      priorityClassName: 'system-node-critical',
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      volumes: volumes.map(({ name: volume, path, type }) => ({ hostPath: { path, type }, name: volume })),
    },
    status: {},
  } as unknown as KubeObject
}

/** The hash of a manifest that nobody has changed yet: its text need not be made for it. */
export const initialHash = (name: ControlPlaneName, host: ControlPlaneHost): string =>
  hashText(`${name}/${host.name}`) + hashText(`${host.address}/${host.version}/${name}`)

/**
 * What a host holds once kubeadm is through: manifests, certificates, kubeconfigs, the kubelet's settings.
 * Mirrors: kubeadm init and join, v1.36, on a Debian host.
 * Differs: of the system's own files only a handful; texts are made when somebody reads them.
 */
import { encodeBase64, utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { clientPair } from '@/lib/cluster/auth/authority'
import type { HostEntry } from '@/lib/cluster/host/host-files'
import { authorityPem, pkiFiles } from '@/lib/cluster/host/pki'
import {
  CONTROL_PLANE,
  type ControlPlaneHost,
  MANIFESTS,
  PKI,
  staticManifest,
} from '@/lib/cluster/host/static-manifests'

/** All that a host's first files follow from. */
export interface HostSpec {
  name: string
  /** When kubeadm ran, in ms. */
  since: number
  version: string
  /** Of every host of the cluster, by name. */
  addresses: Readonly<Record<string, string>>
  /** The address of the API server. */
  server: string
  /** Set on the host that runs the control plane. */
  controlPlane?: ControlPlaneHost
}

const FOLDERS =
  `/bin /boot /dev /etc /etc/ca-certificates /etc/cni/net.d /etc/ssl/certs /home /lib /media /mnt
  /opt/cni/bin /proc /root /run/containerd /sbin /srv /sys /tmp /usr/bin /usr/lib /usr/local/bin
  /usr/share/ca-certificates /var/lib/containerd /var/lib/kubelet/pods /var/log/containers /var/log/pods
  /var/run /var/tmp`.split(/\s+/)

const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
`

/** A kubeconfig of one user of the cluster `kubernetes`. */
function kubeconfig(spec: HostSpec, username: string, groups: string[]): string {
  const authority = authorityPem('ca', spec.since)
  const { certificate, key } = clientPair(authority, username, groups)
  const user = username.startsWith('system:node:') ? 'default-auth' : username
  const context = user === 'default-auth' ? 'default-context' : `${user}@kubernetes`
  return toYaml({
    apiVersion: 'v1',
    clusters: [
      {
        cluster: {
          'certificate-authority-data': encodeBase64(authority),
          server: `https://${spec.server}:6443`,
        },
        name: 'kubernetes',
      },
    ],
    contexts: [{ context: { cluster: 'kubernetes', user }, name: context }],
    'current-context': context,
    kind: 'Config',
    users: [
      {
        name: user,
        user:
          user === 'default-auth'
            ? {
                'client-certificate': '/var/lib/kubelet/pki/kubelet-client-current.pem',
                'client-key': '/var/lib/kubelet/pki/kubelet-client-current.pem',
              }
            : {
                'client-certificate-data': encodeBase64(certificate),
                'client-key-data': encodeBase64(key),
              },
      },
    ],
  })
}

const kubeletConfig = (): string =>
  toYaml({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    authentication: {
      anonymous: { enabled: false },
      webhook: { cacheTTL: '0s', enabled: true },
      x509: { clientCAFile: `${PKI}/ca.crt` },
    },
    authorization: {
      mode: 'Webhook',
      webhook: { cacheAuthorizedTTL: '0s', cacheUnauthorizedTTL: '0s' },
    },
    cgroupDriver: 'systemd',
    clusterDNS: ['10.96.0.10'],
    clusterDomain: 'cluster.local',
    containerRuntimeEndpoint: 'unix:///run/containerd/containerd.sock',
    cpuManagerReconcilePeriod: '0s',
    crashLoopBackOff: {},
    evictionPressureTransitionPeriod: '0s',
    fileCheckFrequency: '0s',
    healthzBindAddress: '127.0.0.1',
    healthzPort: 10248,
    httpCheckFrequency: '0s',
    imageMaximumGCAge: '0s',
    imageMinimumGCAge: '0s',
    kind: 'KubeletConfiguration',
    logging: {
      flushFrequency: 0,
      options: { json: { infoBufferSize: '0' }, text: { infoBufferSize: '0' } },
      verbosity: 0,
    },
    memorySwap: {},
    nodeStatusReportFrequency: '0s',
    nodeStatusUpdateFrequency: '0s',
    rotateCertificates: true,
    runtimeRequestTimeout: '0s',
    shutdownGracePeriod: '0s',
    shutdownGracePeriodCriticalPods: '0s',
    staticPodPath: MANIFESTS,
    streamingConnectionIdleTimeout: '0s',
    syncFrequency: '0s',
    volumeStatsAggPeriod: '0s',
  })

function systemFiles({ name, addresses }: HostSpec): [string, () => string][] {
  const hosts = Object.entries(addresses).map(([host, address]) => `${address} ${host}\n`)
  return [
    ['/etc/hostname', () => `${name}\n`],
    ['/etc/hosts', () => `127.0.0.1 localhost\n${hosts.join('')}`],
    ['/etc/os-release', () => OS_RELEASE],
    ['/etc/resolv.conf', () => 'nameserver 192.168.56.1\n'],
  ]
}

function controlPlaneFiles(spec: HostSpec, host: ControlPlaneHost): [string, () => string][] {
  const admin = () => kubeconfig(spec, 'kubernetes-admin', ['kubeadm:cluster-admins'])
  const conf = (name: string, make: () => string): [string, () => string] => [
    `/etc/kubernetes/${name}.conf`,
    make,
  ]
  return [
    ...CONTROL_PLANE.map((name): [string, () => string] => [
      `${MANIFESTS}/${name}.yaml`,
      () => toYaml(staticManifest(name, host)),
    ]),
    ...pkiFiles(host, spec.since),
    conf('admin', admin),
    conf('super-admin', () => kubeconfig(spec, 'kubernetes-super-admin', ['system:masters'])),
    conf('controller-manager', () => kubeconfig(spec, 'system:kube-controller-manager', [])),
    conf('scheduler', () => kubeconfig(spec, 'system:kube-scheduler', [])),
    ['/root/.kube/config', admin],
  ]
}

function filesOf(spec: HostSpec): [string, () => string][] {
  const { name, since, controlPlane } = spec
  const client = () => {
    const pair = clientPair(authorityPem('ca', since), `system:node:${name}`, ['system:nodes'])
    return pair.certificate + pair.key
  }
  const current = '/var/lib/kubelet/pki/kubelet-client-current.pem'
  return [
    ...systemFiles(spec),
    ...(controlPlane
      ? controlPlaneFiles(spec, controlPlane)
      : ([[`${PKI}/ca.crt`, () => authorityPem('ca', since)]] as [string, () => string][])),
    ['/etc/kubernetes/kubelet.conf', () => kubeconfig(spec, `system:node:${name}`, ['system:nodes'])],
    ['/var/lib/kubelet/config.yaml', kubeletConfig],
    ['/var/lib/kubelet/kubeadm-flags.env', () => 'KUBELET_KUBEADM_ARGS=""\n'],
    [current, client],
  ]
}

const SECRET = /\.(?:key|conf|pem)$|manifests\/|\.kube\/config$/

function lazyFile(make: () => string, path: string, mtime: number): HostEntry {
  let bytes: Uint8Array | undefined
  return {
    type: 'file',
    get bytes() {
      bytes ??= Uint8Array.from(utf8Bytes(make()))
      return bytes
    },
    mode: SECRET.test(path) ? 0o600 : 0o644,
    mtime,
  }
}

/** A host's tree, by path. */
export function hostImage(spec: HostSpec): ReadonlyMap<string, HostEntry> {
  const image = new Map<string, HostEntry>()
  const folder = (path: string) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
      image.set(path.slice(0, end), { type: 'directory', mode: 0o755, mtime: spec.since })
  }
  image.set('/', { type: 'directory', mode: 0o755, mtime: spec.since })
  for (const path of [...FOLDERS, MANIFESTS, ...(spec.controlPlane ? ['/var/lib/etcd/member'] : [])])
    folder(path)
  for (const [path, make] of filesOf(spec)) {
    folder(path.slice(0, path.lastIndexOf('/')))
    image.set(path, lazyFile(make, path, spec.since))
  }
  return image
}

/** The texts of the files that kubeadm and the system leave on a host. */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { clientPair } from '@/lib/cluster/auth/authority'
import { bridgeConf } from '@/lib/cluster/cni/bridge-conf'
import { BRIDGE_CONF, CNI_BIN, CNI_PLUGINS, SYSCTLS } from '@/lib/cluster/cni/paths'
import type { HostSpec } from '@/lib/cluster/host/host-image'
import { authorityPem, pkiFiles } from '@/lib/cluster/host/pki'
import {
  CONTROL_PLANE,
  type ControlPlaneHost,
  MANIFESTS,
  PKI,
  staticManifest,
} from '@/lib/cluster/host/static-manifests'
import { hashText } from '@/lib/cluster/sim/hash'

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

type Account = [user: string, id: number, home: string, shell: string]

const NO_LOGIN = '/usr/sbin/nologin'
const ACCOUNTS: Account[] = [
  ['root', 0, '/root', '/bin/bash'],
  ['daemon', 1, '/usr/sbin', NO_LOGIN],
  ['bin', 2, '/bin', NO_LOGIN],
  ['sys', 3, '/dev', NO_LOGIN],
  ['disk', 6, '/nonexistent', NO_LOGIN],
  ['mail', 8, '/var/mail', NO_LOGIN],
  ['www-data', 33, '/var/www', NO_LOGIN],
  ['nobody', 65534, '/nonexistent', NO_LOGIN],
]

const accounts = (line: (account: Account) => string): string =>
  ACCOUNTS.map((account) => `${line(account)}\n`).join('')

function systemFiles({ name, addresses, endpoint }: HostSpec): [string, () => string][] {
  const hosts = Object.entries(addresses).map(([host, address]) => `${address} ${host}\n`)
  if (endpoint) hosts.push(`${endpoint.address} ${endpoint.name}\n`)
  return [
    ['/etc/hostname', () => `${name}\n`],
    ['/etc/hosts', () => `127.0.0.1 localhost\n${hosts.join('')}`],
    ['/etc/os-release', () => OS_RELEASE],
    ['/etc/resolv.conf', () => 'nameserver 192.168.56.1\n'],
    ['/etc/fstab', () => '/dev/vda1 / ext4 rw,discard,errors=remount-ro 0 1\n'],
    ['/etc/group', () => accounts(([user, id]) => `${user}:x:${id}:`)],
    ['/etc/machine-id', () => `${hashText(name)}${hashText(`${name}/machine`)}\n`],
    [
      '/etc/passwd',
      () => accounts(([user, id, home, shell]) => `${user}:x:${id}:${id}:${user}:${home}:${shell}`),
    ],
    ['/etc/shadow', () => accounts(([user]) => `${user}:*:20000:0:99999:7:::`)],
    ['/run/xtables.lock', () => ''],
  ]
}

function controlPlaneFiles(spec: HostSpec, host: ControlPlaneHost): [string, () => string][] {
  // These two ask the API server beside them.
  const local = { ...spec, server: host.address }
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
    conf('controller-manager', () => kubeconfig(local, 'system:kube-controller-manager', [])),
    conf('scheduler', () => kubeconfig(local, 'system:kube-scheduler', [])),
    ['/root/.kube/config', admin],
  ]
}

/** Of a kube-proxy that is a service. */
export const PROXY_KUBECONFIG = '/var/lib/kube-proxy/kubeconfig'

/** Path → what makes the text: of exactly the files that host-image.ts lists. */
export function hostTexts(spec: HostSpec): Map<string, () => string> {
  const { name, since, controlPlane } = spec
  const client = () => {
    const pair = clientPair(authorityPem('ca', since), `system:node:${name}`, ['system:nodes'])
    return pair.certificate + pair.key
  }
  const current = '/var/lib/kubelet/pki/kubelet-client-current.pem'
  const { place, cni, layout } = spec
  const proxy = () => kubeconfig(spec, 'system:kube-proxy', ['system:node-proxier'])
  return new Map([
    ...(layout ? ([[PROXY_KUBECONFIG, proxy]] as [string, () => string][]) : []),
    ...systemFiles(spec),
    ...(controlPlane
      ? controlPlaneFiles(spec, controlPlane)
      : ([[`${PKI}/ca.crt`, () => authorityPem('ca', since)]] as [string, () => string][])),
    ['/etc/kubernetes/kubelet.conf', () => kubeconfig(spec, `system:node:${name}`, ['system:nodes'])],
    ['/var/lib/kubelet/config.yaml', kubeletConfig],
    ['/var/lib/kubelet/kubeadm-flags.env', () => 'KUBELET_KUBEADM_ARGS=""\n'],
    [current, client],
    ...CNI_PLUGINS.map((plugin): [string, () => string] => [`${CNI_BIN}/${plugin}`, () => '\x7fELF']),
    ...(cni === 'none' ? [] : ([[BRIDGE_CONF, () => bridgeConf(place)]] as [string, () => string][])),
    ...SYSCTLS.map((path): [string, () => string] => [path, () => '1\n']),
  ])
}

/** @throws TypeError for a file that kubeadm does not write */
export function hostText(spec: HostSpec, path: string): string {
  const make = hostTexts(spec).get(path)
  if (!make) throw new TypeError(`no text for ${path}`)
  return make()
}

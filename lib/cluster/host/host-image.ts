/**
 * What a host holds once kubeadm is through: manifests, certificates, kubeconfigs, the kubelet's settings.
 * Mirrors: kubeadm init and join, v1.36, on a Debian host.
 * Differs: of the system's own files only a handful; texts (host-texts.ts) are made when somebody reads them.
 */
import { utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { BRIDGE_CONF, CNI_BIN, CNI_PLUGINS, SYSCTLS } from '@/lib/cluster/cni/paths'
import type { HostEntry } from '@/lib/cluster/host/host-files'
import { hostText } from '@/lib/cluster/host/host-texts'
import { CONTROL_PLANE, type ControlPlaneHost, MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'

export { HostFiles } from '@/lib/cluster/host/host-files'
export { NodeEntries } from '@/lib/cluster/host/node-entries'

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
  /** Nobody has installed a network for pods. */
  cni?: 'none'
  /** Which of the cluster's nodes it was when that was made, from 0. */
  place: number
}

const FOLDERS =
  `/bin /boot /dev /etc /etc/ca-certificates /etc/cni/net.d /etc/ssl/certs /etc/sysctl.d /home /lib /media /mnt
  /opt/cni/bin /proc /root /run/containerd /sbin /srv /sys /tmp /usr/bin /usr/lib /usr/local/bin
  /usr/share/ca-certificates /var/lib/containerd /var/lib/kubelet/pods /var/log/containers /var/log/pods
  /var/run /var/tmp`.split(/\s+/)

/** Certificates under the PKI folder, each with its key. */
const PAIRS =
  `ca front-proxy-ca etcd/ca apiserver apiserver-kubelet-client front-proxy-client apiserver-etcd-client
  etcd/healthcheck-client etcd/server etcd/peer`.split(/\s+/)

const CONTROL_PLANE_FILES = [
  ...CONTROL_PLANE.map((name) => `${MANIFESTS}/${name}.yaml`),
  ...PAIRS.flatMap((name) => [`${PKI}/${name}.crt`, `${PKI}/${name}.key`]),
  ...['sa.key', 'sa.pub'].map((name) => `${PKI}/${name}`),
  ...['admin', 'super-admin', 'controller-manager', 'scheduler'].map(
    (name) => `/etc/kubernetes/${name}.conf`,
  ),
  '/root/.kube/config',
]

const filesOf = ({ controlPlane, cni }: HostSpec): string[] => [
  ...['hostname', 'hosts', 'os-release', 'resolv.conf'].map((name) => `/etc/${name}`),
  ...(controlPlane ? CONTROL_PLANE_FILES : [`${PKI}/ca.crt`]),
  '/etc/kubernetes/kubelet.conf',
  '/var/lib/kubelet/config.yaml',
  '/var/lib/kubelet/kubeadm-flags.env',
  '/var/lib/kubelet/pki/kubelet-client-current.pem',
  ...CNI_PLUGINS.map((name) => `${CNI_BIN}/${name}`),
  ...(cni === 'none' ? [] : [BRIDGE_CONF]),
  ...SYSCTLS,
]

const SECRET = /\.(?:key|conf|pem)$|manifests\/|\.kube\/config$/

function lazyFile(spec: HostSpec, path: string): HostEntry {
  let bytes: Uint8Array | undefined
  return {
    type: 'file',
    get bytes() {
      bytes ??= Uint8Array.from(utf8Bytes(hostText(spec, path)))
      return bytes
    },
    mode: SECRET.test(path) ? 0o600 : path.startsWith(CNI_BIN) ? 0o755 : 0o644,
    mtime: spec.since,
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
  for (const path of filesOf(spec)) {
    folder(path.slice(0, path.lastIndexOf('/')))
    image.set(path, lazyFile(spec, path))
  }
  return image
}

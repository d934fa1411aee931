/**
 * What a host holds once kubeadm is through: manifests, certificates, kubeconfigs, the kubelet's settings.
 * Mirrors: kubeadm init and join, v1.36, on a Debian host.
 * Differs: of the system's own files only a handful; texts (host-texts.ts) are made when somebody reads them.
 */
import { BRIDGE_CONF, CNI_BIN, CNI_PLUGINS, SYSCTLS } from '@/lib/cluster/cni/paths'
import type { LoadBalancer } from '@/lib/cluster/host/host-state'
import { hostText, PROXY_KUBECONFIG } from '@/lib/cluster/host/host-texts'
import { CONTROL_PLANE, type ControlPlaneHost, MANIFESTS, PKI } from '@/lib/cluster/host/static-manifests'
import {
  ENABLED,
  SERVICE_FILES,
  SERVICE_PROGRAMS,
  UNIT_FOLDER,
  WANTS,
} from '@/lib/cluster/host/systemd/unit-paths'
import { rare } from '@/lib/cluster/sim/parts'
import { type BaseEntry, baseTree } from '@/lib/userland/kernel/base-tree'
import type { FileNode } from '@/lib/userland/kernel/file-tree'

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
  /** The parts of Kubernetes are services. */
  layout?: 'systemd'
  /** kubeadm has not run. */
  bare?: true
  /** What stands in front of the API servers. */
  endpoint?: LoadBalancer
  /** Which of the cluster's nodes it was when that was made, from 0. */
  place: number
}

const FOLDERS =
  `/bin /boot /dev /etc /etc/ca-certificates /etc/cni/net.d /etc/ssl/certs /etc/sysctl.d /home /lib /lib/modules /media /mnt
  /opt/cni/bin /opt/local-path-provisioner /proc /root /run/containerd /sbin /srv /sys/fs/cgroup /usr/bin /usr/lib
  /usr/libexec/kubernetes/kubelet-plugins/volume/exec /usr/local/bin /usr/local/share/ca-certificates /usr/sbin
  /usr/share/ca-certificates /var/lib/containerd /var/lib/kubelet/pods /var/log/containers /var/log/pods`.split(
    /\s+/,
  )
const OPEN_FOLDERS = ['/dev/shm', '/tmp', '/var/tmp']
const SOCKETS = ['/run/containerd/containerd.sock']
const DEVICES = ['console', 'full', 'kmsg', 'null', 'random', 'tty', 'urandom', 'zero']

/** Certificates under the PKI folder, each with its key. */
const PAIRS =
  `ca front-proxy-ca etcd/ca apiserver apiserver-kubelet-client front-proxy-client apiserver-etcd-client
  etcd/healthcheck-client etcd/server etcd/peer`.split(/\s+/)

/** What kubeadm writes for a control plane. */
export const CONTROL_PLANE_FILES = [
  ...CONTROL_PLANE.map((name) => `${MANIFESTS}/${name}.yaml`),
  ...PAIRS.flatMap((name) => [`${PKI}/${name}.crt`, `${PKI}/${name}.key`]),
  ...['sa.key', 'sa.pub'].map((name) => `${PKI}/${name}`),
  ...['admin', 'super-admin', 'controller-manager', 'scheduler'].map(
    (name) => `/etc/kubernetes/${name}.conf`,
  ),
  '/root/.kube/config',
]

const SYSTEM = [
  'fstab',
  'group',
  'hostname',
  'hosts',
  'machine-id',
  'os-release',
  'passwd',
  'resolv.conf',
  'shadow',
]

/** What kubeadm writes for a kubelet. */
export const KUBELET_FILES = [
  '/etc/kubernetes/kubelet.conf',
  '/var/lib/kubelet/config.yaml',
  '/var/lib/kubelet/kubeadm-flags.env',
  '/var/lib/kubelet/pki/kubelet-client-current.pem',
]

const filesOf = ({ controlPlane, cni, bare, layout }: HostSpec): string[] => [
  ...SYSTEM.map((name) => `/etc/${name}`),
  '/run/xtables.lock',
  ...(controlPlane
    ? CONTROL_PLANE_FILES.filter((path) => !layout || !path.startsWith(MANIFESTS))
    : bare
      ? []
      : [`${PKI}/ca.crt`]),
  ...(bare ? [] : KUBELET_FILES),
  ...CNI_PLUGINS.map((name) => `${CNI_BIN}/${name}`),
  ...(cni === 'none' ? [] : [BRIDGE_CONF]),
  ...SYSCTLS,
]

const SECRET = /\.(?:key|conf|pem|lock)$|manifests\/|\.kube\/config$|shadow$/
const PUBLIC = '/etc/resolv.conf'

function* entriesOf(spec: HostSpec): Generator<[string, BaseEntry]> {
  const folder = (mode: number): BaseEntry => ({ type: 'directory', mode })
  for (const path of [...FOLDERS, MANIFESTS, ...(spec.controlPlane ? ['/var/lib/etcd/member'] : [])])
    yield [path, folder(path === '/root' ? 0o700 : 0o755)]
  for (const path of OPEN_FOLDERS) yield [path, folder(0o1777)]
  for (const path of SOCKETS) yield [path, { type: 'socket', mode: 0o660 }]
  for (const name of DEVICES) yield [`/dev/${name}`, { type: 'character', mode: 0o666 }]
  yield ['/var/run', { type: 'symlink', text: '/run' }]
  yield ['/etc/localtime', { type: 'symlink', text: '/usr/share/zoneinfo/Etc/UTC' }]
  yield ['/usr/share/zoneinfo/Etc/UTC', { text: 'TZif2' }]
  yield ['/lib/systemd', { type: 'symlink', text: '/usr/lib/systemd' }]
  for (const path of SERVICE_FILES)
    yield [path, { text: () => rare('systemd').serviceText(path, spec.version) }]
  for (const path of SERVICE_PROGRAMS) yield [path, { text: '\x7fELF', mode: 0o755 }]
  for (const name of ENABLED)
    yield [`${WANTS}/${name}.service`, { type: 'symlink', text: `${UNIT_FOLDER}/${name}.service` }]
  if (spec.layout)
    yield* rare('systemd').layoutFiles(spec.controlPlane, () => hostText(spec, PROXY_KUBECONFIG))
  for (const path of filesOf(spec))
    yield [
      path,
      {
        text: () => hostText(spec, path),
        mode: SECRET.test(path) && path !== PUBLIC ? 0o600 : path.startsWith(CNI_BIN) ? 0o755 : 0o644,
      },
    ]
}

/** Trees by what they follow from: pure memory of a pure function. */
const images = new Map<string, ReadonlyMap<number, FileNode>>()
const KEPT_IMAGES = 16

/** A host's first tree. */
export function hostImage(spec: HostSpec): ReadonlyMap<number, FileNode> {
  const key = JSON.stringify(spec)
  const known = images.get(key)
  if (known) return known
  if (images.size >= KEPT_IMAGES) images.clear()
  const made = baseTree(entriesOf(spec), spec.since)
  images.set(key, made)
  return made
}

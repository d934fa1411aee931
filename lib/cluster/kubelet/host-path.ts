/**
 * Is a hostPath what its type says? Mirrors: pkg/volume/hostpath.
 * Differs: of the node's own tree only its usual folders and a few devices and sockets are known.
 */
import type { IHostPathVolumeSource } from 'kubernetes-models/v1/HostPathVolumeSource'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'

const FOLDERS = new Set(
  `/ /bin /boot /dev /dev/shm /etc /etc/ca-certificates /etc/cni /etc/cni/net.d /etc/kubernetes /etc/kubernetes/manifests
  /etc/kubernetes/pki /etc/kubernetes/pki/etcd /etc/ssl /etc/ssl/certs /home /lib /lib/modules /media /mnt /opt /opt/cni /opt/cni/bin
  /opt/local-path-provisioner /proc /root /run /run/containerd /sbin /srv /sys /sys/fs/cgroup /tmp /usr
  /usr/bin /usr/lib /usr/local /usr/local/share/ca-certificates
  /usr/libexec/kubernetes/kubelet-plugins/volume/exec /usr/share /usr/share/ca-certificates /var /var/lib /var/lib/containerd /var/lib/etcd /var/lib/kubelet
  /var/lib/kubelet/pods /var/log /var/log/containers /var/log/pods /var/run /var/tmp`.split(/\s+/),
)
const FILES = new Set(
  `/etc/fstab /etc/group /etc/kubernetes/controller-manager.conf /etc/kubernetes/scheduler.conf
  /etc/hostname /etc/hosts /etc/localtime /etc/machine-id /etc/os-release /etc/passwd
  /etc/resolv.conf /etc/shadow /run/xtables.lock /var/lib/kubelet/config.yaml`.split(/\s+/),
)
const SOCKETS = new Set(['/run/containerd/containerd.sock', '/var/run/containerd/containerd.sock'])
const CHARACTER_DEVICES = new Set(
  `/dev/console /dev/full /dev/kmsg /dev/null /dev/random /dev/tty /dev/urandom /dev/zero`.split(' '),
)

type Kind = 'folder' | 'file' | 'socket' | 'character device'

/** What is there on the node; undefined for nothing. */
function kindOf(files: Record<string, string>, path: string, host: NodeHost): Kind | undefined {
  if (FOLDERS.has(path)) return 'folder'
  if (SOCKETS.has(path)) return 'socket'
  if (CHARACTER_DEVICES.has(path)) return 'character device'
  if (FILES.has(path) || Object.hasOwn(files, path)) return 'file'
  if (Object.keys(files).some((name) => name.startsWith(`${path}/`))) return 'folder'
  return host.kindOf(path)
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

/** Makes what is to be made; returns why the volume cannot be mounted. */
export function prepareHostPath(
  state: KubeletState,
  source: IHostPathVolumeSource | undefined,
  host: NodeHost,
): string | undefined {
  if (!source) return undefined
  const path = source.path.replace(/\/+$/, '') || '/'
  const files = state.files ?? {}
  const found = kindOf(files, path, host)
  const failed = (what: string) => `hostPath type check failed: ${source.path} is not ${what}`
  switch (source.type) {
    case 'DirectoryOrCreate':
      if (found === undefined) state.files = { ...files, [`${path}/`]: '' }
      else if (found !== 'folder') return failed('a directory')
      return undefined
    case 'FileOrCreate':
      if (found === undefined) {
        if (kindOf(files, parentOf(path), host) !== 'folder')
          return `open ${source.path}: no such file or directory`
        state.files = { ...files, [path]: '' }
      } else if (found === 'folder') return failed('a file')
      return undefined
    case 'Directory':
      return found === 'folder' ? undefined : failed('a directory')
    case 'File':
      return found === 'file' ? undefined : failed('a file')
    case 'Socket':
      return found === 'socket' ? undefined : failed('a socket file')
    case 'CharDevice':
      return found === 'character device' ? undefined : failed('a character device')
    case 'BlockDevice':
      return failed('a block device')
    default:
      // The container runtime makes a folder of what is not there.
      if (found === undefined) state.files = { ...files, [`${path}/`]: '' }
      return undefined
  }
}

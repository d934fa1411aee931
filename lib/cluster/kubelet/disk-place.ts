/** Where the volumes lie that outlive their pods. */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { PersistentVolume, Pod } from '@/lib/cluster/apimachinery/object'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { Lister } from '@/lib/cluster/client/lister'
import { type Place, podFolder } from '@/lib/cluster/kubelet/volume-place'

/** Folders that local-path makes are everybody's. */
export const PROVISIONED = '/opt/local-path-provisioner/'

/** The claim that a volume names, or that was made for it. */
export const claimNameOf = ({ metadata }: Pod, { name, persistentVolumeClaim, ephemeral }: IVolume) =>
  persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined)

function boundVolume(lister: Lister, pod: Pod, volume: IVolume): PersistentVolume | undefined {
  const claim = claimNameOf(pod, volume)
  const name = claim && lister.get('persistentvolumeclaims', pod.metadata.namespace, claim)?.spec.volumeName
  return name ? lister.get('persistentvolumes', undefined, name) : undefined
}

const withoutSlash = (path: string) => path.replace(/\/+$/, '') || '/'

const folderOf = ({ metadata }: Pod, plugin: string, name: string) =>
  `${podFolder(metadata.uid)}/volumes/kubernetes.io~${plugin}/${name}`

/** Everything that one server gives away is one tree. */
function nfsPlace(
  pod: Pod,
  name: string,
  { server, path, readOnly = false }: { server: string; path: string; readOnly?: boolean },
): Place {
  return {
    path: folderOf(pod, 'nfs', name),
    readOnly,
    mount: {
      tree: `nfs:${server}`,
      at: withoutSlash(path),
      ...{ source: `${server}:${withoutSlash(path)}`, type: 'nfs4', mode: 0o777 },
      options: ['rw', 'relatime', 'vers=4.2', 'rsize=1048576', 'wsize=1048576', 'hard', 'proto=tcp'],
    },
  }
}

/** A disk of which nodes see only what is on it. */
function diskMount(key: string, { spec }: PersistentVolume) {
  const isBlock = spec.volumeMode === 'Block'
  const size = spec.capacity?.storage
  return {
    ...{ tree: `disk:${key}`, source: '/dev/vdb', type: spec.csi?.fsType ?? 'ext4', mode: 0o777 },
    ...(size === undefined ? {} : { size: quantityValue(size) }),
    ...(isBlock ? { device: true as const } : {}),
  }
}

function placeOfPersistent(pod: Pod, volume: PersistentVolume): Place {
  const { metadata, spec } = volume
  const { hostPath, local, nfs, csi } = spec
  const device = spec.volumeMode === 'Block' ? { device: true } : {}
  if (hostPath) {
    const path = withoutSlash(hostPath.path)
    return { path, ...device, ...(path.startsWith(PROVISIONED) ? {} : { ofNode: true }) }
  }
  if (local) return { path: withoutSlash(local.path), ofNode: true, shared: true, ...device }
  if (nfs) return nfsPlace(pod, metadata.name, nfs)
  const key = csi ? `${csi.driver}/${csi.volumeHandle}` : metadata.name
  const path = `${folderOf(pod, 'csi', metadata.name)}/mount`
  return { path, readOnly: csi?.readOnly === true, mount: diskMount(key, volume), ...device }
}

/** Undefined for a claim that is not bound. */
export function diskPlace(lister: Lister, pod: Pod, volume: IVolume): Place | undefined {
  const { nfs, csi, name, persistentVolumeClaim } = volume
  if (nfs) return nfsPlace(pod, name, nfs)
  if (csi) {
    const mount = { source: 'tmpfs', type: 'tmpfs', mode: 0o777 }
    return { path: `${folderOf(pod, 'csi', name)}/mount`, readOnly: !!csi.readOnly, mount }
  }
  const bound = boundVolume(lister, pod, volume)
  if (!bound) return undefined
  const place = placeOfPersistent(pod, bound)
  return persistentVolumeClaim?.readOnly ? { ...place, readOnly: true } : place
}

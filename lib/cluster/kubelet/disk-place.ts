/** Where the volumes lie that outlive their pods. */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { PersistentVolume, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import { podFolder } from '@/lib/cluster/kubelet/node-files'
import type { Place } from '@/lib/cluster/kubelet/volume-place'

/** Below it lies what nodes share: the disks and servers of a network, one folder each. */
export const NETWORK = '/var/lib/kubelet/network/'

/** Folders that local-path makes are everybody's. */
const PROVISIONED = '/opt/local-path-provisioner/'

/** The claim that a volume names, or that was made for it. */
export const claimNameOf = ({ metadata }: Pod, { name, persistentVolumeClaim, ephemeral }: IVolume) =>
  persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined)

function boundVolume(lister: Lister, pod: Pod, volume: IVolume): PersistentVolume | undefined {
  const claim = claimNameOf(pod, volume)
  const name = claim && lister.get('persistentvolumeclaims', pod.metadata.namespace, claim)?.spec.volumeName
  return name ? lister.get('persistentvolumes', undefined, name) : undefined
}

const nfsFolder = ({ server, path }: { server: string; path: string }) =>
  `${NETWORK}nfs/${server}${path}`.replace(/\/+$/, '')

function placeOfPersistent({ metadata, spec }: PersistentVolume): Place {
  const { hostPath, local, nfs, csi } = spec
  const device = spec.volumeMode === 'Block' ? { device: true } : {}
  if (hostPath) {
    const path = hostPath.path.replace(/\/+$/, '')
    return { path, ...device, ...(path.startsWith(PROVISIONED) ? {} : { ofNode: true }) }
  }
  if (local) return { path: local.path.replace(/\/+$/, ''), ofNode: true, shared: true, ...device }
  if (nfs) return { path: nfsFolder(nfs), ...(nfs.readOnly ? { readOnly: true } : {}) }
  if (csi) return { path: `${NETWORK}${csi.driver}/${csi.volumeHandle}`, readOnly: !!csi.readOnly, ...device }
  return { path: `${NETWORK}${metadata.name}`, ...device }
}

/** Undefined for a claim that is not bound. */
export function diskPlace(lister: Lister, pod: Pod, volume: IVolume): Place | undefined {
  const { nfs, csi, persistentVolumeClaim } = volume
  if (nfs) return { path: nfsFolder(nfs), readOnly: !!nfs.readOnly }
  if (csi) {
    const own = `${podFolder(pod.metadata.uid)}/volumes/kubernetes.io~csi`
    return { path: `${own}/${volume.name}/mount`, readOnly: !!csi.readOnly }
  }
  const bound = boundVolume(lister, pod, volume)
  if (!bound) return undefined
  const place = placeOfPersistent(bound)
  return persistentVolumeClaim?.readOnly ? { ...place, readOnly: true } : place
}

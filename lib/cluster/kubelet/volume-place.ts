/** Where the volumes lie that containers write into. */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'
import type { HostMount } from '@/lib/cluster/host/host-state'
import { part } from '@/lib/cluster/sim/parts'

export interface Place {
  /** The node's folder. */
  path: string
  readOnly?: boolean
  /** Belongs to the node: root's, unless `shared` lets fsGroup change that. */
  ofNode?: boolean
  shared?: boolean
  /** No folder but a block device. */
  device?: boolean
  /** What is mounted there, for it lies elsewhere; without a key it is this node's alone. */
  mount?: HostMount
}

/** Where the kubelet keeps a pod's own volumes. */
export const podFolder = (uid: string): string => `/var/lib/kubelet/pods/${uid}`

/** Does it lie outside of node and API? */
export const isDisk = ({ persistentVolumeClaim, ephemeral, nfs, csi }: IVolume): boolean =>
  !!(persistentVolumeClaim ?? ephemeral ?? nfs ?? csi)

/** Undefined for what the kubelet itself writes, and for a claim that is not bound. */
export function placeOf(lister: Lister, pod: Pod, volume: IVolume): Place | undefined {
  const { emptyDir, hostPath, name } = volume
  if (emptyDir) return { path: `${podFolder(pod.metadata.uid)}/volumes/kubernetes.io~empty-dir/${name}` }
  if (hostPath) return { path: hostPath.path.replace(/\/+$/, '') || '/', ofNode: true }
  return isDisk(volume) ? part('kubeletLate').diskPlace(lister, pod, volume) : undefined
}

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { attachableVolumes } from '@/lib/cluster/apis/storage/attachable'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import type { Lister } from '@/lib/cluster/client/lister'

/**
 * Whether all disks of a pod are attached to its node.
 * Differs: a driver that the node does not know is taken for one that needs nothing.
 */
export function areAttached(lister: Lister, pod: Pod): boolean {
  const nodeName = pod.spec.nodeName ?? ''
  const node = lister.get('csinodes.storage.k8s.io', undefined, nodeName) as CSINode | undefined
  const known = new Set(node?.spec?.drivers?.map(({ name }) => name))
  const wanted = attachableVolumes(lister, pod).filter(({ spec }) => known.has(spec.csi?.driver ?? ''))
  if (wanted.length === 0) return true
  const attachments = lister.list('volumeattachments.storage.k8s.io') as unknown as VolumeAttachment[]
  const here = attachments.filter(({ spec, status }) => spec?.nodeName === nodeName && status?.attached)
  return wanted.every(({ metadata }) =>
    here.some(({ spec }) => spec?.source.persistentVolumeName === metadata.name),
  )
}

import { attachableVolumes } from '@/lib/cluster/apis/storage/attachable'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import type { ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'

/**
 * Whether all disks of a pod are attached to its node.
 * Differs: where mounts are trusted, a driver that the node does not know is taken for one that needs nothing.
 */
export function areAttached({ ctx: { lister }, host, nodeName, pod }: Sync): boolean {
  const node = lister.get('csinodes.storage.k8s.io', undefined, nodeName) as CSINode | undefined
  const known = new Set(node?.spec?.drivers?.map(({ name }) => name))
  const trusts = host.trustsMounts()
  const wanted = attachableVolumes(lister, pod).filter(
    ({ spec }) => !trusts || known.has(spec.csi?.driver ?? ''),
  )
  if (wanted.length === 0) return true
  const attachments = lister.list('volumeattachments.storage.k8s.io') as unknown as VolumeAttachment[]
  const here = attachments.filter(({ spec, status }) => spec?.nodeName === nodeName && status?.attached)
  return wanted.every(({ metadata }) =>
    here.some(({ spec }) => spec?.source.persistentVolumeName === metadata.name),
  )
}

/** Pods that wait for their disks look at once when one has come. */
export function onAttachment(
  { object }: WatchEvent,
  ctx: ComponentContext<KubeletState>,
  nodeName: string,
): string[] {
  const { spec, status } = object as unknown as VolumeAttachment
  if (!status?.attached || spec?.nodeName !== nodeName) return []
  const waiting = Object.values(ctx.state.pods).filter(({ mountAt, sandboxAt }) => mountAt && !sandboxAt)
  for (const runtime of waiting) runtime.mountAt = ctx.now()
  return waiting.map(({ key }) => key)
}

import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import { SELECTED_NODE } from '@/lib/cluster/apis/storage/annotations'
import { withClaim } from '@/lib/cluster/apis/storage/claim-reference'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { allBound, planVolumes } from '@/lib/cluster/scheduler/plugins/volume-binding'

const storageOf = ({ lister }: ComponentContext) => ({
  claims: lister.list('persistentvolumeclaims'),
  volumes: lister.list('persistentvolumes'),
  classes: lister.list('storageclasses.storage.k8s.io'),
})

const hasVolumes = ({ spec }: Pod) =>
  !!spec.volumes?.some(({ persistentVolumeClaim, ephemeral }) => persistentVolumeClaim || ephemeral)

/** True when the pod's claims are bound, so that it may be, too. */
export const volumesAreBound = (ctx: ComponentContext, pod: Pod): boolean =>
  !hasVolumes(pod) || allBound(pod, storageOf(ctx))

/** Keeps volumes for the pod's claims and asks for new ones; the binder and provisioners do the rest. */
export function requestVolumes(ctx: ComponentContext, pod: Pod, node: Node): void {
  const plan = planVolumes(pod, node, storageOf(ctx))
  for (const { volume, claim } of plan?.bind ?? []) {
    if (volume.spec.claimRef?.uid === claim.metadata.uid) continue
    ctx.client.update('persistentvolumes', withClaim(volume, claim))
  }
  for (const claim of plan?.provision ?? []) {
    const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node.metadata.name }
    ctx.client.update('persistentvolumeclaims', { ...claim, metadata: { ...claim.metadata, annotations } })
  }
}

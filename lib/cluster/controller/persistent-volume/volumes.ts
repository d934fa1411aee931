/** Mirrors: syncVolume and reclaimVolume of pkg/controller/volume/persistentvolume. */
import type { PersistentVolume } from '@/lib/cluster/apimachinery/object'
import { BOUND_BY_CONTROLLER, PROVISIONED_BY } from '@/lib/cluster/apis/storage/annotations'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { setVolumePhase, tell, unbind } from '@/lib/cluster/controller/persistent-volume/binding'

type Volume = PersistentVolume

/** Why a volume that nobody provisioned cannot be deleted by Kubernetes itself. */
function whyNotDeleted({ metadata, spec }: Volume): string | undefined {
  if (!spec.hostPath)
    return `error getting deleter volume plugin for volume "${metadata.name}": no deletable volume plugin matched`
  if (/^\/tmp\/.+/.test(spec.hostPath.path ?? '')) return undefined
  return `host_path deleter only supports /tmp/.+ but received provided ${spec.hostPath.path}`
}

/** The claim is gone. Differs: a recycled volume is clean at once, without a pod that wipes it. */
function reclaim(ctx: ComponentContext, volume: Volume): void {
  switch (volume.spec.persistentVolumeReclaimPolicy) {
    case 'Recycle':
      tell(ctx, volume, 'Normal', 'VolumeRecycled', 'Volume recycled')
      unbind(ctx, volume)
      return
    case 'Delete': {
      // What a provisioner made, it also takes away.
      if (volume.metadata.annotations?.[PROVISIONED_BY]) return
      const why = whyNotDeleted(volume)
      if (why === undefined) ctx.client.delete('persistentvolumes', undefined, volume.metadata.name)
      else if (volume.status?.phase !== 'Failed') {
        tell(ctx, setVolumePhase(ctx, volume, 'Failed', why), 'Warning', 'VolumeFailedDelete', why)
      }
      return
    }
    default:
  }
}

export function syncVolume(ctx: ComponentContext, volume: Volume): void {
  const reference = volume.spec.claimRef
  if (!reference?.uid) {
    setVolumePhase(ctx, volume, 'Available')
    return
  }
  const found = ctx.lister.get('persistentvolumeclaims', reference.namespace, reference.name ?? '')
  const claim = found?.metadata.uid === reference.uid ? found : undefined
  if (!claim) {
    const ended = volume.status?.phase === 'Released' || volume.status?.phase === 'Failed'
    reclaim(ctx, ended ? volume : setVolumePhase(ctx, volume, 'Released'))
  } else if (claim.spec.volumeName === volume.metadata.name) setVolumePhase(ctx, volume, 'Bound')
  else if (claim.spec.volumeName && volume.metadata.annotations?.[BOUND_BY_CONTROLLER]) unbind(ctx, volume)
}

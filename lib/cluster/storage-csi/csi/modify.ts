/** A volume takes the settings of another VolumeAttributesClass. Mirrors: external-resizer's modifycontroller. */
import {
  type Claim,
  type Context,
  type CsiDriver,
  DURATION,
  tell,
} from '@/lib/cluster/storage-csi/csi/driver'
import { isDone } from '@/lib/cluster/storage-csi/pending'

const CLASSES = 'volumeattributesclasses.storage.k8s.io'

function write(ctx: Context, claim: Claim, status: 'Pending' | 'InProgress', target: string): void {
  if (claim.status?.modifyVolumeStatus?.status === status) return
  const modifyVolumeStatus = { status, targetVolumeAttributesClassName: target }
  ctx.client.updateStatus('persistentvolumeclaims', {
    ...claim,
    status: { ...claim.status, modifyVolumeStatus },
  } as Claim)
}

export function modify(ctx: Context, driver: CsiDriver, key: string, claim: Claim): void {
  const wanted = claim.spec.volumeAttributesClassName
  const volume = ctx.lister.get('persistentvolumes', undefined, claim.spec.volumeName ?? '')
  if (!driver.modifies || !wanted || volume?.spec.csi?.driver !== driver.name) return
  const { name } = claim.metadata
  const current = volume.spec.volumeAttributesClassName
  if (current !== wanted) {
    if (!ctx.lister.get(CLASSES, undefined, wanted)) {
      if (!claim.status?.modifyVolumeStatus)
        tell(ctx, claim, 'VolumeModifyFailed', `VAC "${wanted}" does not exist.`, 'Warning')
      write(ctx, claim, 'Pending', wanted)
      return
    }
    const text = `external resizer is modifying volume ${name} with vac ${wanted}`
    const begin = () => {
      write(ctx, claim, 'InProgress', wanted)
      tell(ctx, claim, 'VolumeModify', text)
    }
    if (!isDone(ctx, `modify ${key}`, DURATION, begin, key)) return
    const spec = { ...volume.spec, volumeAttributesClassName: wanted }
    ctx.client.update('persistentvolumes', { ...volume, spec })
  }
  const fresh = ctx.client.find('persistentvolumeclaims', claim.metadata.namespace, name)
  if (
    !fresh ||
    (fresh.status?.currentVolumeAttributesClassName === wanted && !fresh.status.modifyVolumeStatus)
  )
    return
  const { modifyVolumeStatus, ...status } = fresh.status ?? {}
  ctx.client.updateStatus('persistentvolumeclaims', {
    ...fresh,
    status: { ...status, currentVolumeAttributesClassName: wanted },
  } as Claim)
  if (modifyVolumeStatus)
    tell(
      ctx,
      claim,
      'VolumeModifySuccessful',
      `external resizer modified volume ${name} with vac ${wanted} successfully`,
    )
}

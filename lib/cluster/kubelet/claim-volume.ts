/** Mirrors: desired_state_of_world_populator of pkg/kubelet/volumemanager – from a pod's volume to its PersistentVolume. */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { PersistentVolume, PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { controls, notOwned } from '@/lib/cluster/apis/storage/claim-owner'
import { claimNameOf } from '@/lib/cluster/kubelet/disk-place'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import { allContainers } from '@/lib/cluster/kubelet/runtime'

export interface MountedClaim {
  claim: PersistentVolumeClaim
  volume: PersistentVolume
}

const missing = (resource: string, name: string) => `${resource} "${name}" not found`

/** Why the claim cannot be used; undefined when it can. */
function refusal(claim: PersistentVolumeClaim | undefined, name: string): string | undefined {
  if (!claim) return `failed to fetch PVC from API server: ${missing('persistentvolumeclaims', name)}`
  if (claim.metadata.deletionTimestamp) return 'PVC is being deleted'
  if (claim.status?.phase !== 'Bound') return 'PVC is not bound'
  return claim.spec.volumeName ? undefined : 'PVC has empty pvc.Spec.VolumeName'
}

/** A block device cannot be mounted, nor a file system be mapped. */
function wrongUse({ pod }: Sync, { name }: IVolume, mode = 'Filesystem'): string | undefined {
  const field = mode === 'Block' ? 'volumeMounts' : 'volumeDevices'
  const uses = allContainers(pod).some((container) => container[field]?.some((one) => one.name === name))
  return uses ? `volume ${name} has volumeMode ${mode}, but is specified in ${field}` : undefined
}

/** What a volume with a claim stands for, or why the kubelet does not take it up. */
export function claimProblem(sync: Sync, volume: IVolume): MountedClaim | string {
  const { lister } = sync.ctx
  const { namespace } = sync.pod.metadata
  const name = claimNameOf(sync.pod, volume) ?? ''
  const claim = lister.get('persistentvolumeclaims', namespace, name)
  if (claim && volume.ephemeral && !controls(sync.pod, claim)) return notOwned(sync.pod, name)
  const fail = (why: string) => `error processing PVC ${namespace}/${name}: ${why}`
  const why = refusal(claim, name)
  if (!claim || why !== undefined) return fail(why ?? '')
  const volumeName = claim.spec.volumeName ?? ''
  const found = lister.get('persistentvolumes', undefined, volumeName)
  if (!found)
    return fail(
      `failed to fetch PV ${volumeName} from API server: ${missing('persistentvolumes', volumeName)}`,
    )
  if (found.spec.claimRef?.uid !== claim.metadata.uid)
    return fail(
      `found PV object ${volumeName} with nil or mismatched pv.Spec.ClaimRef.UID: ${claim.metadata.uid}`,
    )
  return wrongUse(sync, volume, found.spec.volumeMode) ?? { claim, volume: found }
}

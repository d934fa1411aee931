import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { Cycle, SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { claimsOf, missingClaim } from '@/lib/cluster/scheduler/plugins/pod-claims'

type Volume = NonNullable<Pod['spec']['volumes']>[number]

/** Two inline disks that are one, unless everybody only reads it. */
function sameDisk(a: Volume, b: Volume): boolean {
  if (a.gcePersistentDisk && b.gcePersistentDisk) {
    const [disk, other] = [a.gcePersistentDisk, b.gcePersistentDisk]
    if (disk.pdName === other.pdName && !(disk.readOnly && other.readOnly)) return true
  }
  if (a.awsElasticBlockStore && a.awsElasticBlockStore.volumeID === b.awsElasticBlockStore?.volumeID)
    return true
  if (a.iscsi && a.iscsi.iqn === b.iscsi?.iqn && !(a.iscsi.readOnly && b.iscsi.readOnly)) return true
  if (!a.rbd || !b.rbd) return false
  const [image, other] = [a.rbd, b.rbd]
  return (
    image.monitors.some((monitor) => other.monitors.includes(monitor)) &&
    (image.pool ?? 'rbd') === (other.pool ?? 'rbd') &&
    image.image === other.image &&
    !(image.readOnly && other.readOnly)
  )
}

/** Pods that cannot be on one node for their inline disks. */
export const disksClash = (pod: Pod, other: Pod): boolean =>
  !!pod.spec.volumes?.some((volume) => other.spec.volumes?.some((taken) => sameDisk(volume, taken)))

const usesClaim = ({ metadata, spec }: Pod, namespace: string | undefined, names: string[]) =>
  metadata.namespace === namespace &&
  !!spec.volumes?.some(
    ({ persistentVolumeClaim: claim }) => claim !== undefined && names.includes(claim.claimName),
  )

/** Some pod of the cluster has a claim that only one may have. */
const exclusive = new WeakMap<Cycle, boolean>()

/** Mirrors: plugins/volumerestrictions – disks of clouds, and ReadWriteOncePod. */
export const volumeRestrictions: SchedulerPlugin = {
  name: 'VolumeRestrictions',
  preFilter(cycle) {
    const { pod, snapshot } = cycle
    const claims = claimsOf(pod, snapshot.lister).filter(({ ephemeral }) => !ephemeral)
    for (const { name, claim } of claims) if (!claim) return missingClaim(name)
    const names = claims
      .filter(({ claim }) => claim?.spec.accessModes?.includes('ReadWriteOncePod'))
      .map(({ name }) => name)
    const { namespace } = pod.metadata
    exclusive.set(
      cycle,
      names.length > 0 &&
        snapshot.nodes.some(({ pods }) => pods.some((other) => usesClaim(other, namespace, names))),
    )
    return undefined
  },
  filter(cycle, info) {
    if (info.pods.some((other) => disksClash(cycle.pod, other)))
      return { reasons: ['node(s) had no available disk'] }
    if (!exclusive.get(cycle)) return undefined
    return {
      reasons: [
        'node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode',
      ],
    }
  },
}

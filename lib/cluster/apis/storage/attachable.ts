/** Which volumes have to be attached to a machine before they are mounted. */
import type { PersistentVolume, Pod } from '@/lib/cluster/apimachinery/object'
import type { CSIDriver } from '@/lib/cluster/apis/storage/csi-driver'

interface Lister {
  get(
    resource: 'persistentvolumes',
    namespace: string | undefined,
    name: string,
  ): PersistentVolume | undefined
  get(
    resource: 'persistentvolumeclaims',
    namespace: string | undefined,
    name: string,
  ): { spec: { volumeName?: string } } | undefined
  get(resource: string, namespace: string | undefined, name: string): unknown
}

const CSI_DRIVERS = 'csidrivers.storage.k8s.io'

/** A volume of a CSI driver, unless the driver says that it need not be attached. */
export function isAttachable({ get }: Lister, volume: PersistentVolume): boolean {
  const { csi } = volume.spec
  if (!csi) return false
  const driver = get(CSI_DRIVERS, undefined, csi.driver) as CSIDriver | undefined
  return driver?.spec?.attachRequired !== false
}

/** The volumes that a pod's claims are bound to and that have to be attached. */
export function attachableVolumes(lister: Lister, pod: Pod): PersistentVolume[] {
  const { metadata, spec } = pod
  return (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    const claim = persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined)
    if (claim === undefined) return []
    const bound = lister.get('persistentvolumeclaims', metadata.namespace, claim)?.spec.volumeName
    const volume = bound ? lister.get('persistentvolumes', undefined, bound) : undefined
    return volume && isAttachable(lister, volume) ? [volume] : []
  })
}

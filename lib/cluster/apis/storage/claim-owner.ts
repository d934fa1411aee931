/** Mirrors: component-helpers/storage/ephemeral – the claim of a pod's own volume has to be the pod's. */
import type { PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'

export const controls = ({ metadata: { uid } }: Pod, { metadata }: PersistentVolumeClaim): boolean =>
  !!metadata.ownerReferences?.some((owner) => owner.controller && owner.uid === uid)

export function notOwned({ metadata }: Pod, claim: string): string {
  const { name, namespace } = metadata
  return `PVC ${namespace}/${claim} was not created for pod ${namespace}/${name} (pod is not owner)`
}

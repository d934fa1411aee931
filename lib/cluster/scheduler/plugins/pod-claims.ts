import type { PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'

export interface PodClaim {
  name: string
  ephemeral: boolean
  /** Unset: it is not there. */
  claim: PersistentVolumeClaim | undefined
}

/** The names of the claims that a pod's volumes stand for; those of its ephemeral ones bear its own name. */
export const claimNames = ({ metadata, spec }: Pod): Omit<PodClaim, 'claim'>[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }): Omit<PodClaim, 'claim'>[] => {
    if (persistentVolumeClaim) return [{ name: persistentVolumeClaim.claimName, ephemeral: false }]
    return ephemeral ? [{ name: `${metadata.name}-${name}`, ephemeral: true }] : []
  })

/** The claims of a pod in the order of its volumes. */
export const claimsOf = (pod: Pod, lister: Lister): PodClaim[] =>
  claimNames(pod).map(({ name, ephemeral }) => ({
    name,
    ephemeral,
    claim: lister.get('persistentvolumeclaims', pod.metadata.namespace, name),
  }))

export const missingClaim = (name: string) => ({
  reasons: [`persistentvolumeclaim "${name}" not found`],
  unresolvable: true,
})

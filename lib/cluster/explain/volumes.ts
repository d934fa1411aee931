/** What the claims of a pod wait for. */
import type { PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import { missing, type View } from '@/lib/cluster/explain/view'

/** A claim that a pod names, and where. */
interface NamedClaim {
  field: string
  ref: ObjectRef
  claim: PersistentVolumeClaim | undefined
}

export function claimsOf(view: View, { metadata, spec }: Pod): NamedClaim[] {
  const { namespace = '' } = metadata
  return (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }, index) => {
    const claimName = persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined)
    if (claimName === undefined) return []
    const field = `spec.volumes[${index}].${ephemeral ? 'ephemeral' : 'persistentVolumeClaim.claimName'}`
    const claim = view.lister.get('persistentvolumeclaims', namespace, claimName)
    return [{ field, ref: { kind: 'PersistentVolumeClaim', name: claimName, namespace }, claim }]
  })
}

/** The volume that a claim is bound to keeps the pod on other nodes. */
function placeOfVolume(view: View, pod: Pod): Link[] {
  for (const { claim } of claimsOf(view, pod)) {
    const volume = view.lister.get('persistentvolumes', undefined, claim?.spec.volumeName ?? '')
    const terms = volume?.spec.nodeAffinity?.required?.nodeSelectorTerms
    if (!volume || !terms) continue
    const object = refOf(volume)
    return [{ object, why: 'no match', field: 'spec.nodeAffinity.required', found: terms }]
  }
  return []
}

const isOpen = (claim: PersistentVolumeClaim) => claim.status?.phase !== 'Bound'

/** What is behind the scheduler's words on volumes; empty for words on other things. */
export function volumeLinks(view: View, pod: Pod, message: string): Link[] {
  if (message.includes("didn't match PersistentVolume's node affinity")) return placeOfVolume(view, pod)
  const object = refOf(pod)
  const claims = claimsOf(view, pod)
  const absent = claims.find(({ claim }) => !claim)
  if (absent) {
    const { field, ref } = absent
    return [{ object, why: 'waits', field, found: ref.name }, missing(view, ref)]
  }
  const open =
    claims.find(({ ref, claim }) => claim && isOpen(claim) && message.includes(`"${ref.name}"`)) ??
    claims.find(({ claim }) => claim && (isOpen(claim) || claim.metadata.deletionTimestamp))
  if (!open) return []
  return [{ object, why: 'waits', field: open.field, found: open.ref.name }, ...view.explain(open.ref)]
}

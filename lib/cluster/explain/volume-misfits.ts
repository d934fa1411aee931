/** How near the volumes that are there come to a claim. */
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { PersistentVolume, PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { isBoundTo, requestedStorage, whyUnsuitable } from '@/lib/cluster/apis/storage/volume-matching'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import type { View } from '@/lib/cluster/explain/view'

type Claim = PersistentVolumeClaim
type Volume = PersistentVolume

/** What of a claim does not fit a volume, and how much is wrong with it. */
interface Misfit {
  field: string
  found: unknown
  offered: unknown
}

export function misfitsOf(volume: Volume, claim: Claim): Misfit[] {
  const { spec, metadata } = volume
  const misfits: Misfit[] = []
  const differs = (field: string, found: unknown, offered: unknown) => misfits.push({ field, found, offered })
  const why = whyUnsuitable(volume, claim)
  if (classOf(volume) !== classOf(claim))
    differs('spec.storageClassName', claim.spec.storageClassName ?? '', classOf(volume))
  const modes = claim.spec.accessModes ?? []
  if (!modes.every((mode) => spec.accessModes?.includes(mode)))
    differs('spec.accessModes', modes, spec.accessModes ?? [])
  if (why === 'requested PV is too small')
    differs('spec.resources.requests.storage', requestedStorage(claim), spec.capacity?.storage)
  if ((spec.volumeMode ?? 'Filesystem') !== (claim.spec.volumeMode ?? 'Filesystem'))
    differs('spec.volumeMode', claim.spec.volumeMode, spec.volumeMode ?? 'Filesystem')
  if (claim.spec.selector && !matchesLabelSelector(claim.spec.selector, metadata.labels))
    differs('spec.selector', claim.spec.selector, metadata.labels ?? {})
  return misfits
}

/** It would fit, but it is another's, or was. */
export function takenLink(view: View, volume: Volume, claim: Claim): Link | undefined {
  const { claimRef } = volume.spec
  if (!claimRef || isBoundTo(volume, claim)) return undefined
  const { name = '', namespace = '' } = claimRef
  const holder: ObjectRef = { kind: 'PersistentVolumeClaim', name, namespace }
  const there = view.lister.get('persistentvolumeclaims', namespace, name)
  const reason = volume.status?.phase ?? 'Bound'
  const link: Link = {
    object: refOf(volume),
    why: 'taken',
    said: { in: 'status', reason },
    field: 'spec.claimRef',
  }
  return { ...link, found: { namespace, name }, wanted: there ? [holder] : [] }
}

/** The volume that comes nearest, and what keeps it from being the claim's. */
export function nearestVolume(view: View, claim: Claim): Link[] {
  const ranked = view.lister
    .list('persistentvolumes')
    .map((volume) => ({ volume, misfits: misfitsOf(volume, claim), taken: takenLink(view, volume, claim) }))
    .sort((a, b) => rank(a) - rank(b))
  const [nearest] = ranked
  if (!nearest) return []
  const { volume, misfits, taken } = nearest
  const [misfit] = misfits
  if (!misfit) return taken ? [taken] : []
  const { field, found, offered } = misfit
  return [
    {
      object: refOf(claim),
      why: 'no match',
      field,
      found,
      wanted: { [volume.metadata.name]: offered },
    },
  ]
}

const rank = ({ misfits, taken }: { misfits: Misfit[]; taken: Link | undefined }) =>
  misfits.length * 2 + (taken ? 3 : 0)

/** Which volume suits a claim. Mirrors: k8s.io/component-helpers/storage/volume. */
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { PersistentVolume, PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { classOf } from '@/lib/cluster/apis/core/volume-class'

type Volume = PersistentVolume
type Claim = PersistentVolumeClaim

export const requestedStorage = ({ spec }: Claim): string | number => spec.resources?.requests?.storage ?? 0
const capacityOf = ({ spec }: Volume) => spec.capacity?.storage ?? 0

/** True when the volume is bound to the claim, or kept for it by its name. */
export function isBoundTo({ spec: { claimRef } }: Volume, { metadata }: Claim): boolean {
  if (!claimRef || claimRef.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false
  return !claimRef.uid || claimRef.uid === metadata.uid
}

const offersModes = ({ spec }: Volume, claim: Claim): boolean =>
  (claim.spec.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode))

const modeOf = ({ spec }: Volume | Claim) => spec.volumeMode ?? 'Filesystem'

/** Why a volume that a claim names cannot be its own (checkVolumeSatisfyClaim); undefined when it can. */
export function whyUnsuitable(volume: Volume, claim: Claim): string | undefined {
  if (compareQuantities(capacityOf(volume), requestedStorage(claim)) < 0) return 'requested PV is too small'
  if (classOf(volume) !== classOf(claim)) return 'storageClassName does not match'
  if (modeOf(volume) !== modeOf(claim)) return 'incompatible volumeMode'
  if (!offersModes(volume, claim)) return 'incompatible accessMode'
  return undefined
}

/** By how few modes a volume offers, then by its size, then by name: the tightest fit first. */
function byFit(a: Volume, b: Volume): number {
  const modes = (a.spec.accessModes?.length ?? 0) - (b.spec.accessModes?.length ?? 0)
  const names = Number(a.metadata.name > b.metadata.name) - Number(a.metadata.name < b.metadata.name)
  return modes || compareQuantities(capacityOf(a), capacityOf(b)) || names
}

/**
 * The volume for a claim: one that is kept for it, else the tightest that is free.
 * @param suits a further condition, e.g. that a node can reach it
 */
export function findMatchingVolume(
  claim: Claim,
  volumes: readonly Volume[],
  suits: (volume: Volume) => boolean = () => true,
): Volume | undefined {
  const able = volumes.filter(
    (volume) => whyUnsuitable(volume, claim) === undefined && !volume.metadata.deletionTimestamp,
  )
  const kept = able.find((volume) => isBoundTo(volume, claim))
  if (kept) return suits(kept) ? kept : undefined
  return able
    .filter((volume) => !volume.spec.claimRef && volume.status?.phase === 'Available')
    .filter(
      ({ metadata }) => !claim.spec.selector || matchesLabelSelector(claim.spec.selector, metadata.labels),
    )
    .filter(suits)
    .sort(byFit)[0]
}

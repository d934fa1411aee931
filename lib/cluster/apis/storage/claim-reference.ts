import type { PersistentVolume, PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { BOUND_BY_CONTROLLER } from '@/lib/cluster/apis/storage/annotations'
import { isBoundTo } from '@/lib/cluster/apis/storage/volume-matching'

type Volume = PersistentVolume
type Claim = PersistentVolumeClaim

/** The object with annotations that only say yes. */
export function annotated<T extends Volume | Claim>(object: T, ...names: string[]): T {
  const added = Object.fromEntries(names.map((name) => [name, 'yes']))
  const annotations = { ...object.metadata.annotations, ...added }
  return { ...object, metadata: { ...object.metadata, annotations } }
}

/** The volume with its reference to the claim: the controller's own only where nobody wrote one before. */
export function withClaim(volume: Volume, claim: Claim): Volume {
  const { name, namespace, uid, resourceVersion } = claim.metadata
  const reference = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid, resourceVersion }
  const next: Volume = { ...volume, spec: { ...volume.spec, claimRef: reference } }
  return isBoundTo(volume, claim) ? next : annotated(next, BOUND_BY_CONTROLLER)
}

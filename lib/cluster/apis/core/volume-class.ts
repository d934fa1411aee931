import type { PersistentVolume, PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'

const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class'

/** The name of the storage class of a claim or volume, `''` for none; an old annotation wins over the field. */
export const classOf = (object: PersistentVolumeClaim | PersistentVolume): string =>
  object.metadata.annotations?.[BETA_CLASS] ?? object.spec.storageClassName ?? ''

/** True when a claim says nothing about its class: the default class is then its own. */
export const hasNoClass = (claim: PersistentVolumeClaim): boolean =>
  claim.metadata.annotations?.[BETA_CLASS] === undefined && claim.spec.storageClassName === undefined

/** What is said of the old annotation. */
export const classWarnings = (object: PersistentVolumeClaim | PersistentVolume): string[] =>
  object.metadata.annotations?.[BETA_CLASS] === undefined
    ? []
    : [`metadata.annotations[${BETA_CLASS}]: deprecated since v1.8; use "storageClassName" attribute instead`]

/** `500m` of storage is less than a byte. */
export function fractionalWarning(field: string, amount: string | number | undefined): string[] {
  if (amount === undefined || !/\dm$/.test(String(amount))) return []
  return [`${field}: fractional byte value "${amount}" is invalid, must be an integer`]
}

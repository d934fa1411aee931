import type { LabPicture } from '@/lib/lab/picture'
import { objectKey } from '@/lib/lab/picture/object-key'
import { ownerKey } from '../owner-tree'

/** Whoever owns an object, and whoever owns that, up to the top: keys. */
export function ownersOf({ workloads }: LabPicture, owner: string | undefined, namespace: string): string[] {
  const chain: string[] = []
  for (let above = owner; above; ) {
    const key = ownerKey(above, namespace)
    if (chain.includes(key)) break
    chain.push(key)
    above = workloads.find((one) => objectKey(one) === key)?.owner
  }
  return chain
}

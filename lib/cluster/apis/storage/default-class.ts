import type { StorageClass } from '@/lib/cluster/apimachinery/object'
import { isDefaultClass } from '@/lib/cluster/apis/storage/storage-class'

/** The newest of the default classes; among equals the first by name (volume/util GetDefaultClass). */
export function findDefaultClass(classes: readonly StorageClass[]): StorageClass | undefined {
  return classes
    .filter(isDefaultClass)
    .sort(
      ({ metadata: a }, { metadata: b }) =>
        Number(a.creationTimestamp < b.creationTimestamp) -
          Number(a.creationTimestamp > b.creationTimestamp) ||
        Number(a.name > b.name) - Number(a.name < b.name),
    )[0]
}

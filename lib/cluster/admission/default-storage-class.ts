import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import type { PersistentVolumeClaim, StorageClass } from '@/lib/cluster/apimachinery/object'
import { hasNoClass } from '@/lib/cluster/apis/core/volume-class'
import { findDefaultClass } from '@/lib/cluster/apis/storage/default-class'

/** Writes the default class into new claims that name none. */
export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  resources: ['persistentvolumeclaims'],
  admit({ kind, operation, object, subresource }, context) {
    if (kind.kind !== 'PersistentVolumeClaim' || kind.group !== '') return
    if (operation !== 'CREATE' || subresource !== undefined) return
    const claim = object as unknown as PersistentVolumeClaim
    if (!hasNoClass(claim)) return
    const classes = context.list('storageclasses.storage.k8s.io') as unknown as StorageClass[]
    const found = findDefaultClass(classes)
    if (found) claim.spec.storageClassName = found.metadata.name
  },
}

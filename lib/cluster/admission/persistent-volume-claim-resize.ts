import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { classOf } from '@/lib/cluster/apis/core/volume-class'

const storageOf = ({ spec }: PersistentVolumeClaim) => spec.resources?.requests?.storage ?? 0

/** A claim may grow only when it is bound and its class allows it. */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  resources: ['persistentvolumeclaims'],
  validate({ kind, operation, object, old, subresource, name }, context) {
    if (kind.kind !== 'PersistentVolumeClaim' || kind.group !== '') return
    if (operation !== 'UPDATE' || subresource !== undefined) return
    const [claim, before] = [object, old] as unknown as PersistentVolumeClaim[]
    if (!claim || !before || compareQuantities(storageOf(claim), storageOf(before)) <= 0) return
    const storageClass = classOf(claim)
    const refuse = (why: string) =>
      withFinding(forbidden({ group: '', resource: kind.plural }, name, why), {
        kind: 'volume-expansion',
        requested: String(storageOf(claim)),
        current: String(storageOf(before)),
        phase: before.status?.phase ?? 'Pending',
        storageClass,
      })
    if (before.status?.phase !== 'Bound') {
      throw refuse('Only bound persistent volume claims can be expanded')
    }
    const found = context.get('storageclasses.storage.k8s.io', storageClass)
    if (found?.allowVolumeExpansion === true) return
    throw refuse(
      'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
    )
  },
}

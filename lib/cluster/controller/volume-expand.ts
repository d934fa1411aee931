import { type KubeObject, keyOf, type PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { requestedStorage } from '@/lib/cluster/apis/storage/volume-matching'
import type { Component } from '@/lib/cluster/client/component'

/** A bound claim that asks for more: every volume is grown by a driver outside of Kubernetes. */
export const volumeExpand: Component = {
  name: 'expand-controller',
  eventSource: 'volume_expand',
  watches: [
    {
      resource: 'persistentvolumeclaims',
      map({ type, object, old }) {
        if (type !== 'MODIFIED' || !old) return []
        const [now, before] = [object, old] as PersistentVolumeClaim[]
        const grows = now && before && compareQuantities(requestedStorage(now), requestedStorage(before)) > 0
        return grows ? [keyOf(object)] : []
      },
    },
  ],
  reconcile(key, ctx) {
    const claim = ctx.lister.byKey('persistentvolumeclaims', key)
    if (claim?.status?.phase !== 'Bound') return
    if (compareQuantities(claim.status.capacity?.storage ?? 0, requestedStorage(claim)) >= 0) return
    ctx.record(claim as unknown as KubeObject, {
      type: 'Normal',
      reason: 'ExternalExpanding',
      message: 'waiting for an external controller to expand this PVC',
    })
  },
}

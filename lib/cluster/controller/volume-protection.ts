/** Claims stay while a pod uses them, volumes while they are bound. Mirrors: pvc-protection and pv-protection. */
import { keyOf, type PersistentVolumeClaim, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

type Resource = 'persistentvolumes' | 'persistentvolumeclaims'

/** Claims of a pod's volumes, also those that its own volumes are made of. */
const claimsOf = ({ metadata, spec }: Pod): string[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    const claim = persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined)
    return claim === undefined ? [] : [`${metadata.namespace}/${claim}`]
  })

const hasEnded = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'

function isUsed(ctx: ComponentContext, claim: PersistentVolumeClaim): boolean {
  const key = keyOf(claim)
  return ctx.lister
    .list('pods', claim.metadata.namespace)
    .some((pod) => pod.spec.nodeName && !hasEnded(pod) && claimsOf(pod).includes(key))
}

function release(ctx: ComponentContext, resource: Resource, key: string, finalizer: string): void {
  const object = ctx.lister.byKey(resource, key)
  if (!object?.metadata.deletionTimestamp || !object.metadata.finalizers?.includes(finalizer)) return
  const finalizers = object.metadata.finalizers.filter((one) => one !== finalizer)
  ctx.client.update(resource, { ...object, metadata: { ...object.metadata, finalizers } } as never)
}

export const claimProtection: Component = {
  name: 'pvc-protection-controller',
  watches: [
    {
      resource: 'persistentvolumeclaims',
      map: ({ object, type }) => (type === 'DELETED' ? [] : [keyOf(object)]),
    },
    {
      resource: 'pods',
      map: ({ object, type }) =>
        type === 'DELETED' || hasEnded(object as Pod) ? claimsOf(object as Pod) : [],
    },
  ],
  reconcile(key, ctx) {
    const claim = ctx.lister.byKey('persistentvolumeclaims', key)
    if (!claim?.metadata.deletionTimestamp || isUsed(ctx, claim)) return
    release(ctx, 'persistentvolumeclaims', key, 'kubernetes.io/pvc-protection')
  },
}

export const volumeProtection: Component = {
  name: 'pv-protection-controller',
  watches: [
    { resource: 'persistentvolumes', map: ({ object, type }) => (type === 'DELETED' ? [] : [keyOf(object)]) },
  ],
  reconcile(key, ctx) {
    if (ctx.lister.byKey('persistentvolumes', key)?.status?.phase === 'Bound') return
    release(ctx, 'persistentvolumes', key, 'kubernetes.io/pv-protection')
  },
}

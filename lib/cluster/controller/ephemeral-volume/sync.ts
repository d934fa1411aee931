import { isAlreadyExists } from '@/lib/cluster/apimachinery/errors'
import { controllerReference, type KubeObject, type Pod } from '@/lib/cluster/apimachinery/object'
import { controls, notOwned } from '@/lib/cluster/apis/storage/claim-owner'
import type { ComponentContext } from '@/lib/cluster/client/component'

function createClaim(ctx: ComponentContext, pod: Pod, volume: string): void {
  const { namespace = '', name } = pod.metadata
  const template = pod.spec.volumes?.find((one) => one.name === volume)?.ephemeral?.volumeClaimTemplate
  if (!template) return
  const claim = `${name}-${volume}`
  const existing = ctx.lister.get('persistentvolumeclaims', namespace, claim)
  if (existing && controls(pod, existing)) return
  if (existing) throw new Error(notOwned(pod, claim))
  const { annotations, labels } = template.metadata ?? {}
  try {
    ctx.client.create('persistentvolumeclaims', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: claim,
        namespace,
        ...(annotations ? { annotations } : {}),
        ...(labels ? { labels } : {}),
        ownerReferences: [controllerReference({ ...pod, apiVersion: 'v1', kind: 'Pod' })],
      },
      spec: { ...template.spec },
    })
  } catch (error) {
    if (isAlreadyExists(error)) return
    const why = error instanceof Error ? error.message : String(error)
    const message = `ephemeral volume ${volume}: create PVC ${claim}: ${why}`
    ctx.record(pod as unknown as KubeObject, { type: 'Warning', reason: 'FailedBinding', message })
    throw error
  }
}

/** Creates the claims of a pod's own volumes. */
export function createClaims(key: string, ctx: ComponentContext): void {
  const pod = ctx.lister.byKey('pods', key)
  if (!pod || pod.metadata.deletionTimestamp) return
  for (const { name, ephemeral } of pod.spec.volumes ?? []) if (ephemeral) createClaim(ctx, pod, name)
}

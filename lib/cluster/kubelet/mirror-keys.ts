import { keyOf } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import type { KubeletState } from '@/lib/cluster/kubelet/runtime'

/** The key under which the kubelet looks at its manifests. */
export const STATIC_PODS = 'static-pods'

/** A mirror pod changed: one that somebody deletes makes the kubelet look at its manifests. */
export function mirrorKeys({ type, object }: WatchEvent, ctx: ComponentContext<KubeletState>): string[] {
  const key = keyOf(object)
  const isGoing = type === 'DELETED' || object.metadata.deletionTimestamp !== undefined
  return isGoing && !ctx.state.statics ? [STATIC_PODS, key] : [key]
}

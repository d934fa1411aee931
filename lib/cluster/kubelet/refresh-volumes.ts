import { type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import type { PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { mountsMetadata } from '@/lib/cluster/kubelet/volumes'
import { part } from '@/lib/cluster/sim/parts'

/** ms from a change until the kubelet comes by and writes it into volumes: 60 to 90 s on a real node. */
const DELAY = 75_000

/** Something that the pod's volumes show has changed: when the kubelet will look. */
export function planRefresh(runtime: PodRuntime, now: number): number {
  runtime.refreshAt ??= now + DELAY
  return runtime.refreshAt
}

/** Labels and annotations are looked at whenever the pod is. */
function noticeMetadata({ pod, runtime, ctx }: Sync): void {
  if (!mountsMetadata(pod)) return
  const { labels, annotations } = pod.metadata
  const seen = JSON.stringify([labels, annotations])
  if (runtime.metadataSeen !== undefined && runtime.metadataSeen !== seen) planRefresh(runtime, ctx.now())
  runtime.metadataSeen = seen
}

/** Writes what has changed since into the pod's volumes, once its time has come. */
export function refreshVolumes(sync: Sync): void {
  const { ctx, runtime } = sync
  noticeMetadata(sync)
  if (runtime.refreshAt === undefined) return
  if (runtime.refreshAt > ctx.now()) {
    wakeAt(sync, runtime.refreshAt)
    return
  }
  delete runtime.refreshAt
  part('containers').changeFiles(sync, () => part('kubeletLate').rewriteVolumes(sync))
}

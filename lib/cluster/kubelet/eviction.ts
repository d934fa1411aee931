/** Mirrors: pkg/kubelet/eviction's localStorageEviction. Differs: only emptyDirs are measured. */
import { parseQuantity } from '@/lib/cluster/apimachinery/quantity'
import { podEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { bytesBelow, collect } from '@/lib/cluster/kubelet/node-files'
import { sourceOf } from '@/lib/cluster/kubelet/volumes'

/** ms between two looks at the disk. */
const INTERVAL = 10_000

/** What is said of an emptyDir that holds more than it may. */
function excess(sync: Sync): string | undefined {
  const { ctx, pod } = sync
  for (const volume of pod.spec.volumes ?? []) {
    const { sizeLimit } = volume.emptyDir ?? {}
    const source = sizeLimit === undefined ? undefined : sourceOf(sync, volume)
    if (sizeLimit === undefined || source === undefined) continue
    collect(ctx.state, [{ path: source, source }], ctx.now())
    const limit = Number(parseQuantity(sizeLimit).nano) / 1e9
    if (limit > 0 && bytesBelow(ctx.state, source) > limit)
      return `Usage of EmptyDir volume "${volume.name}" exceeds the limit "${sizeLimit}". `
  }
  return undefined
}

/** s that a pod has left which the kubelet itself sends away at once. */
const AT_ONCE = 1

function evict(sync: Sync, message: string): number {
  sync.runtime.failed = { reason: 'Evicted', message }
  podEvent(sync, 'Warning', 'Evicted', message)
  return AT_ONCE
}

/**
 * Marks a pod as failed whose volumes outgrow their limits, or that its node sends away. Returns the seconds that it
 * has left when it is to be stopped now.
 */
export function evictionGrace(sync: Sync): number | undefined {
  const { ctx, runtime } = sync
  if (runtime.failed || runtime.killing) return undefined
  if (runtime.evict?.reason === 'Evicted') return evict(sync, runtime.evict.message)
  if (runtime.evict) {
    const { reason, message, graceSeconds } = runtime.evict
    runtime.failed = { reason, message }
    return graceSeconds
  }
  const message = excess(sync)
  if (message === undefined) {
    delete runtime.evictAt
    return undefined
  }
  runtime.evictAt ??= ctx.now() + INTERVAL
  if (runtime.evictAt > ctx.now()) {
    wakeAt(sync, runtime.evictAt)
    return undefined
  }
  return evict(sync, message)
}

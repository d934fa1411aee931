/**
 * Mirrors: pkg/kubelet/eviction's localStorageEviction.
 * Differs: what a process writes is noticed when its pod is looked at; logs and folders take no room.
 */
import { formatQuantity, parseQuantity, quantityValue } from '@/lib/cluster/apimachinery/quantity'
import { podEvent, type Sync, wakeAt } from '@/lib/cluster/kubelet/node-context'
import { placeOf, podFolder } from '@/lib/cluster/kubelet/volume-place'
import { treeBytes } from '@/lib/userland/kernel/file-tree'
import { bytesBelow } from '@/lib/userland/kernel/folders'

/** ms between two looks at the disk. */
const INTERVAL = 10_000

/** What is said of an emptyDir that holds more than it may. */
function volumeExcess(sync: Sync): string | undefined {
  const { ctx, host, pod } = sync
  for (const volume of pod.spec.volumes ?? []) {
    const { sizeLimit } = volume.emptyDir ?? {}
    const source = sizeLimit === undefined ? undefined : placeOf(ctx.lister, pod, volume)?.path
    if (sizeLimit === undefined || source === undefined) continue
    const limit = Number(parseQuantity(sizeLimit).nano) / 1e9
    if (limit > 0 && bytesBelow(host.files, source) > limit)
      return `Usage of EmptyDir volume "${volume.name}" exceeds the limit "${sizeLimit}". `
  }
  return undefined
}

/** s that a pod has left which the kubelet itself sends away at once. */
const AT_ONCE = 1

const STORAGE = 'ephemeral-storage'

/** Bytes that a container has written beside its volumes. */
function writtenBy({ runtime }: Sync, name: string): number {
  const { layer, finished } = runtime.containers[name]?.current ?? {}
  return layer && !finished ? treeBytes(layer) : 0
}

/** What is said of containers that have written more than they may: all of them together, then each. */
function writtenExcess(sync: Sync): string | undefined {
  const limits = sync.pod.spec.containers.flatMap(({ name, resources }) => {
    const limit = resources?.limits?.[STORAGE]
    return limit === undefined ? [] : [{ name, limit, bytes: quantityValue(limit) }]
  })
  if (limits.length === 0) return undefined
  const used = new Map(sync.pod.spec.containers.map(({ name }) => [name, writtenBy(sync, name)]))
  const volumes = bytesBelow(sync.host.files, podFolder(sync.runtime.uid))
  const all = [...used.values()].reduce((sum, bytes) => sum + bytes, volumes)
  const total = limits.reduce((sum, { bytes }) => sum + bytes, 0)
  if (all > total) {
    const text = formatQuantity({ nano: BigInt(total) * 1_000_000_000n, format: 'BinarySI' })
    return `Pod ephemeral local storage usage exceeds the total limit of containers ${text}. `
  }
  const over = limits.find(({ name, bytes }) => (used.get(name) ?? 0) > bytes)
  return over && `Container ${over.name} exceeded its local ephemeral storage limit "${over.limit}". `
}

const excess = (sync: Sync) => volumeExcess(sync) ?? writtenExcess(sync)

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

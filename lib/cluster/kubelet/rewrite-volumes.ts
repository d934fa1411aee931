import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { setUpFailed } from '@/lib/cluster/kubelet/mount'
import { podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { isProxyImage } from '@/lib/cluster/kubelet/proxy-rules'
import { allContainers } from '@/lib/cluster/kubelet/runtime'
import { contentOf, isWritten } from '@/lib/cluster/kubelet/volumes'
import { usedVolumes } from '@/lib/cluster/kubelet/written-volumes'

/** What a container mounts a part of, or reads but once, is asked for as it was. */
const isKept = (pod: Pod, volume: string) =>
  allContainers(pod).some(
    ({ image, volumeMounts }) =>
      isProxyImage(image) ||
      volumeMounts?.some(({ name, subPath, subPathExpr }) => name === volume && (subPath ?? subPathExpr)),
  )

/**
 * Replaces what has changed since in a pod's volumes. What is gone stays as it was, and FailedMount tells of it.
 */
export function rewriteVolumes(sync: Sync): void {
  const { ctx, pod, runtime } = sync
  for (const volume of usedVolumes(sync)) {
    const { name } = volume
    const before = runtime.volumes?.[name]
    if (!isWritten(volume)) continue
    const content = contentOf(sync, volume)
    if ('error' in content) {
      podEvent(sync, 'Warning', 'FailedMount', setUpFailed(name, content.error))
      continue
    }
    if (before && deepEqual(before.files, content.files)) continue
    const written = {
      ...before,
      ...{ at: ctx.now(), files: content.files },
      ...(before && isKept(pod, name) ? { before } : {}),
    }
    runtime.volumes = { ...runtime.volumes, [name]: Object.freeze(written) }
  }
}

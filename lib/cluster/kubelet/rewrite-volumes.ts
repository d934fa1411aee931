import type { IVolume } from 'kubernetes-models/v1/Volume'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { keyOf, type PersistentVolumeClaim, type Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { claimNameOf } from '@/lib/cluster/kubelet/disk-place'
import { setUpFailed } from '@/lib/cluster/kubelet/mount'
import { podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { isProxyImage } from '@/lib/cluster/kubelet/proxy-rules'
import { allContainers, type KubeletState } from '@/lib/cluster/kubelet/runtime'
import { isDisk, placeOf } from '@/lib/cluster/kubelet/volume-place'
import { contentOf, isWritten } from '@/lib/cluster/kubelet/volumes'
import { usedVolumes } from '@/lib/cluster/kubelet/written-volumes'

/** What a container mounts a part of, or reads but once, is asked for as it was. */
const isKept = (pod: Pod, volume: string) =>
  allContainers(pod).some(
    ({ image, volumeMounts }) =>
      isProxyImage(image) ||
      volumeMounts?.some(({ name, subPath, subPathExpr }) => name === volume && (subPath ?? subPathExpr)),
  )

/** A disk may have become larger. */
function grow({ ctx, host, pod, runtime }: Sync, volume: IVolume): void {
  const place = placeOf(ctx.lister, pod, volume)
  if (!place?.mount || place.mount.size === runtime.places?.[volume.name]?.mount?.size) return
  host.mount(place.path, place.mount)
  runtime.places = { ...runtime.places, [volume.name]: place }
}

/** A claim has become larger: its pods here are looked at. */
export function onClaim(
  { type, object, old }: WatchEvent,
  ctx: ComponentContext<KubeletState>,
  nodeName: string,
): string[] {
  const [claim, before] = [object, old] as (PersistentVolumeClaim | undefined)[]
  if (type !== 'MODIFIED' || claim?.status?.capacity?.storage === before?.status?.capacity?.storage) return []
  return ctx.lister.podsOn(nodeName).flatMap((pod) => {
    const runtime = ctx.state.pods[pod.metadata.uid]
    const isItsUser =
      pod.metadata.namespace === claim?.metadata.namespace &&
      pod.spec.volumes?.some((volume) => claimNameOf(pod, volume) === claim?.metadata.name)
    if (!isItsUser || !runtime) return []
    runtime.refreshAt = ctx.now()
    return [keyOf(pod)]
  })
}

/**
 * Replaces what has changed since in a pod's volumes. What is gone stays as it was, and FailedMount tells of it.
 */
export function rewriteVolumes(sync: Sync): void {
  const { ctx, pod, runtime } = sync
  for (const volume of usedVolumes(sync)) {
    const { name } = volume
    if (isDisk(volume)) grow(sync, volume)
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

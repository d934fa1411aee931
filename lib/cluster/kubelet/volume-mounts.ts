import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'
import type { Place } from '@/lib/cluster/kubelet/volume-place'

/** Mode of the files that the kubelet writes; undefined for volumes that others write into. */
function fileMode({ configMap, secret, downwardAPI, projected }: IVolume): number | undefined {
  const source = configMap ?? secret ?? downwardAPI ?? projected
  return source && (source.defaultMode ?? 0o644)
}

/** Modes that single files have of their own, by path in the volume. */
function itemModes({ configMap, secret, downwardAPI, projected }: IVolume): {
  modes?: Record<string, number>
} {
  const parts = [configMap, secret, downwardAPI]
  for (const source of projected?.sources ?? [])
    parts.push(source.configMap, source.secret, source.downwardAPI)
  const items = parts.flatMap((part) => part?.items ?? [])
  const modes = items.flatMap(({ path, mode }) => (mode === undefined ? [] : [[path, mode] as const]))
  return modes.length > 0 ? { modes: Object.fromEntries(modes) } : {}
}

/** A volume in memory is a file system of its own size. */
function memoryLimit({ emptyDir }: IVolume): { limit?: number } {
  if (emptyDir?.medium !== 'Memory' || emptyDir.sizeLimit === undefined) return {}
  return { limit: quantityValue(emptyDir.sizeLimit) }
}

/** Whose the files of a volume are: root's, or those of the pod's group. */
const owner = (place: Place | undefined, fsGroup: number | undefined) =>
  place?.ofNode && !(place.shared && fsGroup !== undefined)
    ? { ofNode: true }
    : fsGroup === undefined
      ? {}
      : { fsGroup }

/** Where a container's volumes are in its tree, and what holds there. */
export function volumeMounts(
  pod: Pod,
  container: IContainer,
  placeOf: (volume: IVolume) => Place | undefined,
): MountPoint[] {
  const fsGroup = pod.spec.securityContext?.fsGroup
  const volumeOf = (name: string) => pod.spec.volumes?.find((candidate) => candidate.name === name)
  const mounts = (container.volumeMounts ?? []).flatMap(({ name, mountPath, readOnly, subPath }) => {
    const volume = volumeOf(name)
    if (!volume) return []
    const mode = fileMode(volume)
    const place = mode === undefined ? placeOf(volume) : undefined
    const fixed = mode !== undefined || volume.image !== undefined || place?.readOnly
    return {
      path: mountPath.replace(/\/+$/, '') || '/',
      ...(readOnly || fixed ? { readOnly: true } : {}),
      ...(mode === undefined ? {} : { fileMode: mode, ...itemModes(volume) }),
      ...(place ? { source: subPath ? `${place.path}/${subPath}` : place.path } : {}),
      ...memoryLimit(volume),
      ...owner(place, fsGroup),
    }
  })
  const devices = (container.volumeDevices ?? []).flatMap(({ name, devicePath }) => {
    const volume = volumeOf(name)
    return volume ? { path: devicePath, device: true } : []
  })
  return [...mounts, ...devices]
}

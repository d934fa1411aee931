import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { quantityValue } from '@/lib/cluster/apimachinery/quantity'
import type { MountPoint } from '@/lib/cluster/kubelet/process/sandbox'

/** Mode of the files that the kubelet writes; undefined for volumes that others write into. */
function fileMode({ configMap, secret, downwardAPI, projected }: IVolume): number | undefined {
  const source = configMap ?? secret ?? downwardAPI ?? projected
  return source && (source.defaultMode ?? 0o644)
}

/** A volume in memory is a file system of its own size. */
function memoryLimit({ emptyDir }: IVolume): { limit?: number } {
  if (emptyDir?.medium !== 'Memory' || emptyDir.sizeLimit === undefined) return {}
  return { limit: quantityValue(emptyDir.sizeLimit) }
}

/** Where a container's volumes are in its tree, and what holds there. */
export function volumeMounts(
  pod: Pod,
  container: IContainer,
  sourceOf: (volume: IVolume) => string | undefined,
): MountPoint[] {
  const fsGroup = pod.spec.securityContext?.fsGroup
  return (container.volumeMounts ?? []).flatMap(({ name, mountPath, readOnly, subPath }) => {
    const volume = pod.spec.volumes?.find((candidate) => candidate.name === name)
    if (!volume) return []
    const mode = fileMode(volume)
    const source = mode === undefined ? sourceOf(volume) : undefined
    return {
      path: mountPath.replace(/\/+$/, '') || '/',
      ...(readOnly || mode !== undefined ? { readOnly: true } : {}),
      ...(mode === undefined ? {} : { fileMode: mode }),
      ...(source === undefined ? {} : { source: subPath ? `${source}/${subPath}` : source }),
      ...memoryLimit(volume),
      ...(volume.hostPath ? { ofNode: true } : fsGroup === undefined ? {} : { fsGroup }),
    }
  })
}

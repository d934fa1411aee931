/** A pod's volumes as one container mounts them. Mirrors: makeMounts of pkg/kubelet, pkg/volume/util/subpath. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { writtenFiles } from '@/lib/cluster/kubelet/container/files-written'
import { imageTree } from '@/lib/cluster/kubelet/images'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import { withSubPaths } from '@/lib/cluster/kubelet/sub-paths'
import { type Place, podFolder } from '@/lib/cluster/kubelet/volume-place'
import { isWritten } from '@/lib/cluster/kubelet/volumes'
import { versionAt } from '@/lib/cluster/kubelet/written-volumes'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem, Mount } from '@/lib/userland/kernel/file-system'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { isBelow } from '@/lib/userland/kernel/folders'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { MountPoint } from '@/lib/userland/kernel/mounted-file-system'
import { realPath } from '@/lib/userland/kernel/real-path'

const NOW = () => 0

/** What a subPath shows that is not there. */
const nothing = () => new MemoryFileSystem({ now: NOW, tree: newFileTree(), readOnly: true })

/** A path below a folder, without links; those that lead out of it count as missing. */
function below(files: FileSystem, folder: string, path = ''): string | undefined {
  try {
    const top = realPath(files, folder, 'any')
    if (path === '') return top
    const real = realPath(files, `${top === '/' ? '' : top}/${path}`, 'any')
    return isBelow(real, top) ? real : undefined
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

/** Part of a volume that is read-only as a whole. */
function readOnlyPoint(point: string, files: FileSystem, subPath: string, mount: Partial<Mount>): MountPoint {
  const at = subPath === '' ? '/' : below(files, '/', subPath)
  if (at === undefined || !files.stat(at)) return { point, files: nothing(), readOnly: true, mount }
  return { point, files, at, readOnly: true, mount }
}

const inMemory = ({ configMap }: IVolume) => configMap === undefined

function writtenPoint(env: ContainerEnv, volume: IVolume, mount: IVolumeMount, since: number): MountPoint[] {
  const { mountPath, subPath = '' } = mount
  const latest = env.runtime.volumes?.[volume.name]
  const written = latest && (subPath === '' ? latest : versionAt(latest, since))
  const files = written
    ? writtenFiles(written, volume, env.pod.spec.securityContext?.fsGroup, volume.name)
    : nothing()
  const line: Partial<Mount> = inMemory(volume)
    ? { source: 'tmpfs', type: 'tmpfs', options: ['rw', 'relatime', 'noswap'], size: 2 ** 31, used: 4096 }
    : env.host.lineOf('/var/lib/kubelet')
  return [readOnlyPoint(mountPath, files, subPath, line)]
}

function imagePoint({ image }: IVolume, { mountPath, subPath = '' }: IVolumeMount): MountPoint[] {
  const base = imageTree(image?.reference ?? '')
  const files = new MemoryFileSystem({ now: NOW, tree: newFileTree(), base, readOnly: true })
  const line = { source: 'overlay', type: 'overlay', options: ['rw', 'relatime'] }
  return [readOnlyPoint(mountPath, files, subPath, line)]
}

/** Where a volume lies that containers write into. */
function placeIn({ runtime }: ContainerEnv, { name, emptyDir, hostPath }: IVolume): Place | undefined {
  if (emptyDir) return { path: `${podFolder(runtime.uid)}/volumes/kubernetes.io~empty-dir/${name}` }
  if (hostPath) return { path: hostPath.path.replace(/\/+$/, '') || '/', ofNode: true }
  return runtime.places?.[name]
}

function folderPoint(env: ContainerEnv, volume: IVolume, mount: IVolumeMount): MountPoint[] {
  const place = placeIn(env, volume)
  if (!place) return []
  const { files } = env.host
  const { mountPath, subPath = '', readOnly } = mount
  const at = below(files, place.path, subPath)
  const line = env.host.lineOf(place.path)
  if (at === undefined) return [{ point: mountPath, files: nothing(), readOnly: true, mount: line }]
  return [
    { point: mountPath, files, at, mount: line, ...(readOnly || place.readOnly ? { readOnly: true } : {}) },
  ]
}

export function volumePoints(
  env: ContainerEnv,
  container: IContainer,
  instance: Instance | undefined,
): MountPoint[] {
  const { volumes = [] } = env.pod.spec
  const { volumeMounts = [], volumeDevices = [] } = withSubPaths(container, instance?.process?.env ?? {})
  const points = volumeMounts.flatMap((mount) => {
    const volume = volumes.find(({ name }) => name === mount.name)
    if (!volume) return []
    if (isWritten(volume)) return writtenPoint(env, volume, mount, instance?.startedAt ?? 0)
    return volume.image ? imagePoint(volume, mount) : folderPoint(env, volume, mount)
  })
  const devices = volumeDevices.flatMap(({ name, devicePath }) => {
    const place = env.runtime.places?.[name]
    return place ? [{ point: devicePath, files: env.host.files, at: place.path }] : []
  })
  return [...points, ...devices]
}

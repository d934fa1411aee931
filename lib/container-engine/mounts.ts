/** What is mounted into a container, made ready before it starts. */
import { copyFiles, makeFolders, rootFiles } from '@/lib/container-engine/container-files'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import type { EngineContainer, EngineState, EngineVolume } from '@/lib/container-engine/state'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

/** A volume of that name, made where there is none. */
export function volumeOf(
  { volumes }: EngineState,
  name: string,
  createdAt: number,
  labels: Readonly<Record<string, string>> = {},
): EngineVolume {
  const known = volumes[name]
  if (known) return known
  const made: EngineVolume = { name, createdAt, labels, tree: newFileTree(), fresh: true }
  volumes[name] = made
  return made
}

/** What an image has where a volume is mounted goes into one that nobody has used. */
function fill(volume: EngineVolume, root: FileSystem, target: string, now: () => number): void {
  if (!volume.fresh) return
  volume.fresh = false
  if (root.stat(target)?.type !== 'directory') return
  const files = new MemoryFileSystem({ now, tree: volume.tree })
  copyFiles(root, target, files, '/')
}

/** Folders of the machine that are not there, volumes, and the points in the container's own layer. */
export function prepareMounts(
  state: EngineState,
  container: EngineContainer,
  image: EngineImage,
  machine: FileSystem,
  now: () => number,
): void {
  const root = rootFiles(container, image, now)
  for (const { type, source, target } of container.spec.mounts) {
    if (type === 'volume') fill(volumeOf(state, source, now()), root, target, now)
    if (type === 'bind') makeFolders(machine, source)
    const isFile = type === 'bind' && machine.stat(source)?.type === 'file'
    if (root.stat(target)) continue
    makeFolders(root, isFile ? target.slice(0, target.lastIndexOf('/')) : target)
    if (isFile) root.write(target, '')
  }
}

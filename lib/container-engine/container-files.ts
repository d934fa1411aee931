/**
 * The files that a container of the engine sees: its layer over its image, what the engine writes for it, its mounts.
 * Mirrors: the mounts of runc and dockerd. Differs: /proc and /dev come from the kernel of the processes.
 */

import { imageTree } from '@/lib/cluster/kubelet/images'
import { treeOfBase } from '@/lib/cluster/kubelet/images/made-tree'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import type { EngineContainer, EngineMount, EngineVolume } from '@/lib/container-engine/state'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem, Mount } from '@/lib/userland/kernel/file-system'
import { type FileNode, newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import { MountedFileSystem, type MountPoint } from '@/lib/userland/kernel/mounted-file-system'

/** What the files of a container are made of besides itself. */
export interface FilesRoom {
  image: EngineImage
  /** The machine's own. */
  machine: FileSystem
  volume(name: string): EngineVolume | undefined
  hosts(): string
  resolvConf(): string
}

/** Bytes that one container or volume may hold. */
const HELD = 64 * 2 ** 20
const DISK = 58 * 2 ** 30
const MAIN = 'main'

/** The first files of an image. */
export const treeOf = ({ image }: EngineImage): ReadonlyMap<number, FileNode> =>
  typeof image === 'string' ? treeOfBase(image) : imageTree(image)

const NO_EXEC = ['rw', 'nosuid', 'nodev', 'noexec', 'relatime']
const virtual = (source: string, type: string, size = 0): Partial<Mount> => ({
  ...{ source, type, options: NO_EXEC, size, used: 0 },
})
const disk: Partial<Mount> = { source: '/dev/vda1', type: 'ext4', options: ['rw', 'relatime'], size: DISK }

const empty = (now: () => number) =>
  new MemoryFileSystem({ now, tree: newFileTree(), base: baseTree([]), readOnly: true })

const DEV = baseTree([['/dev', { type: 'directory' }]])
const SHM = baseTree([['/', { type: 'directory', mode: 0o1777 }]])

function written(container: EngineContainer, room: FilesRoom, now: () => number): FileSystem {
  const { runtime, spec } = container
  runtime.files ??= newFileTree()
  const base = baseTree(
    [
      ['/hosts', { text: () => room.hosts() }],
      ['/hostname', { text: `${spec.hostname}\n` }],
      ['/resolv.conf', { text: () => room.resolvConf() }],
    ],
    container.createdAt,
  )
  return new MemoryFileSystem({ now, tree: runtime.files, base, device: 0xfe02 })
}

function mountPoint(mount: EngineMount, room: FilesRoom, now: () => number): MountPoint[] {
  const { type, source, target: point, readOnly } = mount
  const may = readOnly ? { readOnly } : {}
  if (type === 'bind') return [{ point, files: room.machine, at: source, mount: disk, ...may }]
  if (type === 'tmpfs')
    return [
      { point, files: new MemoryFileSystem({ now, tree: newFileTree() }), mount: virtual('tmpfs', 'tmpfs') },
    ]
  const volume = room.volume(source)
  if (!volume) return []
  const files = new MemoryFileSystem({ now, tree: volume.tree, maxText: HELD, maxBytes: DISK })
  return [{ point, files, mount: disk, ...may }]
}

/** The root of a container: its layer over its image. */
export function rootFiles(
  container: EngineContainer,
  image: EngineImage,
  now: () => number,
): MemoryFileSystem {
  const layers = () => container.runtime.containers[MAIN]?.current
  return new MemoryFileSystem({
    now,
    get tree() {
      const instance = layers()
      if (!instance) throw new TypeError(`no files in ${container.name}`)
      instance.layer ??= newFileTree()
      return instance.layer
    },
    base: treeOf(image),
    device: 0x30 + (Number.parseInt(container.id.slice(-4), 16) || 0),
    maxText: HELD,
    maxBytes: DISK,
    mount: { source: 'overlay', type: 'overlay', options: ['rw', 'relatime'], size: DISK },
  })
}

/** All that a container sees. */
export function containerFiles(container: EngineContainer, room: FilesRoom, now: () => number): FileSystem {
  const { spec, runtime } = container
  const files = written(container, room, now)
  const dev = new MemoryFileSystem({ now, tree: newFileTree(), base: DEV })
  runtime.memory ??= newFileTree()
  const shm = new MemoryFileSystem({
    now,
    tree: runtime.memory,
    base: SHM,
    mount: virtual('shm', 'tmpfs', 2 ** 26),
  })
  const root = rootFiles(container, room.image, now)
  const points: MountPoint[] = [
    { point: '/', files: root, ...(spec.readOnly ? { readOnly: true } : {}) },
    { point: '/proc', files: empty(now), mount: virtual('proc', 'proc') },
    { point: '/dev', files: dev, at: '/dev', mount: virtual('tmpfs', 'tmpfs', 2 ** 26) },
    { point: '/sys', files: empty(now), readOnly: true, mount: virtual('sysfs', 'sysfs') },
    { point: '/dev/shm', files: shm },
    ...['hosts', 'hostname', 'resolv.conf'].map((name) => ({
      ...{ point: `/etc/${name}`, files, at: `/${name}`, mount: disk },
    })),
    ...spec.mounts.flatMap((mount) => mountPoint(mount, room, now)),
  ]
  return new MountedFileSystem(points)
}

/** Makes a folder and those above it. */
export function makeFolders(files: FileSystem, path: string): void {
  if (path === '' || path === '/' || files.stat(path)) return
  makeFolders(files, path.slice(0, path.lastIndexOf('/')))
  files.mkdir(path)
}

/** Copies what is at a path, with all below it. */
export function copyFiles(from: FileSystem, path: string, to: FileSystem, target: string): void {
  const stat = from.stat(path, { follow: false })
  if (!stat) throw new Errno('ENOENT')
  const known = to.stat(target, { follow: false })
  if (stat.type === 'directory') {
    if (!known) to.mkdir(target)
    for (const name of from.list(path).sort())
      copyFiles(from, `${path}/${name}`, to, `${target === '/' ? '' : target}/${name}`)
  } else if (stat.type === 'symlink') {
    if (known) to.unlink(target)
    to.symlink(from.readlink(path), target)
    return
  } else if (stat.type === 'file') to.write(target, from.read(path))
  else return
  to.chmod(target, stat.mode)
  to.chown(target, stat.uid, stat.gid)
  to.utime(target, stat.mtime)
}

/** Where mounts are, and what the engine lays over an image: nothing of its layer. */
export function mountTest({ spec }: EngineContainer): (path: string) => boolean {
  const points = new Set([
    ...['/proc', '/dev', '/sys', '/etc/hosts', '/etc/hostname', '/etc/resolv.conf'],
    ...spec.mounts.map(({ target }) => target),
  ])
  return (path) => points.has(path)
}

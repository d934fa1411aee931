/**
 * The files of a host: what kubeadm left, what was changed since, what is mounted there.
 * Differs: one disk; its blocks are not counted, only what is in files.
 */
import { type HostSpec, hostImage } from '@/lib/cluster/host/host-image'
import type { HostMount, HostsState } from '@/lib/cluster/host/host-state'
import { type LogFiles, withLogs } from '@/lib/cluster/host/log-files'
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'
import { hashText } from '@/lib/cluster/sim/hash'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem, Mount } from '@/lib/userland/kernel/file-system'
import { type FileNode, type FileTree, newFileTree } from '@/lib/userland/kernel/file-tree'
import { isBelow, makeFolders, removeAll } from '@/lib/userland/kernel/folders'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import { MountedFileSystem, type MountPoint } from '@/lib/userland/kernel/mounted-file-system'

const GI = 2 ** 30
/** A small cloud disk. */
const DISK: Omit<Mount, 'used'> = {
  source: '/dev/vda1',
  point: '/',
  type: 'ext4',
  options: ['rw', 'relatime'],
  size: 40 * GI,
}
/** The system's own. */
const USED = 9 * GI
/** Bytes that somebody wrote and somebody may read. */
const HELD = 64 * 2 ** 20
const ROOT_DEVICE = 0xfe01

/** What a host's files need to know. */
interface FilesRoom {
  readonly now: number
  hosts: HostsState
}

export { containerView } from '@/lib/cluster/host/container-view'

const EMPTY = newFileTree()

/** The key of what is one host's alone. */
const ownKey = (node: string, folder: string) => `${node}:${folder}`

const firstOf = (mount: HostMount, since: number): ReadonlyMap<number, FileNode> =>
  baseTree(
    [
      ['/', { type: 'directory', mode: mount.mode ?? 0o755 }],
      ...(mount.device ? ([['/device', { type: 'block', mode: 0o660, gid: 6 }]] as const) : []),
    ],
    since,
  )

export class HostTree {
  /** As everybody on the host sees and changes them. */
  readonly files: FileSystem
  /** The same, and nobody hears of changes. */
  readonly quiet: FileSystem
  private mounts: Readonly<Record<string, HostMount>> | undefined
  private points: MountPoint[]

  constructor(
    private readonly room: FilesRoom,
    private readonly node: string,
    private readonly spec: HostSpec,
    written: (path: string) => void,
    logs: () => LogFiles,
  ) {
    const own = this.fileSystem(node, hostImage(spec), {
      ...{ maxBytes: DISK.size - USED, maxText: HELD, device: ROOT_DEVICE },
    })
    const root = withLogs(own, logs)
    const used = () => USED + (room.hosts.trees?.[node]?.used ?? 0)
    const disk: Mount = {
      ...DISK,
      get used() {
        return used()
      },
    }
    this.points = [{ point: '/', files: root, mount: disk }]
    const points = () => this.pointsNow()
    this.quiet = new MountedFileSystem(points, (path) => this.own(path))
    this.files = new MountedFileSystem(points, (path) => {
      this.own(path)
      written(path)
    })
  }

  private fileSystem(
    key: string,
    base: ReadonlyMap<number, FileNode>,
    limits: { maxBytes?: number; maxText: number; device: number },
  ): MemoryFileSystem {
    const { room } = this
    return new MemoryFileSystem({
      now: () => room.now,
      base,
      ...limits,
      get tree() {
        return room.hosts.trees?.[key] ?? EMPTY
      },
    })
  }

  private keyOf(folder: string, { tree }: HostMount): string {
    return tree ?? ownKey(this.node, folder)
  }

  /** A tree is made when somebody first changes it. */
  private own(path: string): void {
    const { node } = this
    const found = this.mountOf(path)
    this.make(found ? this.keyOf(found.folder, found.mount) : node)
  }

  private make(key: string): void {
    const { room } = this
    if (room.hosts.trees?.[key]) return
    room.hosts = { ...room.hosts, trees: { ...room.hosts.trees, [key]: newFileTree() } }
  }

  private get mounted(): Readonly<Record<string, HostMount>> {
    return this.room.hosts.mounts?.[this.node] ?? NONE
  }

  private pointsNow(): readonly MountPoint[] {
    const { mounted } = this
    if (this.mounts === mounted) return this.points
    this.mounts = mounted
    const [root] = this.points
    this.points = root ? [root] : []
    for (const [point, mount] of Object.entries(mounted)) this.points.push(this.pointOf(point, mount))
    return this.points
  }

  private pointOf(point: string, mount: HostMount): MountPoint {
    const { source, type, options = ['rw', 'relatime'], size = 10 * GI, device: isDevice, at } = mount
    const tree = this.keyOf(point, mount)
    const device = Number.parseInt(hashText(tree).slice(0, 6), 16)
    const files = this.fileSystem(tree, firstOf(mount, mount.since ?? this.room.hosts.since), {
      maxBytes: size,
      maxText: HELD,
      device,
    })
    const used = () => this.room.hosts.trees?.[tree]?.used ?? 0
    const shown = {
      ...{ source, type, options: [...options], size },
      get used() {
        return used()
      },
    }
    return { point, files, mount: shown, ...(isDevice ? { at: '/device' } : at ? { at } : {}) }
  }

  /** What is mounted there: the longest folder that the path lies in. */
  mountOf(path: string): { folder: string; mount: HostMount } | undefined {
    let found: { folder: string; mount: HostMount } | undefined
    for (const [folder, mount] of Object.entries(this.mounted))
      if (isBelow(path, folder) && (found?.folder.length ?? 0) < folder.length) found = { folder, mount }
    return found
  }

  /** What `mount` and `df` say of the file system that a path is on. */
  lineOf(path: string): Partial<Mount> {
    const folder = this.mountOf(path)?.folder ?? '/'
    return this.pointsNow().find(({ point }) => point === folder)?.mount ?? {}
  }

  mount(folder: string, mount: HostMount): void {
    const there = this.mounted[folder]
    if (there) {
      const { size } = mount
      if (mount.tree && size !== there.size)
        this.setMounts({ ...this.mounted, [folder]: { ...there, ...(size === undefined ? {} : { size }) } })
      return
    }
    makeFolders(this.quiet, folder)
    const since = mount.tree === undefined ? { since: this.room.now } : {}
    this.setMounts({ ...this.mounted, [folder]: { ...mount, ...since } })
    if (mount.at === undefined) return
    this.make(this.keyOf(folder, mount))
    const [point] = this.pointsNow().filter((each) => each.point === folder)
    if (point) makeFolders(point.files, mount.at, mount.mode)
  }

  private setMounts(mounts: Readonly<Record<string, HostMount>>): void {
    const { room, node } = this
    room.hosts = { ...room.hosts, mounts: { ...room.hosts.mounts, [node]: mounts } }
  }

  /** Takes off what is mounted below a folder; what is the host's alone is lost. */
  unmount(below: string): void {
    const gone = Object.entries(this.mounted).filter(([folder]) => isBelow(folder, below))
    if (gone.length === 0) return
    const folders = new Set(gone.map(([folder]) => folder))
    this.setMounts(
      Object.fromEntries(Object.entries(this.mounted).filter(([folder]) => !folders.has(folder))),
    )
    const lost = new Set(gone.flatMap(([folder, { tree }]) => (tree ? [] : ownKey(this.node, folder))))
    const trees = Object.entries(this.room.hosts.trees ?? {}).filter(([key]) => !lost.has(key))
    this.room.hosts = { ...this.room.hosts, trees: Object.fromEntries(trees) }
  }

  /** It has been off: what it held in memory is gone, its mounts come back with their pods. */
  loseMemory(): void {
    for (const [folder, { type }] of Object.entries(this.mounted)) if (type === 'tmpfs') this.unmount(folder)
  }

  /** A folder of the kubelet's goes with all that is in it, but not with what is mounted there. */
  remove(folder: string): void {
    this.unmount(folder)
    if (this.tree) removeAll(this.quiet, folder)
  }

  private get tree(): FileTree | undefined {
    return this.room.hosts.trees?.[this.node]
  }

  /** It is not as kubeadm left it. */
  hasChanged(path: string): boolean {
    const { tree } = this
    const inode = tree && this.inodeOf(path)
    return tree !== undefined && (inode === undefined || tree.nodes.has(inode))
  }

  private inodeOf(path: string): number | undefined {
    try {
      return this.quiet.stat(path)?.inode
    } catch (error) {
      if (error instanceof Errno) return undefined
      throw error
    }
  }

  /** Somebody has been at the manifests. */
  manifestsChanged(): boolean {
    if (!this.tree) return false
    if (this.hasChanged(MANIFESTS)) return true
    return this.quiet.list(MANIFESTS).some((name) => this.hasChanged(`${MANIFESTS}/${name}`))
  }

  /** Adds a line to a log, as far as it may grow. When the disk is full, the rest is dropped. */
  append(path: string, text: string, limit: number): void {
    const { quiet } = this
    try {
      if ((quiet.stat(path)?.size ?? 0) + text.length > limit) return
      makeFolders(quiet, path.slice(0, path.lastIndexOf('/')))
      quiet.write(path, text, { append: true, mode: 0o600 })
    } catch (error) {
      if (!(error instanceof Errno)) throw error
    }
  }

  /** All as kubeadm left it. */
  get originalFiles(): FileSystem {
    return new MemoryFileSystem({ now: () => 0, tree: EMPTY, base: hostImage(this.spec), readOnly: true })
  }

  /** What kubeadm wrote there. */
  original(path: string): string | undefined {
    const base = this.originalFiles
    return base.stat(path)?.type === 'file' ? base.read(path) : undefined
  }
}

const NONE = {}

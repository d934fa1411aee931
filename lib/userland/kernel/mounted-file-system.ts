import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat, FileSystem, FollowOptions, Mount } from '@/lib/userland/kernel/file-system'
import { changes } from '@/lib/userland/kernel/file-tree'
import { realPath } from '@/lib/userland/kernel/real-path'

export interface MountPoint {
  /** Absolute; `/` is the root. A later one hides an earlier one. */
  point: string
  files: FileSystem
  /** The path in `files` that shows at the point: a folder or one file. `/` by default. */
  at?: string
  readOnly?: boolean
  /** What `mount` and `df` say where it differs from what `files` says of itself. */
  mount?: Partial<Mount>
}

interface Found {
  mount: MountPoint
  index: number
  /** In its files. */
  path: string
}

/** A mount point as paths are compared with it. */
interface Entry {
  mount: MountPoint
  index: number
  prefix: string
  /** The path in its files, without a slash behind. */
  inner: string
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const isClean = (path: string) =>
  !path.includes('//') &&
  (path === '/' || !path.endsWith('/')) &&
  (!path.includes('/.') || !/\/\.\.?(?:\/|$)/.test(path))

/** What was found at a path, and of which tree. */
interface Known {
  stat: FileStat | undefined | null
  files: FileSystem
  version: unknown
  /** Whose it is. */
  found: Found
  /** Of a link: its text, and the clean path that it leads to; '' where that is not to be seen from it. */
  link?: string
  behind?: string
}

const MOST_KNOWN = 500

/** The longest first; of equal ones the last. */
const entriesOf = (points: readonly MountPoint[]): Entry[] =>
  points
    .map((mount, index) => ({
      mount,
      index,
      prefix: mount.point === '/' ? '/' : `${mount.point}/`,
      inner: mount.at === undefined || mount.at === '/' ? '' : mount.at,
    }))
    .sort((a, b) => b.prefix.length - a.prefix.length || b.index - a.index)

/**
 * Several file systems as one tree, as mounts compose them. Links lead through all of it.
 * Differs: mount points are known by their paths, and the way to them is none of links.
 */
export class MountedFileSystem implements FileSystem {
  private seen: readonly MountPoint[] = []
  private entries: Entry[] = []
  private readonly known = new Map<string, Known>()
  private knownAt = -1

  /** @param writing hears of each path, without links, that somebody is about to change, and of whose it is */
  constructor(
    private readonly mounted: readonly MountPoint[] | (() => readonly MountPoint[]),
    private readonly writing?: (path: string, mount: MountPoint) => void,
  ) {}

  private get points(): readonly MountPoint[] {
    return typeof this.mounted === 'function' ? this.mounted() : this.mounted
  }

  private look(points: readonly MountPoint[]): void {
    if (points === this.seen) return
    this.seen = points
    this.entries = entriesOf(points)
    this.known.clear()
  }

  /** Whose a path without links is. */
  private route(path: string): Found {
    const { points } = this
    this.look(points)
    for (const { mount, index, prefix, inner } of this.entries) {
      if (!path.startsWith(prefix) && path !== mount.point) continue
      const rest = path === mount.point ? '' : path.slice(prefix.length - 1)
      return { mount, index, path: inner + rest || '/' }
    }
    throw new Errno('ENOENT')
  }

  plain(path: string): FileStat | undefined | null {
    const known = this.knownOf(path)
    return known ? known.stat : null
  }

  /** Undefined: only the long way tells. */
  private knownOf(path: string): Known | undefined {
    this.look(this.points)
    if (this.knownAt !== changes.count || this.known.size > MOST_KNOWN) {
      this.known.clear()
      this.knownAt = changes.count
    }
    const before = this.known.get(path)
    if (before && before.files.version?.() === before.version) return before
    if (!isClean(path)) return undefined
    const found = this.route(path)
    const { files } = found.mount
    if (!files.plain) return undefined
    let stat = files.plain(found.path)
    if (stat) stat.device ??= found.index + 1
    // The way to a mount point that has no folder of its own.
    else if (this.leadsOn(path)) stat = null
    const known: Known = { stat, files, version: files.version?.(), found }
    if (files.version) this.known.set(path, known)
    return known
  }

  private leadsOn(path: string): boolean {
    const prefix = `${path}/`
    return this.seen.some(({ point }) => point === path || point.startsWith(prefix))
  }

  private real(path: string, follow = true): string {
    const stat = this.plain(path)
    if (stat && (!follow || stat.type !== 'symlink')) return path
    if (stat === undefined && this.plain(parentOf(path))?.type === 'directory') return path
    if (follow) return (stat ? this.behind(path) : undefined) ?? realPath(this, path, 'last')
    const clean = resolvePath('/', path)
    return clean === '/' ? clean : resolvePath(realPath(this, parentOf(clean)), nameOf(clean))
  }

  /** Where a link leads whose target is no link itself, nor has one on its way. */
  private behind(path: string): string | undefined {
    const known = this.knownOf(path)
    if (!known) return undefined
    if (known.behind === undefined) {
      const link = this.readlink(path)
      known.behind = link.includes('..') ? '' : resolvePath(parentOf(path), link)
    }
    const stat = known.behind === '' ? undefined : this.plain(known.behind)
    return stat && stat.type !== 'symlink' ? known.behind : undefined
  }

  private find(path: string, follow = true): Found {
    const real = this.real(path, follow)
    return this.knownOf(real)?.found ?? this.route(real)
  }

  /** @throws Errno EROFS */
  private forWriting(path: string, follow = true): Found {
    return this.writable(this.real(path, follow))
  }

  private writable(real: string): Found {
    const found = this.route(real)
    if (found.mount.readOnly) throw new Errno('EROFS')
    this.writing?.(real, found.mount)
    return found
  }

  /** A name that is to go, or to be made: never a mount point's. */
  private entry(path: string): Found {
    const real = this.real(path, false)
    if (this.points.some(({ point }) => point === real)) throw new Errno('EBUSY')
    return this.writable(real)
  }

  /** A name that is to be made. */
  private fresh(path: string): Found {
    if (this.stat(path, { follow: false })) throw new Errno('EEXIST')
    return this.entry(path)
  }

  private lstat(path: string): FileStat | undefined {
    const { mount, path: inner, index } = this.route(path)
    const stat = mount.files.stat(inner, { follow: false })
    if (stat) {
      stat.device ??= index + 1
      return stat
    }
    // A mount point that the file system below has no folder for, or the way to one.
    const isOnTheWay = this.points.some(({ point }) => point.startsWith(`${path}/`))
    if (!isOnTheWay) return undefined
    return { type: 'directory', mode: 0o755, uid: 0, gid: 0, size: 4096, mtime: 0, inode: 1, links: 2 }
  }

  stat(path: string, { follow = true }: FollowOptions = {}): FileStat | undefined {
    const short = this.plain(path)
    if (short !== null && (short?.type !== 'symlink' || !follow)) return short
    const target = short ? this.behind(path) : undefined
    if (target !== undefined) return this.plain(target) ?? undefined
    try {
      return this.lstat(this.real(path, follow))
    } catch (error) {
      if (error instanceof Errno && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
      throw error
    }
  }

  read(path: string): string {
    const found = this.find(path)
    return found.mount.files.read(found.path)
  }

  write(path: string, text: string, options?: { append?: boolean; mode?: number }): void {
    const found = this.forWriting(path)
    found.mount.files.write(found.path, text, options)
  }

  grow(path: string, bytes: number): void {
    const found = this.forWriting(path)
    found.mount.files.grow(found.path, bytes)
  }

  list(path: string): string[] {
    const real = this.real(path)
    const stat = this.lstat(real)
    if (!stat) throw new Errno('ENOENT')
    if (stat.type !== 'directory') throw new Errno('ENOTDIR')
    const { mount, path: inner } = this.route(real)
    const names = mount.files.stat(inner) ? mount.files.list(inner) : []
    const prefix = real === '/' ? '/' : `${real}/`
    for (const { point } of this.points) {
      if (!point.startsWith(prefix) || point === '/') continue
      const [name = ''] = point.slice(prefix.length).split('/')
      if (!names.includes(name)) names.push(name)
    }
    return names
  }

  readlink(path: string): string {
    const known = this.knownOf(path)
    if (known?.link !== undefined) return known.link
    const found = this.find(path, false)
    const link = found.mount.files.readlink(found.path)
    if (known?.stat?.type === 'symlink') known.link = link
    return link
  }

  mkdir(path: string, mode?: number): void {
    const found = this.fresh(path)
    found.mount.files.mkdir(found.path, mode)
  }

  rmdir(path: string): void {
    const found = this.entry(path)
    found.mount.files.rmdir(found.path)
  }

  unlink(path: string): void {
    const found = this.entry(path)
    found.mount.files.unlink(found.path)
  }

  rename(from: string, to: string): void {
    const source = this.entry(from)
    const target = this.entry(to)
    if (source.index !== target.index) throw new Errno('EXDEV')
    source.mount.files.rename(source.path, target.path)
  }

  symlink(target: string, path: string): void {
    const found = this.fresh(path)
    found.mount.files.symlink(target, found.path)
  }

  link(target: string, path: string): void {
    const source = this.find(target, false)
    const found = this.fresh(path)
    if (source.index !== found.index) throw new Errno('EXDEV')
    source.mount.files.link(source.path, found.path)
  }

  mkfifo(path: string, mode?: number, type?: 'socket'): void {
    const found = this.fresh(path)
    found.mount.files.mkfifo(found.path, mode, type)
  }

  chmod(path: string, mode: number): void {
    const found = this.forWriting(path)
    found.mount.files.chmod(found.path, mode)
  }

  chown(path: string, uid: number | undefined, gid: number | undefined, options?: FollowOptions): void {
    const found = this.forWriting(path, options?.follow !== false)
    found.mount.files.chown(found.path, uid, gid, { follow: false })
  }

  utime(path: string, mtime: number): void {
    const found = this.forWriting(path)
    found.mount.files.utime(found.path, mtime)
  }

  mounts(): Mount[] {
    return this.points.map(({ point, files, readOnly, mount }) => {
      const own = files.mounts()[0] ?? NO_MOUNT
      const options = mount?.options ?? own.options
      const mode = readOnly ? options.map((option) => (option === 'rw' ? 'ro' : option)) : options
      return { ...own, ...mount, point, options: mode }
    })
  }
}

const NO_MOUNT: Mount = {
  source: 'none',
  point: '/',
  type: 'tmpfs',
  options: ['rw', 'relatime'],
  size: 0,
  used: 0,
}

/**
 * The files of a machine as one process sees them: relative paths, permissions, umask, /proc and /dev.
 * Differs: the way to a file is checked along the path as it is given, not along the links in it.
 */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Core } from '@/lib/userland/kernel/core'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat, FileSystem, FollowOptions, Mount } from '@/lib/userland/kernel/file-system'
import { followRename, keepOpen } from '@/lib/userland/kernel/moved-files'
import { allows, EXECUTE, isCapable, READ, WRITE } from '@/lib/userland/kernel/permissions'
import type { ProcessRecord } from '@/lib/userland/kernel/state'
import { isVirtual, type VirtualNode, virtualNode } from '@/lib/userland/kernel/virtual-files'

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

const ITSELF = { follow: false }

const MAX_LINKS = 40
const MAX_PATH = 4095

export class ProcessFiles implements FileSystem {
  constructor(
    private readonly core: Core,
    private readonly pid: number,
  ) {}

  private get record(): ProcessRecord {
    const record = this.core.state.processes.get(this.pid)
    if (!record) throw new Errno('ESRCH')
    return record
  }

  private get files(): FileSystem {
    return this.core.machine(this.record.place).files
  }

  /** Absolute, with links that lead into /dev and /proc followed. */
  locate(path: string, follow = true): { path: string; node?: VirtualNode } {
    if (path === '') throw new Errno('ENOENT')
    if (path.length > MAX_PATH) throw new Errno('ENAMETOOLONG')
    let at = resolvePath(this.record.cwd, path)
    for (let links = 0; links < MAX_LINKS; links++) {
      const virtual = isVirtual(at)
      const target = virtual ? this.virtualLink(at, follow) : this.absoluteLink(at, follow)
      if (target === undefined)
        return { path: at, node: virtual ? virtualNode(this.core, this.record, at) : undefined }
      at = target
    }
    throw new Errno('ELOOP')
  }

  /** Where a link in a virtual path leads on to. */
  private virtualLink(path: string, follow: boolean): string | undefined {
    const { core, record } = this
    for (let end = path.indexOf('/', 1); end > 0 && end < path.length; ) {
      const slash = path.indexOf('/', end + 1)
      end = slash < 0 ? path.length : slash
      if (slash < 0 && !follow) break
      const node = virtualNode(core, record, path.slice(0, end))
      if (node?.type !== 'symlink' || (node.file !== undefined && slash < 0)) continue
      return resolvePath(node.target, path.slice(end + 1) || '.')
    }
    return undefined
  }

  private absoluteLink(path: string, follow: boolean): string | undefined {
    if (!follow) return undefined
    const { files } = this
    if (files.stat(path, ITSELF)?.type !== 'symlink') return undefined
    const target = files.readlink(path)
    return isVirtual(target) ? resolvePath('/', target) : undefined
  }

  /** Every folder above can be passed. */
  private pass(path: string): void {
    const { record, files } = this
    if (isCapable(record, 'DAC_OVERRIDE')) return
    for (let at = parentOf(path); at !== '/'; at = parentOf(at)) {
      const stat = files.stat(at)
      if (stat?.type === 'directory' && !allows(record, stat, EXECUTE)) throw new Errno('EACCES')
    }
  }

  /** @throws Errno EACCES */
  check(path: string, want: number): void {
    this.pass(path)
    const stat = isCapable(this.record, 'DAC_OVERRIDE') ? undefined : this.files.stat(path)
    if (stat && !allows(this.record, stat, want)) throw new Errno('EACCES')
  }

  /** The folder above can be changed; where it is sticky, only by the owner of what is in it. */
  private checkParent(path: string, removes: boolean): void {
    this.pass(path)
    const { record, files } = this
    if (isCapable(record, 'DAC_OVERRIDE') && (!removes || isCapable(record, 'FOWNER'))) return
    const parent = files.stat(parentOf(path))
    if (parent && !allows(record, parent, WRITE | EXECUTE)) throw new Errno('EACCES')
    if (!removes || !parent || !(parent.mode & 0o1000) || parent.uid === record.uid) return
    if (isCapable(record, 'FOWNER')) return
    if (files.stat(path, { follow: false })?.uid !== record.uid) throw new Errno('EPERM')
  }

  /** The machine's path of what is to be changed. @throws Errno when it is in /proc or a device */
  private changeable(path: string, follow: boolean): string {
    const found = this.locate(path, follow)
    if (found.node) throw new Errno('EPERM')
    return found.path
  }

  private checkOwner(path: string): void {
    const stat = this.files.stat(path)
    if (!stat) throw new Errno('ENOENT')
    if (!isCapable(this.record, 'FOWNER') && stat.uid !== this.record.uid) throw new Errno('EPERM')
  }

  /** What a process makes is its own, but for the group in a folder that hands its own on (set-gid). */
  private adopt(path: string): void {
    const { uid, gid } = this.record
    const above = this.files.stat(parentOf(path))
    const hands = above !== undefined && (above.mode & 0o2000) !== 0
    const group = hands ? above.gid : gid
    if (uid !== 0 || group !== 0) this.files.chown(path, uid, group, { follow: false })
    const made = hands ? this.files.stat(path, { follow: false }) : undefined
    if (made?.type === 'directory') this.files.chmod(path, made.mode | 0o2000)
  }

  stat(path: string, { follow: wanted = true }: FollowOptions = {}): FileStat | undefined {
    // A slash behind a link asks for the folder that it leads to.
    const follow = wanted || path.endsWith('/')
    const found = this.locate(path, follow)
    if (!found.node) {
      this.pass(found.path)
      return this.files.stat(found.path, { follow })
    }
    return virtualStat(this.core, this.record, found.path, found.node, follow)
  }

  read(path: string): string {
    const found = this.locate(path)
    if (found.node?.type === 'file') return found.node.text
    if (found.node?.type === 'directory') throw new Errno('EISDIR')
    if (found.node) return ''
    this.check(found.path, READ)
    return this.files.read(found.path)
  }

  write(path: string, text: string, options: { append?: boolean; mode?: number } = {}): void {
    const found = this.locate(path)
    if (found.node?.type === 'character') return
    if (found.node) throw new Errno(found.node.type === 'directory' ? 'EISDIR' : 'EACCES')
    this.core.spendBytes(text.length)
    const isNew = !this.files.stat(found.path)
    if (isNew) this.checkParent(found.path, false)
    else this.check(found.path, WRITE)
    const mode = (options.mode ?? 0o666) & ~this.record.umask
    this.files.write(found.path, text, isNew ? { ...options, mode } : { append: options.append })
    if (isNew) this.adopt(found.path)
  }

  grow(path: string, bytes: number): void {
    const real = this.changeable(path, true)
    this.check(real, WRITE)
    this.files.grow(real, bytes)
  }

  list(path: string): string[] {
    const found = this.locate(path)
    if (found.node && found.node.type !== 'directory') throw new Errno('ENOTDIR')
    if (!found.node) this.check(found.path, READ)
    const own = found.node?.names
    if (found.path.startsWith('/proc') && own) return own
    const real = own && !this.files.stat(found.path) ? [] : this.files.list(found.path)
    return own ? [...new Set([...own, ...real])] : real
  }

  readlink(path: string): string {
    const found = this.locate(path, false)
    if (!found.node) return this.files.readlink(found.path)
    if (found.node.type !== 'symlink') throw new Errno('EINVAL')
    return found.node.target
  }

  mkdir(path: string, mode = 0o777): void {
    const found = this.locate(path, false)
    if (found.node || this.files.stat(found.path, { follow: false })) throw new Errno('EEXIST')
    this.checkParent(found.path, false)
    this.files.mkdir(found.path, mode & ~this.record.umask)
    this.adopt(found.path)
  }

  rmdir(path: string): void {
    const real = this.changeable(path, false)
    this.checkParent(real, true)
    this.files.rmdir(real)
  }

  unlink(path: string): void {
    const real = this.changeable(path, false)
    this.checkParent(real, true)
    keepOpen(this.core, this.record.place, real)
    this.files.unlink(real)
  }

  rename(from: string, to: string): void {
    const [source, target] = [this.changeable(from, false), this.changeable(to, false)]
    this.checkParent(source, true)
    this.checkParent(target, this.files.stat(target, { follow: false }) !== undefined)
    if (source !== target) keepOpen(this.core, this.record.place, target)
    this.files.rename(source, target)
    followRename(this.core, this.record.place, source, target)
  }

  symlink(target: string, path: string): void {
    const real = this.changeable(path, false)
    this.checkParent(real, false)
    this.files.symlink(target, real)
    this.adopt(real)
  }

  link(target: string, path: string): void {
    const real = this.changeable(path, false)
    this.checkParent(real, false)
    this.files.link(this.changeable(target, false), real)
  }

  mkfifo(path: string, mode = 0o666, type?: 'socket'): void {
    const real = this.changeable(path, false)
    this.checkParent(real, false)
    this.files.mkfifo(real, mode & ~this.record.umask, type)
    this.adopt(real)
  }

  chmod(path: string, mode: number): void {
    const real = this.changeable(path, true)
    this.pass(real)
    this.checkOwner(real)
    this.files.chmod(real, mode)
  }

  chown(path: string, uid: number | undefined, gid: number | undefined, options?: FollowOptions): void {
    const real = this.changeable(path, options?.follow !== false)
    this.pass(real)
    if (!isCapable(this.record, 'CHOWN')) {
      if (this.files.stat(real)?.uid !== this.record.uid) throw new Errno('EPERM')
      const isOwnGroup = gid === undefined || gid === this.record.gid || this.record.groups.includes(gid)
      if ((uid !== undefined && uid !== this.record.uid) || !isOwnGroup) throw new Errno('EPERM')
    }
    this.files.chown(real, uid, gid, options)
  }

  utime(path: string, mtime: number): void {
    const found = this.locate(path)
    if (found.node) return
    this.pass(found.path)
    this.files.utime(found.path, mtime)
  }

  mounts(): Mount[] {
    return this.files.mounts()
  }
}

function virtualStat(
  core: Core,
  record: ProcessRecord,
  path: string,
  node: VirtualNode,
  follow: boolean,
): FileStat {
  const { now } = core.machine(record.place)
  const base = { uid: 0, gid: 0, size: 0, mtime: now(), inode: 0xf0000000 + hashOf(path), links: 1 }
  if (node.type === 'file') return { ...base, type: 'file', mode: node.mode ?? 0o444 }
  if (node.type === 'character') return { ...base, type: 'character', mode: node.tty ? 0o620 : 0o666 }
  if (node.type === 'directory') return { ...base, type: 'directory', mode: 0o755 }
  const open = node.file === undefined || !follow ? undefined : core.state.files.get(node.file)
  if (open && 'pipe' in open) return { ...base, type: 'fifo', mode: 0o600, inode: 40_000 + open.pipe }
  if (open?.kind === 'terminal') return { ...base, type: 'character', mode: 0o620 }
  if (open?.kind === 'device') return { ...base, type: 'character', mode: 0o666 }
  const real = open?.kind === 'file' ? core.machine(open.place).files.stat(open.path) : undefined
  return real ?? { ...base, type: 'symlink', mode: 0o777, size: node.target.length }
}

function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) & 0xfffffff
  return hash
}

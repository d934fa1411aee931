/**
 * Files in memory: a table of nodes by inode, over a first tree that never changes.
 * Mirrors: directories, hard and symbolic links, named pipes, owners, modes, times of change.
 * Differs: no blocks, no times of access; a directory's size is always 4096. Of zero bytes that were added at
 * once (truncate, fallocate, dd) the first 8 MiB are there to read.
 */
import { copyOf } from '@/lib/userland/kernel/copy'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat, FileSystem, FileType, FollowOptions, Mount } from '@/lib/userland/kernel/file-system'
import {
  changes,
  type FileNode,
  type FileTree,
  nodeStat,
  ownNodes,
  ROOT_INODE,
  splitPath,
} from '@/lib/userland/kernel/file-tree'
import { realPath } from '@/lib/userland/kernel/real-path'
import { byteLength } from '@/lib/userland/kernel/text'
import { zeros } from '@/lib/userland/kernel/zeros'

export interface MemoryOptions {
  now(): number
  tree: FileTree
  /** By inode; the root is ROOT_INODE. See baseTree. */
  base?: ReadonlyMap<number, FileNode>
  /** Bytes that may be added. */
  maxBytes?: number
  /** Of those, bytes that may be held one by one: all by default. */
  maxText?: number
  /** Tells it from other file systems. */
  device?: number
  readOnly?: boolean
  /** What `df` and `mount` say. */
  mount?: Partial<Mount>
}

/** What a name takes of the bytes that are held. */
const BYTES_OF_NODE = 64

export class MemoryFileSystem implements FileSystem {
  constructor(private readonly options: MemoryOptions) {
    const { tree, base } = options
    if (!tree.nodes.has(ROOT_INODE) && !base?.has(ROOT_INODE)) this.add('directory', 0o755, '', ROOT_INODE)
  }

  private get tree(): FileTree {
    return this.options.tree
  }

  private node(inode: number | undefined): FileNode | undefined {
    if (inode === undefined) return undefined
    const changed = this.tree.nodes.get(inode)
    return changed === undefined ? this.options.base?.get(inode) : (changed ?? undefined)
  }

  /** To be changed. */
  private own(inode: number): FileNode {
    const node = this.node(inode)
    if (!node) throw new Errno('ENOENT')
    if (this.options.readOnly) throw new Errno('EROFS')
    changes.count += 1
    if (this.tree.nodes.has(inode) && node.epoch === this.tree.epoch) return node
    const copy = copyOf({ ...node, epoch: this.tree.epoch })
    ownNodes(this.tree).set(inode, copy)
    return copy
  }

  /** @param holes of zero bytes that are not held one by one */
  private charge(bytes: number, holes = 0, names = 0): void {
    const { tree } = this
    const { maxBytes = Infinity, maxText = Infinity } = this.options
    const used = tree.used + bytes + holes
    const held = used - (tree.holes ?? 0) - holes + (tree.nodes.size + names) * BYTES_OF_NODE
    if (bytes + holes + names > 0 && (used > maxBytes || held > maxText)) throw new Errno('ENOSPC')
    tree.used = used
    if (holes !== 0) tree.holes = (tree.holes ?? 0) + holes
  }

  private add(type: FileType, mode: number, text = '', inode = this.tree.next++): number {
    this.charge(text.length, 0, 1)
    changes.count += 1
    const { epoch } = this.tree
    const node: FileNode = { epoch, type, mode, uid: 0, gid: 0, mtime: this.options.now(), links: 1, text }
    if (type === 'directory') Object.assign(node, { names: new Map(), links: 2 })
    ownNodes(this.tree).set(inode, node)
    return inode
  }

  /** The inode at a path without links in it. */
  private at(path: string): number | undefined {
    let inode: number | undefined = ROOT_INODE
    for (const part of path.split('/')) {
      if (part === '') continue
      inode = this.node(inode)?.names?.get(part)
      if (inode === undefined) return undefined
    }
    return inode
  }

  /** As it is asked for most, with no link on the way; null: there is one, or no way. */
  private walk(path: string): number | undefined | null {
    let inode: number | undefined = ROOT_INODE
    for (let at = 1, end: number; at < path.length; at = end + 1) {
      end = path.indexOf('/', at)
      if (end < 0) end = path.length
      if (at === end) continue
      const part = path.slice(at, end)
      const names: ReadonlyMap<string, number> | undefined = this.node(inode)?.names
      if (!names || part === '..' || part === '.') return null
      inode = names.get(part)
      if (inode === undefined) return end === path.length ? undefined : null
    }
    return inode
  }

  /** @throws Errno ENOENT, ENOTDIR, ELOOP */
  private find(path: string, follow = true): number | undefined {
    const inode = this.walk(path)
    if (inode === undefined) return undefined
    const isPlain = inode !== null && !(follow && this.node(inode)?.type === 'symlink')
    return isPlain ? inode : this.findThroughLinks(path, follow)
  }

  private findThroughLinks(path: string, follow: boolean): number | undefined {
    const links = {
      stat: (at: string) => this.statOf(this.at(at)),
      readlink: (at: string) => this.node(this.at(at))?.text ?? '',
    } as FileSystem
    if (follow) return this.at(realPath(links, path, 'last'))
    const [parent, name] = splitPath(path)
    return this.at(`${realPath(links, parent)}/${name}`)
  }

  /** @throws Errno ENOENT */
  private get(path: string, follow = true): number {
    const inode = this.find(path, follow)
    if (inode === undefined) throw new Errno('ENOENT')
    return inode
  }

  /** The folder above and the name in it. */
  private place(path: string): { parent: number; name: string; inode: number | undefined } {
    const [above, name] = splitPath(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path)
    if (name.length > 255) throw new Errno('ENAMETOOLONG')
    const parent = this.get(above)
    const node = this.node(parent)
    if (node?.type !== 'directory') throw new Errno('ENOTDIR')
    return { parent, name, inode: name === '' ? parent : node.names?.get(name) }
  }

  /** Gives a folder a name, or takes it away. */
  private name(parent: number, name: string, inode?: number): void {
    const folder = this.own(parent)
    if (inode === undefined) folder.names?.delete(name)
    else folder.names?.set(name, inode)
    folder.mtime = this.options.now()
  }

  /** One name less; the last one takes the file with it. */
  private forget(inode: number): void {
    const node = this.own(inode)
    node.links -= 1
    if (node.type === 'directory' ? node.links > 1 : node.links > 0) return
    this.charge(-node.text.length, -(node.hole ?? 0))
    if (this.options.base?.has(inode)) ownNodes(this.tree).set(inode, null)
    else ownNodes(this.tree).delete(inode)
  }

  private statOf(inode: number | undefined): FileStat | undefined {
    const node = this.node(inode)
    if (!node || inode === undefined) return undefined
    return nodeStat(node, inode, this.options.device)
  }

  stat(path: string, { follow = true }: FollowOptions = {}): FileStat | undefined {
    const direct = this.direct(path)
    if (direct !== null && (!follow || direct?.type !== 'symlink')) return direct
    try {
      return this.statOf(this.find(path, follow))
    } catch (error) {
      if (error instanceof Errno && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
      throw error
    }
  }

  /** What stands at a path; null where a link, or what is no plain name, is on the way. */
  private direct(path: string): FileStat | undefined | null {
    let inode: number | undefined = ROOT_INODE
    for (let at = 1, end: number; at < path.length; at = end + 1) {
      end = path.indexOf('/', at)
      if (end < 0) end = path.length
      const name = path.slice(at, end)
      if (name === '' || name === '.' || name === '..') return null
      const node = this.node(inode)
      if (!node?.names) return node?.type === 'symlink' ? null : undefined
      inode = node.names.get(name)
      if (inode === undefined) return undefined
    }
    return this.statOf(inode)
  }

  version(): unknown {
    return this.tree
  }

  plain(path: string): FileStat | undefined | null {
    const inode = this.walk(path)
    return inode === null ? null : this.statOf(inode)
  }

  read(path: string): string {
    const node = this.node(this.get(path))
    if (node?.type === 'directory') throw new Errno('EISDIR')
    if (node?.type !== 'file' && node?.type !== 'block') return ''
    return node.hole ? node.text + zeros(node.hole) : node.text
  }

  grow(path: string, bytes: number): void {
    const node = this.own(this.get(path))
    const room = (this.options.maxBytes ?? Infinity) - this.tree.used
    const added = Math.max(0, Math.min(bytes, room))
    this.charge(0, added)
    node.hole = (node.hole ?? 0) + added
    node.mtime = this.options.now()
    if (added < bytes) throw new Errno('ENOSPC')
  }

  write(
    path: string,
    text: string,
    { append, mode = 0o644 }: { append?: boolean; mode?: number } = {},
  ): void {
    const old = this.find(path)
    if (old === undefined) {
      this.create(path, text, mode)
      return
    }
    if (this.node(old)?.type === 'directory') throw new Errno('EISDIR')
    if (append) this.append(this.own(old), text)
    else this.replaceText(this.own(old), text)
  }

  /** What is added is all that is looked at: a file may grow line by line. */
  private append(node: FileNode, text: string): void {
    if (node.hole) {
      this.replaceText(node, node.text + zeros(node.hole) + text)
      return
    }
    this.charge(text.length)
    const before = node.text === '' ? 0 : node.bytes
    // Half of a pair at the end may become a whole one with the next piece.
    node.bytes = before === undefined || /[\ud800-\udbff]$/.test(text) ? undefined : before + byteLength(text)
    node.text += text
    node.mtime = this.options.now()
  }

  private replaceText(node: FileNode, text: string): void {
    this.charge(text.length - node.text.length, -(node.hole ?? 0))
    node.text = text
    node.hole = undefined
    node.bytes = undefined
    node.mtime = this.options.now()
  }

  private create(path: string, text: string, mode: number): void {
    const { parent, name, inode } = this.place(path)
    // A link that leads nowhere yet: the file it names is made.
    if (inode !== undefined) {
      const target = this.node(inode)?.text ?? ''
      const base = splitPath(path)[0]
      this.create(target.startsWith('/') ? target : `${base}/${target}`, text, mode)
      return
    }
    if (this.options.readOnly) throw new Errno('EROFS')
    this.name(parent, name, this.add('file', mode, text))
  }

  list(path: string): string[] {
    const node = this.node(this.get(path))
    if (!node?.names) throw new Errno('ENOTDIR')
    return [...node.names.keys()]
  }

  readlink(path: string): string {
    const node = this.node(this.get(path, false))
    if (node?.type !== 'symlink') throw new Errno('EINVAL')
    return node.text
  }

  private make(path: string, type: FileType, mode: number, text = ''): void {
    const { parent, name, inode } = this.place(path)
    if (inode !== undefined) throw new Errno('EEXIST')
    if (this.options.readOnly) throw new Errno('EROFS')
    this.name(parent, name, this.add(type, mode, text))
    if (type === 'directory') this.own(parent).links += 1
  }

  mkdir(path: string, mode = 0o755): void {
    this.make(path, 'directory', mode)
  }

  symlink(target: string, path: string): void {
    this.make(path, 'symlink', 0o777, target)
  }

  mkfifo(path: string, mode = 0o644, type: 'fifo' | 'socket' = 'fifo'): void {
    this.make(path, type, mode)
  }

  rmdir(path: string): void {
    const { parent, name, inode } = this.place(path)
    if (inode === undefined) throw new Errno('ENOENT')
    if (inode === ROOT_INODE) throw new Errno('EBUSY')
    const node = this.node(inode)
    if (!node?.names) throw new Errno('ENOTDIR')
    if (node.names.size > 0) throw new Errno('ENOTEMPTY')
    this.name(parent, name)
    this.own(parent).links -= 1
    this.forget(inode)
  }

  unlink(path: string): void {
    const { parent, name, inode } = this.place(path)
    if (inode === undefined) throw new Errno('ENOENT')
    if (this.node(inode)?.type === 'directory') throw new Errno('EISDIR')
    this.name(parent, name)
    this.forget(inode)
  }

  rename(from: string, to: string): void {
    const source = this.place(from)
    const target = this.place(to)
    if (source.inode === undefined) throw new Errno('ENOENT')
    if (source.inode === target.inode) return
    const isFolder = this.node(source.inode)?.type === 'directory'
    if (isFolder && this.isInside(source.inode, target.parent)) throw new Errno('EINVAL')
    if (target.inode !== undefined) this.replace(to, target.inode, isFolder)
    this.name(source.parent, source.name)
    this.name(target.parent, target.name, source.inode)
    if (!isFolder || source.parent === target.parent) return
    this.own(source.parent).links -= 1
    this.own(target.parent).links += 1
  }

  private replace(path: string, inode: number, isFolder: boolean): void {
    const isTargetFolder = this.node(inode)?.type === 'directory'
    if (isTargetFolder && !isFolder) throw new Errno('EISDIR')
    if (!isTargetFolder && isFolder) throw new Errno('ENOTDIR')
    if (isTargetFolder) this.rmdir(path)
    else this.unlink(path)
  }

  /** Is `inode` the folder or below it? */
  private isInside(folder: number, inode: number): boolean {
    if (folder === inode) return true
    for (const child of this.node(folder)?.names?.values() ?? [])
      if (this.node(child)?.type === 'directory' && this.isInside(child, inode)) return true
    return false
  }

  link(target: string, path: string): void {
    const inode = this.get(target, false)
    if (this.node(inode)?.type === 'directory') throw new Errno('EPERM')
    const place = this.place(path)
    if (place.inode !== undefined) throw new Errno('EEXIST')
    this.own(inode).links += 1
    this.name(place.parent, place.name, inode)
  }

  chmod(path: string, mode: number): void {
    this.own(this.get(path)).mode = mode & 0o7777
  }

  chown(
    path: string,
    uid: number | undefined,
    gid: number | undefined,
    { follow = true }: FollowOptions = {},
  ): void {
    const node = this.own(this.get(path, follow))
    node.uid = uid ?? node.uid
    node.gid = gid ?? node.gid
  }

  utime(path: string, mtime: number): void {
    this.own(this.get(path)).mtime = mtime
  }

  mounts(): Mount[] {
    const { maxBytes, readOnly, mount, tree } = this.options
    const options = [readOnly ? 'ro' : 'rw', 'relatime']
    const size = maxBytes ?? 20 * 2 ** 30
    return [{ source: '/dev/sda1', point: '/', type: 'ext4', options, size, used: tree.used, ...mount }]
  }
}

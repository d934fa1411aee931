import type { FileError, HostEntry, HostFiles } from '@/lib/cluster/host/host-files'
import { hashText } from '@/lib/cluster/sim/hash'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat, FileSystem, Mount } from '@/lib/userland/kernel/file-system'
import { bytesOf, textOf } from '@/lib/userland/kernel/text'

const FOLDER_SIZE = 4096
/** A small cloud disk. */
const DISK: Omit<Mount, 'used'> = {
  source: '/dev/vda1',
  point: '/',
  type: 'ext4',
  options: ['rw', 'relatime'],
  size: 40 * 2 ** 30,
}
const USED = 9 * 2 ** 30

const sizeOf = (entry: HostEntry): number => {
  if (entry.type === 'file') return entry.bytes.length
  return entry.type === 'symlink' ? entry.target.length : FOLDER_SIZE
}

/** Texts by the bytes that they stand for: entries never change in place. */
const texts = new WeakMap<Uint8Array, string>()

function textOfBytes(bytes: Uint8Array): string {
  const known = texts.get(bytes)
  if (known !== undefined) return known
  const text = textOf(bytes)
  texts.set(bytes, text)
  return text
}

/** @throws Errno */
function call<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    const { code } = error as Partial<FileError>
    throw code === undefined || error instanceof Errno ? error : new Errno(code)
  }
}

/**
 * A host's files as processes see them.
 * Differs: hard links copy; one disk; named pipes are none.
 */
export class HostFileSystem implements FileSystem {
  constructor(private readonly files: HostFiles) {}

  stat(path: string, { follow = true } = {}): FileStat | undefined {
    return call(() => {
      const real = this.files.real(path, 'stat', follow)
      const entry = this.files.find(real, 'stat', false)
      if (!entry) {
        this.checkFolders(real)
        return undefined
      }
      return {
        type: entry.type,
        mode: entry.mode,
        uid: entry.uid ?? 0,
        gid: entry.gid ?? 0,
        size: sizeOf(entry),
        mtime: entry.mtime,
        inode: Number.parseInt(hashText(real).slice(0, 7), 16),
        links: entry.type === 'directory' ? 2 : 1,
      }
    })
  }

  /** @throws Errno ENOTDIR: a file stands where a folder should */
  private checkFolders(path: string): void {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const above = this.files.find(path.slice(0, at), 'stat')
      if (above && above.type !== 'directory') throw new Errno('ENOTDIR')
      if (above) return
    }
  }

  read(path: string): string {
    return textOfBytes(call(() => this.files.read(path)))
  }

  write(
    path: string,
    text: string,
    { append = false, mode }: { append?: boolean; mode?: number } = {},
  ): void {
    call(() => {
      const real = this.files.real(path, 'open')
      const old = this.files.find(real, 'open')
      this.requireFolder(real)
      const added = bytesOf(text)
      const kept = append && old?.type === 'file' ? old.bytes : new Uint8Array()
      const bytes = new Uint8Array(kept.length + added.length)
      bytes.set(kept)
      bytes.set(added, kept.length)
      this.files.write(real, bytes, old ? undefined : mode)
    })
  }

  grow(path: string, bytes: number): void {
    this.write(path, '\0'.repeat(bytes), { append: true })
  }

  /** @throws Errno ENOENT, ENOTDIR */
  private requireFolder(path: string): void {
    this.checkFolders(path)
    if (!this.files.find(path.slice(0, Math.max(1, path.lastIndexOf('/'))), 'open')) throw new Errno('ENOENT')
  }

  list(path: string): string[] {
    return call(() => this.files.list(path))
  }

  readlink(path: string): string {
    const entry = call(() => this.files.get(path, 'readlink', false))
    if (entry.type !== 'symlink') throw new Errno('EINVAL')
    return entry.target
  }

  mkdir(path: string, mode = 0o755): void {
    call(() => {
      this.checkFolders(path)
      this.files.mkdir(path)
      this.files.touch(path, { mode }, 'mkdir')
    })
  }

  rmdir(path: string): void {
    call(() => {
      if (this.files.get(path, 'rmdir', false).type !== 'directory') throw new Errno('ENOTDIR')
      this.files.remove(path)
    })
  }

  unlink(path: string): void {
    call(() => {
      if (this.files.get(path, 'unlink', false).type === 'directory') throw new Errno('EISDIR')
      this.files.remove(path)
    })
  }

  rename(from: string, to: string): void {
    call(() => {
      const source = this.files.get(from, 'rename', false)
      const target = this.files.find(to, 'rename', false)
      this.requireFolder(to)
      if (target?.type === 'directory') {
        if (source.type !== 'directory') throw new Errno('EISDIR')
        if (this.files.list(to).length > 0) throw new Errno('ENOTEMPTY')
        this.files.remove(to)
      } else if (target && source.type === 'directory') throw new Errno('ENOTDIR')
      this.files.move(from, to)
    })
  }

  symlink(target: string, path: string): void {
    call(() => {
      this.requireFolder(path)
      this.files.symlink(target, path)
    })
  }

  link(target: string, path: string): void {
    call(() => {
      if (this.files.get(target, 'link').type === 'directory') throw new Errno('EPERM')
      if (this.files.find(path, 'link', false)) throw new Errno('EEXIST')
      this.requireFolder(path)
      this.files.copy(target, path)
    })
  }

  mkfifo(): void {
    throw new Errno('EPERM')
  }

  chmod(path: string, mode: number): void {
    call(() => this.files.touch(path, { mode }, 'chmod'))
  }

  chown(path: string, uid: number | undefined, gid: number | undefined): void {
    const change = { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) }
    call(() => this.files.touch(path, change, 'chown'))
  }

  utime(path: string, mtime: number): void {
    call(() => this.files.touch(path, { mtime }, 'utime'))
  }

  mounts(): Mount[] {
    return [{ ...DISK, used: USED }]
  }
}

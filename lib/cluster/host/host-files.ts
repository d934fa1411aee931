/**
 * The files of one host as plain data, read and written synchronously.
 *
 * Mirrors: a Unix tree with directories, symbolic links, modes and modification times.
 * Differs: no hard links (`link` copies); owners and permissions are kept but not enforced.
 */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'

/** What every entry has; owners are root's when they are unset. */
interface EntryHead {
  mode: number
  mtime: number
  uid?: number
  gid?: number
}

export type HostEntry = EntryHead &
  ({ type: 'file'; bytes: Uint8Array } | { type: 'directory' } | { type: 'symlink'; target: string })

/** Where entries are kept, by absolute path. */
export interface EntryTable {
  get(path: string): HostEntry | undefined
  has(path: string): boolean
  set(path: string, entry: HostEntry): void
  delete(path: string): void
  keys(): Iterable<string>
  /** Bytes that count against the limit, where the table knows better than who writes to it. */
  readonly used?: number
}

export type FileErrorCode =
  | 'ENOENT'
  | 'EEXIST'
  | 'EISDIR'
  | 'ENOTDIR'
  | 'ENOTEMPTY'
  | 'EINVAL'
  | 'ELOOP'
  | 'ENOSPC'

const REASONS: Record<FileErrorCode, string> = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  EISDIR: 'illegal operation on a directory',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  EINVAL: 'invalid argument',
  ELOOP: 'too many levels of symbolic links',
  ENOSPC: 'no space left on device',
}

/** Worded as the bash library's commands expect it: `ENOENT: no such file or directory, open '/x'`. */
export class FileError extends Error {
  constructor(
    readonly code: FileErrorCode,
    operation: string,
    path: string,
  ) {
    super(`${code}: ${REASONS[code]}, ${operation} '${path}'`)
    this.name = 'FileError'
  }

  /** As C's strerror words it. */
  get reason(): string {
    const reason = this.code === 'EISDIR' ? 'is a directory' : REASONS[this.code]
    return reason.charAt(0).toUpperCase() + reason.slice(1)
  }
}

const MAX_LINKS = 40

function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')))
}

export interface HostFilesOptions {
  /** Virtual ms, for modification times. */
  now(): number
  /** All files together, in bytes. */
  maxBytes?: number
  /** What is there already; an empty tree by default. */
  entries?: EntryTable
}

export class HostFiles {
  private readonly entries: EntryTable
  private bytes = 0

  constructor(private readonly options: HostFilesOptions) {
    this.entries = options.entries ?? new Map<string, HostEntry>()
    if (!this.entries.has('/')) {
      this.entries.set('/', { type: 'directory', mode: 0o755, mtime: options.now() })
    }
  }

  /** Follows links in every part of the path; the last one only if `last`. */
  real(path: string, operation: string, last = true): string {
    let rest = resolvePath('/', path).split('/').slice(1)
    let at = '/'
    for (let links = 0; rest.length > 0 && rest[0] !== ''; ) {
      const [name = '', ...tail] = rest
      const next = at === '/' ? `/${name}` : `${at}/${name}`
      const entry = this.entries.get(next)
      if (entry?.type === 'symlink' && (last || tail.length > 0)) {
        links += 1
        if (links > MAX_LINKS) throw new FileError('ELOOP', operation, path)
        rest = resolvePath(at, [entry.target, ...tail].join('/'))
          .split('/')
          .slice(1)
        at = '/'
      } else {
        at = next
        rest = tail
      }
    }
    return at
  }

  find(path: string, operation: string, followLast = true): HostEntry | undefined {
    return this.entries.get(this.real(path, operation, followLast))
  }

  get(path: string, operation: string, followLast = true): HostEntry {
    const entry = this.find(path, operation, followLast)
    if (!entry) throw new FileError('ENOENT', operation, path)
    return entry
  }

  read(path: string): Uint8Array {
    const entry = this.get(path, 'open')
    if (entry.type !== 'file') throw new FileError('EISDIR', 'read', path)
    return entry.bytes
  }

  /** Creates parent directories as needed, as the bash library's redirections rely on. */
  write(path: string, bytes: Uint8Array, mode?: number): void {
    const real = this.real(path, 'open')
    const old = this.entries.get(real)
    if (old?.type === 'directory') throw new FileError('EISDIR', 'write', path)
    this.set(real, path, {
      ...old,
      type: 'file',
      bytes,
      mode: mode ?? old?.mode ?? 0o644,
      mtime: this.options.now(),
    })
  }

  mkdir(path: string, recursive = false): void {
    const real = this.real(path, 'mkdir')
    const old = this.entries.get(real)
    if (old && (!recursive || old.type !== 'directory')) throw new FileError('EEXIST', 'mkdir', path)
    if (old) return
    if (!recursive && !this.entries.has(parentOf(real))) throw new FileError('ENOENT', 'mkdir', path)
    this.set(real, path, { type: 'directory', mode: 0o755, mtime: this.options.now() })
  }

  symlink(target: string, path: string): void {
    const real = this.real(path, 'symlink', false)
    if (this.entries.has(real)) throw new FileError('EEXIST', 'symlink', path)
    this.set(real, path, { type: 'symlink', target, mode: 0o777, mtime: this.options.now() })
  }

  /** Names in a directory, sorted by code unit. */
  list(path: string): string[] {
    const real = this.real(path, 'scandir')
    const entry = this.entries.get(real)
    if (!entry) throw new FileError('ENOENT', 'scandir', path)
    if (entry.type !== 'directory') throw new FileError('ENOTDIR', 'scandir', path)
    const prefix = real === '/' ? '/' : `${real}/`
    const names: string[] = []
    for (const key of this.entries.keys()) {
      if (key !== '/' && key.startsWith(prefix) && !key.includes('/', prefix.length)) {
        names.push(key.slice(prefix.length))
      }
    }
    return names.sort()
  }

  remove(path: string, o: { recursive?: boolean; force?: boolean } = {}): void {
    const real = this.real(path, 'rm', false)
    const entry = this.entries.get(real)
    if (!entry) {
      if (o.force) return
      throw new FileError('ENOENT', 'rm', path)
    }
    const inside = entry.type === 'directory' ? this.below(real) : []
    if (inside.length > 0 && !o.recursive) {
      throw new FileError('ENOTEMPTY', 'rm', path)
    }
    for (const key of [...inside, real]) this.delete(key)
  }

  copy(from: string, to: string, recursive = false): void {
    const source = this.real(from, 'cp')
    const entry = this.entries.get(source)
    if (!entry) throw new FileError('ENOENT', 'cp', from)
    if (entry.type === 'directory' && !recursive) throw new FileError('EISDIR', 'cp', from)
    this.transfer(source, this.real(to, 'cp'), to, 'cp')
  }

  move(from: string, to: string): void {
    const source = this.real(from, 'mv', false)
    if (!this.entries.has(source)) throw new FileError('ENOENT', 'mv', from)
    const target = this.real(to, 'mv', false)
    if (source === target) return
    this.transfer(source, target, to, 'mv')
    for (const key of [...this.below(source), source]) this.delete(key)
  }

  touch(path: string, change: Partial<EntryHead>, operation: string): void {
    this.entries.set(this.real(path, operation), { ...this.get(path, operation), ...change })
  }

  /** Every absolute path, sorted. */
  paths(): string[] {
    return [...this.entries.keys()].sort()
  }

  private below(directory: string): string[] {
    const prefix = directory === '/' ? '/' : `${directory}/`
    return [...this.entries.keys()].filter((key) => key !== directory && key.startsWith(prefix))
  }

  private transfer(source: string, target: string, given: string, operation: string): void {
    if (target.startsWith(`${source}/`)) throw new FileError('EINVAL', operation, given)
    for (const key of [source, ...this.below(source)]) {
      const entry = this.entries.get(key)
      if (entry) this.set(target + key.slice(source.length), given, entry)
    }
  }

  private set(path: string, given: string, entry: HostEntry): void {
    const old = this.entries.get(path)
    const grown = (entry.type === 'file' ? entry.bytes.length : 64) - sizeOf(old)
    if ((this.entries.used ?? this.bytes) + grown > (this.options.maxBytes ?? Infinity))
      throw new FileError('ENOSPC', 'write', given)
    const parent = parentOf(path)
    const above = this.entries.get(parent)
    if (above && above.type !== 'directory') throw new FileError('ENOTDIR', 'open', given)
    if (!above) this.set(parent, given, { type: 'directory', mode: 0o755, mtime: this.options.now() })
    this.bytes += grown
    this.entries.set(path, entry)
  }

  private delete(path: string): void {
    if (path === '/') return
    this.bytes -= sizeOf(this.entries.get(path))
    this.entries.delete(path)
  }
}

function sizeOf(entry: HostEntry | undefined): number {
  if (!entry) return 0
  return entry.type === 'file' ? entry.bytes.length : 64
}

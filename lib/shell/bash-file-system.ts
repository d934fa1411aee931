import type { BufferEncoding, ByteString, FsStat, IFileSystem } from 'just-bash'
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { FileError, type HostEntry, type HostFiles } from '@/lib/cluster/host/host-files'

type Encoding = { encoding?: BufferEncoding | null } | BufferEncoding

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export const encodeText = (text: string): Uint8Array => encoder.encode(text)
export const decodeText = (bytes: Uint8Array): string => decoder.decode(bytes)

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return text
}

function nameOf(options: Encoding | undefined): BufferEncoding {
  return (typeof options === 'string' ? options : options?.encoding) ?? 'utf8'
}

function toBytes(content: string | Uint8Array, options: Encoding | undefined): Uint8Array {
  if (typeof content !== 'string') return content.slice()
  const encoding = nameOf(options)
  if (encoding === 'utf8' || encoding === 'utf-8') return encodeText(content)
  if (encoding === 'base64') return Uint8Array.from(atob(content), (char) => char.charCodeAt(0))
  if (encoding === 'hex') {
    return Uint8Array.from(content.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  }
  return Uint8Array.from(content, (char) => char.charCodeAt(0) & 255)
}

function fromBytes(bytes: Uint8Array, options: Encoding | undefined): string {
  const encoding = nameOf(options)
  if (encoding === 'utf8' || encoding === 'utf-8') return decodeText(bytes)
  if (encoding === 'base64') return btoa(latin1(bytes))
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return latin1(bytes)
}

function statOf(entry: HostEntry, path: string): FsStat {
  return {
    isFile: entry.type === 'file',
    isDirectory: entry.type === 'directory',
    isSymbolicLink: entry.type === 'symlink',
    mode: entry.mode,
    size: entry.type === 'file' ? entry.bytes.length : entry.type === 'symlink' ? entry.target.length : 4096,
    mtime: new Date(entry.mtime),
    identity: path,
  }
}

/** The bash library's asynchronous view of {@link HostFiles}. */
export class BashFileSystem implements IFileSystem {
  /** @param filesFor the tree that a path lies in */
  constructor(private readonly filesFor: (path: string) => HostFiles) {}

  async readFile(path: string, options?: Encoding): Promise<string> {
    return fromBytes(this.filesFor(path).read(path), options)
  }

  async readFileBytes(path: string): Promise<ByteString> {
    return latin1(this.filesFor(path).read(path)) as unknown as ByteString
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.filesFor(path).read(path).slice()
  }

  async writeFile(path: string, content: string | Uint8Array, options?: Encoding): Promise<void> {
    this.filesFor(path).write(path, toBytes(content, options))
  }

  /** With these two the library lays out /bin, /dev and /proc. */
  writeFileSync(path: string, content: string | Uint8Array): void {
    this.filesFor(path).write(path, toBytes(content, undefined))
  }

  mkdirSync(path: string, options?: { recursive?: boolean }): void {
    this.filesFor(path).mkdir(path, options?.recursive)
  }

  async appendFile(path: string, content: string | Uint8Array, options?: Encoding): Promise<void> {
    const old = this.filesFor(path).find(path, 'open') ? this.filesFor(path).read(path) : new Uint8Array()
    const added = toBytes(content, options)
    const joined = new Uint8Array(old.length + added.length)
    joined.set(old)
    joined.set(added, old.length)
    this.filesFor(path).write(path, joined)
  }

  async exists(path: string): Promise<boolean> {
    try {
      return this.filesFor(path).find(path, 'access') !== undefined
    } catch {
      return false
    }
  }

  async stat(path: string): Promise<FsStat> {
    return statOf(this.filesFor(path).get(path, 'stat'), this.filesFor(path).real(path, 'stat'))
  }

  async lstat(path: string): Promise<FsStat> {
    return statOf(
      this.filesFor(path).get(path, 'lstat', false),
      this.filesFor(path).real(path, 'lstat', false),
    )
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    this.filesFor(path).mkdir(path, options?.recursive)
  }

  async readdir(path: string): Promise<string[]> {
    return this.filesFor(path).list(path)
  }

  async readdirWithFileTypes(path: string) {
    return this.filesFor(path)
      .list(path)
      .map((name) => {
        const entry = this.filesFor(path).get(resolvePath(path, name), 'lstat', false)
        return {
          name,
          isFile: entry.type === 'file',
          isDirectory: entry.type === 'directory',
          isSymbolicLink: entry.type === 'symlink',
        }
      })
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    this.filesFor(path).remove(path, options)
  }

  async cp(from: string, to: string, options?: { recursive?: boolean }): Promise<void> {
    this.filesFor(from).copy(from, to, options?.recursive)
  }

  async mv(from: string, to: string): Promise<void> {
    this.filesFor(from).move(from, to)
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path)
  }

  getAllPaths(): string[] {
    return this.filesFor('/').paths()
  }

  async chmod(path: string, mode: number): Promise<void> {
    this.filesFor(path).touch(path, { mode }, 'chmod')
  }

  async symlink(target: string, path: string): Promise<void> {
    this.filesFor(path).symlink(target, path)
  }

  async link(existing: string, path: string): Promise<void> {
    if (this.filesFor(path).find(path, 'link')) throw new FileError('EEXIST', 'link', path)
    this.filesFor(path).copy(existing, path)
  }

  async readlink(path: string): Promise<string> {
    const entry = this.filesFor(path).get(path, 'readlink', false)
    if (entry.type !== 'symlink') throw new FileError('EINVAL', 'readlink', path)
    return entry.target
  }

  async realpath(path: string): Promise<string> {
    this.filesFor(path).get(path, 'realpath')
    return this.filesFor(path).real(path, 'realpath')
  }

  async utimes(path: string, _accessed: Date, modified: Date): Promise<void> {
    this.filesFor(path).touch(path, { mtime: modified.getTime() }, 'utimes')
  }
}

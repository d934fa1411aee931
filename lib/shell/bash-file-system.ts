import type { BufferEncoding, ByteString, FsStat, IFileSystem } from 'just-bash'
import { FileError, type HostEntry, type HostFiles, resolvePath } from '@/lib/cluster/host/host-files'

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
  constructor(private readonly host: HostFiles) {}

  async readFile(path: string, options?: Encoding): Promise<string> {
    return fromBytes(this.host.read(path), options)
  }

  async readFileBytes(path: string): Promise<ByteString> {
    return latin1(this.host.read(path)) as unknown as ByteString
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.host.read(path).slice()
  }

  async writeFile(path: string, content: string | Uint8Array, options?: Encoding): Promise<void> {
    this.host.write(path, toBytes(content, options))
  }

  /** With these two the library lays out /bin, /dev and /proc. */
  writeFileSync(path: string, content: string | Uint8Array): void {
    this.host.write(path, toBytes(content, undefined))
  }

  mkdirSync(path: string, options?: { recursive?: boolean }): void {
    this.host.mkdir(path, options?.recursive)
  }

  async appendFile(path: string, content: string | Uint8Array, options?: Encoding): Promise<void> {
    const old = this.host.find(path, 'open') ? this.host.read(path) : new Uint8Array()
    const added = toBytes(content, options)
    const joined = new Uint8Array(old.length + added.length)
    joined.set(old)
    joined.set(added, old.length)
    this.host.write(path, joined)
  }

  async exists(path: string): Promise<boolean> {
    try {
      return this.host.find(path, 'access') !== undefined
    } catch {
      return false
    }
  }

  async stat(path: string): Promise<FsStat> {
    return statOf(this.host.get(path, 'stat'), this.host.real(path, 'stat'))
  }

  async lstat(path: string): Promise<FsStat> {
    return statOf(this.host.get(path, 'lstat', false), this.host.real(path, 'lstat', false))
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    this.host.mkdir(path, options?.recursive)
  }

  async readdir(path: string): Promise<string[]> {
    return this.host.list(path)
  }

  async readdirWithFileTypes(path: string) {
    return this.host.list(path).map((name) => {
      const entry = this.host.get(resolvePath(path, name), 'lstat', false)
      return {
        name,
        isFile: entry.type === 'file',
        isDirectory: entry.type === 'directory',
        isSymbolicLink: entry.type === 'symlink',
      }
    })
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    this.host.remove(path, options)
  }

  async cp(from: string, to: string, options?: { recursive?: boolean }): Promise<void> {
    this.host.copy(from, to, options?.recursive)
  }

  async mv(from: string, to: string): Promise<void> {
    this.host.move(from, to)
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path)
  }

  getAllPaths(): string[] {
    return this.host.paths()
  }

  async chmod(path: string, mode: number): Promise<void> {
    this.host.touch(path, { mode }, 'chmod')
  }

  async symlink(target: string, path: string): Promise<void> {
    this.host.symlink(target, path)
  }

  async link(existing: string, path: string): Promise<void> {
    if (this.host.find(path, 'link')) throw new FileError('EEXIST', 'link', path)
    this.host.copy(existing, path)
  }

  async readlink(path: string): Promise<string> {
    const entry = this.host.get(path, 'readlink', false)
    if (entry.type !== 'symlink') throw new FileError('EINVAL', 'readlink', path)
    return entry.target
  }

  async realpath(path: string): Promise<string> {
    this.host.get(path, 'realpath')
    return this.host.real(path, 'realpath')
  }

  async utimes(path: string, _accessed: Date, modified: Date): Promise<void> {
    this.host.touch(path, { mtime: modified.getTime() }, 'utimes')
  }
}

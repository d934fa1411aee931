import type { EntryTable, HostEntry } from '@/lib/cluster/host/host-files'
import {
  byteString,
  bytesOfString,
  encodeContent,
  type HostChanges,
  type StoredEntry,
} from '@/lib/cluster/host/host-state'

/** Where the layers of a host's tree come from, the upper ones last. */
export interface HostLayers {
  /** What kubeadm left. */
  image: ReadonlyMap<string, HostEntry>
  changes(): HostChanges
  /** What containers wrote into the host's folders: text by path, folders with a slash behind. */
  shared(): Readonly<Record<string, string>> | undefined
  /** Keeps a change and tells of it; returns the changes with it. */
  change(path: string, entry: StoredEntry | null): HostChanges
}

/** Bytes of stored files: their entries never change. */
const decoded = new WeakMap<StoredEntry, HostEntry>()

function entryOf(stored: StoredEntry): HostEntry {
  if (stored.type !== 'file') return stored
  const known = decoded.get(stored)
  if (known) return known
  const { content, ...rest } = stored
  const entry: HostEntry = { ...rest, bytes: bytesOfString(content) }
  decoded.set(stored, entry)
  return entry
}

/** What a change takes of the disk. */
const sizeOf = (entry: StoredEntry | null | undefined) =>
  entry?.type === 'file' ? entry.content.length : 64 * Number(entry !== undefined)

function sharedFile(text: string): HostEntry {
  let bytes: Uint8Array | undefined
  return {
    type: 'file',
    get bytes() {
      bytes ??= bytesOfString(encodeContent(text))
      return bytes
    },
    mode: 0o644,
    mtime: 0,
  }
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

/** One host's tree: what kubeadm left, what was changed, what containers wrote. */
export class NodeEntries implements EntryTable {
  private merged = new Map<string, HostEntry>()
  private size = 0
  private seen: { changes?: HostChanges; shared?: Readonly<Record<string, string>> | undefined } = {}

  constructor(private readonly layers: HostLayers) {}

  private entries(): Map<string, HostEntry> {
    const changes = this.layers.changes()
    const shared = this.layers.shared()
    if (this.seen.changes === changes && this.seen.shared === shared) return this.merged
    this.seen = { changes, shared }
    this.merged = new Map(this.layers.image)
    this.size = 0
    for (const [path, entry] of Object.entries(changes)) {
      this.size += sizeOf(entry)
      this.merge(path, entry)
    }
    for (const [path, text] of Object.entries(shared ?? {})) this.addShared(path, text)
    return this.merged
  }

  private merge(path: string, entry: StoredEntry | null): void {
    if (entry) this.merged.set(path, entryOf(entry))
    else this.merged.delete(path)
  }

  /** Bytes in what was changed. */
  get used(): number {
    this.entries()
    return this.size
  }

  /** One more change does not mean to begin anew, unless containers may share something of it. */
  private change(path: string, entry: StoredEntry | null): void {
    this.entries()
    const { changes = {}, shared = {} } = this.seen
    const next = this.layers.change(path, entry)
    const isShared = entry
      ? Object.hasOwn(shared, path) || Object.hasOwn(shared, `${path}/`)
      : Object.keys(shared).length > 0
    if (isShared) return
    this.size += sizeOf(next[path]) - sizeOf(changes[path])
    this.merge(path, entry)
    this.seen.changes = next
  }

  private addShared(path: string, text: string): void {
    const isFolder = path.endsWith('/')
    const place = isFolder ? path.slice(0, -1) : path
    for (let above = parentOf(place); !this.merged.has(above); above = parentOf(above)) this.folder(above)
    if (isFolder) this.folder(place)
    else this.merged.set(place, sharedFile(text))
  }

  private folder(path: string): void {
    if (path && !this.merged.has(path)) this.merged.set(path, { type: 'directory', mode: 0o755, mtime: 0 })
  }

  get(path: string): HostEntry | undefined {
    return this.entries().get(path)
  }

  has(path: string): boolean {
    return this.entries().has(path)
  }

  keys(): Iterable<string> {
    return this.entries().keys()
  }

  set(path: string, entry: HostEntry): void {
    if (entry.type !== 'file') this.change(path, entry)
    else {
      const { bytes, ...rest } = entry
      this.change(path, { ...rest, content: byteString(bytes) })
    }
  }

  delete(path: string): void {
    this.change(path, null)
  }
}

import { PackageError } from './package-error'

/** A file of a ZIP archive, as it lies there. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export interface ZipEntry {
  name: string
  deflated: boolean
  bytes: Uint8Array
  /** As the archive says; what comes out may be more. */
  size: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const MAX_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8

/**
 * The entries of these names, in the archive's order. Nothing is inflated, and no more is looked at than the list of
 * contents: at most 65,535 entries, as an archive below 4 GiB has them.
 * @throws PackageError `not-a-package`, `damaged`
 */
export function zipEntries(archive: Uint8Array, names: ReadonlySet<string>): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = findEnd(view)
  if (end === undefined) throw new PackageError('not-a-package')
  try {
    return listed(archive, view, end, names)
  } catch (error) {
    // Offsets that point outside.
    if (error instanceof RangeError) throw new PackageError('damaged')
    throw error
  }
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at
  return undefined
}

function listed(archive: Uint8Array, view: DataView, end: number, names: ReadonlySet<string>): ZipEntry[] {
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new PackageError('damaged')
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    const nameAt = at + 46
    const name = Buffer.from(archive.subarray(nameAt, nameAt + (nameLength ?? 0))).toString('utf8')
    if (names.has(name)) entries.push(entryAt(archive, view, at, name))
    at = nameAt + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function entryAt(archive: Uint8Array, view: DataView, central: number, name: string): ZipEntry {
  const encrypted = (view.getUint16(central + 8, true) & 1) !== 0
  const method = view.getUint16(central + 10, true)
  const packed = view.getUint32(central + 20, true)
  const local = view.getUint32(central + 42, true)
  if (encrypted || (method !== STORED && method !== DEFLATED) || view.getUint32(local, true) !== LOCAL)
    throw new PackageError('damaged')
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packed > archive.length) throw new PackageError('damaged')
  const bytes = archive.subarray(start, start + packed)
  return { name, deflated: method === DEFLATED, bytes, size: view.getUint32(central + 24, true) }
}

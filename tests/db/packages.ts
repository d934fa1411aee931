import { inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'
import { collectionTables } from '@/lib/anki/collection'
import { runWorker } from '@/lib/anki/run-worker'
import { zipEntries } from '@/lib/anki/zip-entry'

/** A collection as Anki has it, with nothing in it. */
export async function emptyPackage(): Promise<Uint8Array> {
  const at = Date.UTC(2026, 0)
  const settings = { at, createdAt: at, minutesWest: 0, retention: 0.9, decay: 0.15 }
  const tables = collectionTables([], { ...settings, decks: new Map(), description: '' })
  return runWorker({ job: 'write', tables }, 20_000)
}

/** The collection of a package, to look into it. */
export async function openPackage(file: Uint8Array): Promise<Database> {
  const SQL = await initSqlJs()
  return new SQL.Database(collectionOf(file))
}

function collectionOf(file: Uint8Array): Uint8Array {
  const [entry] = zipEntries(file, new Set(['collection.anki2']))
  if (!entry) throw new Error('no collection in the package')
  return entry.deflated ? inflateRawSync(entry.bytes) : entry.bytes
}

/** The package with something done to its collection, under the name and in the form of that version. */
export async function rewritten(
  file: Uint8Array,
  change: (db: Database) => void,
  name: 'collection.anki2' | 'collection.anki21' | 'collection.anki21b' = 'collection.anki2',
): Promise<Uint8Array> {
  const db = await openPackage(file)
  change(db)
  const collection = db.export()
  db.close()
  const stored = name === 'collection.anki21b' ? zstdStored(collection) : collection
  return zipSync({ [name]: stored, media: new Uint8Array(0) })
}

const RAW_BLOCK = 128 * 1024

/** A Zstandard frame whose blocks hold the bytes as they are. */
export function zstdStored(bytes: Uint8Array): Uint8Array {
  // No content size, and a window of 2 MiB: what Anki writes.
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 11 << 3])]
  for (let at = 0; at < bytes.length; at += RAW_BLOCK) {
    const block = bytes.subarray(at, at + RAW_BLOCK)
    const header = (block.length << 3) | (at + RAW_BLOCK >= bytes.length ? 1 : 0)
    parts.push(Buffer.from([header & 255, (header >> 8) & 255, header >> 16]), Buffer.from(block))
  }
  return Buffer.concat(parts)
}

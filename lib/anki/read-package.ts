import { PackageError } from './package-error'
import type { ReadPackage } from './protocol'
import { runWorker } from './run-worker'
import { zipEntries } from './zip-entry'

/** Of the file as it is uploaded. */
export const MAX_PACKAGE_BYTES = 64 * 2 ** 20
/** Of the collection in it. */
export const MAX_COLLECTION_BYTES = 512 * 2 ** 20
/** Of ours in a package, the newest: what one package takes out or brings in. */
export const MAX_PACKAGE_ROWS = 200_000
/** ms */
const TIME_LIMIT = 60_000

/** The newest form first: beside it lies a collection of the old form that only asks for a newer Anki. */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2']

/**
 * The answers to notes of ours in an .apkg or .colpkg of any Anki since 2.0.
 * @throws PackageError
 */
export async function readPackage(archive: Uint8Array): Promise<ReadPackage> {
  if (archive.length > MAX_PACKAGE_BYTES) throw new PackageError('too-big')
  const entries = zipEntries(archive, new Set(COLLECTIONS))
  const name = COLLECTIONS.find((wanted) => entries.some((entry) => entry.name === wanted))
  const entry = entries.find((one) => one.name === name)
  if (!entry) throw new PackageError('not-a-package')
  if (entry.size > MAX_COLLECTION_BYTES) throw new PackageError('too-big')
  const job = {
    job: 'read' as const,
    // A view would be sent with the whole upload behind it.
    bytes: entry.bytes.slice(),
    deflated: entry.deflated,
    zstd: name === 'collection.anki21b',
    ...{ maxBytes: MAX_COLLECTION_BYTES, maxRows: MAX_PACKAGE_ROWS },
  }
  return runWorker(job, TIME_LIMIT)
}

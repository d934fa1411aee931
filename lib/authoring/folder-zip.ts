import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate'
import { DraftError } from './draft-error'
import { FOLDER_LIMITS, type Folder } from './folder'

/** A zip may be a little bigger than what is in it. */
export const MAX_ZIP_BYTES = FOLDER_LIMITS.bytes + 64 * 1024

/** The day that every entry bears: the same folder, the same bytes. */
const MTIME = '2026-01-01'

/** Folders that some systems add. */
const ODD = /^__MACOSX\/|(?:^|\/)\.DS_Store$/

/** The folder as it lies below content/, under its own name. */
export function zipFolder(name: string, files: Folder): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${name}/${path}`, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { mtime: MTIME })
}

/** The files of a zip, without the folder that all of them lie in. @throws DraftError */
export function unzipFolder(zip: Uint8Array): Folder {
  const entries = Object.entries(unpack(zip)).filter(([path]) => !path.endsWith('/') && !ODD.test(path))
  const tops = new Set(
    entries.map(([path]) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '')),
  )
  const [top = ''] = tops
  const shared = tops.size === 1 && top !== 'wrong/' ? top : ''
  return Object.fromEntries(entries.map(([path, bytes]) => [path.slice(shared.length), textOf(path, bytes)]))
}

/** What says that it is too big is not even unpacked. */
function unpack(zip: Uint8Array): Unzipped {
  let [bytes, files] = [0, 0]
  const small = ({ originalSize }: { originalSize: number }) => {
    bytes += originalSize
    files += 1
    if (bytes > FOLDER_LIMITS.bytes || files > FOLDER_LIMITS.files * 2) throw new DraftError('zip', 'too big')
    return true
  }
  try {
    return unzipSync(zip, { filter: small })
  } catch (error) {
    throw error instanceof DraftError ? error : new DraftError('zip', 'not a zip file')
  }
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new DraftError(path, 'not a text')
  }
  return strFromU8(bytes).replaceAll('\r\n', '\n')
}

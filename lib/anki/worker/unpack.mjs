import { inflateRawSync } from 'node:zlib'
import { Decompress } from 'fzstd'
import { Fault } from './fault.mjs'
import { readFrame } from './zstd-frame.mjs'

/** Bytes of a window that we are ready to hold; Anki's has 2 MiB. */
const MAX_WINDOW = 1 << 27
const MAGIC = 'SQLite format 3\0'

/**
 * The SQLite file that a job is about.
 * @param {import('../protocol').ReadJob} job @returns {Uint8Array}
 */
export function unpack({ bytes, deflated, zstd, maxBytes }) {
  const entry = deflated ? inflate(bytes, maxBytes) : bytes
  const file = zstd ? decompress(entry, maxBytes) : entry
  if (file.length > maxBytes) throw new Fault('too-big')
  if (Buffer.from(file.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC)
    throw new Fault('not-a-collection')
  return file
}

/** @param {Uint8Array} bytes @param {number} maxOutputLength */
function inflate(bytes, maxOutputLength) {
  try {
    return inflateRawSync(bytes, { maxOutputLength })
  } catch (error) {
    const tooBig = /** @type {{ code?: string }} */ (error).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Fault(tooBig ? 'too-big' : 'damaged', String(error))
  }
}

/** @param {Uint8Array} bytes @param {number} maxBytes */
function decompress(bytes, maxBytes) {
  const frame = readFrame(bytes)
  if (!frame) throw new Fault('damaged')
  if (frame.windowSize > MAX_WINDOW && frame.windowSize > frame.contentSize) throw new Fault('too-big')
  if (frame.contentSize > maxBytes) throw new Fault('too-big')
  /** @type {Uint8Array[]} */
  const chunks = []
  let size = 0
  const stream = new Decompress((chunk) => {
    size += chunk.length
    if (size > maxBytes) throw new Fault('too-big')
    // What it hands out may be a view of its window.
    chunks.push(chunk.slice())
  })
  try {
    stream.push(bytes.subarray(0, frame.end), true)
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('damaged', String(error))
  }
  return Buffer.concat(chunks, size)
}

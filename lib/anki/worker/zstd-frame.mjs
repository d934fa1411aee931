// https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md, read without decompressing.
const MAGIC = 0xfd2fb528

/**
 * The first frame of a Zstandard file: what its header promises, and where it ends. Undefined when it is none, or is
 * cut off. A `contentSize` of 0: not said.
 * @param {Uint8Array} bytes
 * @returns {{ windowSize: number; contentSize: number; end: number } | undefined}
 */
export function readFrame(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 9 || view.getUint32(0, true) !== MAGIC) return undefined
  const flags = view.getUint8(4)
  const single = (flags & 0x20) !== 0
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0
  const at = 5 + (single ? 0 : 1) + dictionaryBytes
  if (bytes.length < at + sizeBytes) return undefined
  const contentSize = contentSizeOf(view, at, sizeBytes)
  const windowSize = single ? contentSize : windowOf(view.getUint8(5))
  const end = endOfBlocks(view, at + sizeBytes)
  if (end === undefined) return undefined
  const checksum = (flags & 4) !== 0 ? 4 : 0
  return end + checksum > bytes.length ? undefined : { windowSize, contentSize, end: end + checksum }
}

/** @param {DataView} view @param {number} at @param {number} size */
function contentSizeOf(view, at, size) {
  if (size === 1) return view.getUint8(at)
  if (size === 2) return view.getUint16(at, true) + 256
  if (size === 4) return view.getUint32(at, true)
  return size === 8 ? Number(view.getBigUint64(at, true)) : 0
}

/** @param {number} descriptor */
function windowOf(descriptor) {
  const base = 2 ** (10 + (descriptor >> 3))
  return base + (base / 8) * (descriptor & 7)
}

/** @param {DataView} view @param {number} from */
function endOfBlocks(view, from) {
  for (let at = from; at + 3 <= view.byteLength; ) {
    const header = view.getUint8(at) | (view.getUint16(at + 1, true) << 8)
    const size = header >> 3
    // A run is one byte, however long it gets.
    at += 3 + (((header >> 1) & 3) === 1 ? 1 : size)
    if (header & 1) return at
  }
  return undefined
}

/** Zero bytes of a hole that can be read. */
const MAX_HOLE = 8 * 1024 * 1024

let zeroText = ''

/** So many zero bytes, but no more than can be read of a hole. */
export function zeros(count: number): string {
  // Flat, so that pieces of it are no copies.
  if (zeroText === '') zeroText = Array(MAX_HOLE + 1).join('\0')
  return zeroText.slice(0, count)
}

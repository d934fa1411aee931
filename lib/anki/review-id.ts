import { createHash } from 'node:crypto'

/**
 * The id of the review that a row of somebody's log becomes: the same each time. A UUID of version 8 (RFC 9562) from
 * the SHA-256 of what it is made of.
 */
export function importedReviewId(userId: string, skillId: string, rowId: number): string {
  const bytes = createHash('sha256').update(`${userId}\n${skillId}\n${rowId}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

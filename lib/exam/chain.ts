/**
 * The chain of a task's batches: each carries the hash of the one before, so that the server knows when two browsers
 * go on from the same place, and nobody can take a batch out or put one in. Computed alike on both sides.
 */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import type { LabEntry } from '@/lib/lab/log'

/** What is sent at once: the new entries of a task's log. */
export interface ChainBatch {
  /** Their `seq` follow the last batch's. None: time has passed. */
  entries: LabEntry[]
  /** Virtual ms since the epoch up to which the session had come, as in {@link LabLog}. */
  until: number
  /** What the terminals had printed by then, as in {@link LabLog}: without it the replay cannot be confirmed. */
  seen: string
}

/** What the first batch of a task follows. */
export const chainStart = (examId: string, position: number): Promise<string> =>
  digest(`exam ${examId} task ${position}`)

/** Of a batch that follows the one with the hash `previous`: 64 hexadecimal digits. */
export function batchHash(previous: string, { entries, until, seen }: ChainBatch): Promise<string> {
  return digest(`${previous}\n${canonicalJson({ entries, until, seen })}`)
}

/** JSON with the keys of objects in code-unit order and without those that are undefined. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
}

/** In lower-case hex. A page that was not fetched by https, nor from localhost, has no WebCrypto. */
async function digest(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (!subtle) return sha256([...bytes])
  const hashed = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(hashed, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

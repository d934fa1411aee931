import type { ImportRow } from './import-row'

/** A review that the learner has of the same skill; undone ones count: what was taken back stays so. */
export interface KnownReview {
  id: string
  /** ms since the epoch */
  at: number
}

/** ms by which an export may have put a row later, so that ids are unique (revlog.ts). */
const SHIFT = 1000

/**
 * The rows that are new, of one skill. A row is known by the id that it gets here; or, when it is one of our own that
 * went to Anki and came back, by its time: Anki keeps the ids of rows, which are times, whatever else it rewrites.
 * Each review stands for one row. A row that comes twice counts once.
 */
export function newRows(
  rows: readonly ImportRow[],
  known: readonly KnownReview[],
  idOf: (row: ImportRow) => string,
): ImportRow[] {
  const unmatched = new Map(known.map((review) => [review.id, review]))
  const seen = new Set<number>()
  const rest: ImportRow[] = []
  for (const row of [...rows].sort((a, b) => a.id - b.id)) {
    if (seen.has(row.id)) continue
    seen.add(row.id)
    if (!unmatched.delete(idOf(row))) rest.push(row)
  }
  const byTime = [...unmatched.values()].sort((a, b) => a.at - b.at)
  let next = 0
  return rest.filter(({ id }) => {
    while ((byTime[next]?.at ?? Number.POSITIVE_INFINITY) < id - SHIFT) next++
    if ((byTime[next]?.at ?? Number.POSITIVE_INFINITY) > id) return true
    next++
    return false
  })
}

import '../server-only'
import type { ImportRow } from '@/lib/anki/import-row'
import { newRows } from '@/lib/anki/match-rows'
import { importedReviewId } from '@/lib/anki/review-id'
import type { Tx } from '../transaction'

/** Those of a package's rows of one skill that are no reviews of this learner yet. */
export async function freshRows(
  tx: Tx,
  userId: string,
  skillId: string,
  rows: readonly ImportRow[],
): Promise<ImportRow[]> {
  const known = await tx.review.findMany({
    where: { userId, skillId, kind: 'REVIEW' },
    select: { id: true, reviewedAt: true },
  })
  const reviews = known.map(({ id, reviewedAt }) => ({ id, at: reviewedAt.getTime() }))
  return newRows(rows, reviews, (row) => importedReviewId(userId, skillId, row.id))
}

import '../server-only'
import type { ImportRow } from '@/lib/anki/import-row'
import { placeRows } from '@/lib/anki/place-rows'
import { importedReviewId } from '@/lib/anki/review-id'
import { now } from '../clock'
import { memoryFields, ratingName, refoldCard, schedulerOptions, toEntry } from '../practice/refold-card'
import type { Tx } from '../transaction'
import { freshRows } from './fresh-rows'

/**
 * Appends the rows of one skill that are not there yet, and folds the card once. They have no state before them: they
 * are put in where their time says, among reviews that know nothing of them.
 * @returns how many were added
 */
export async function appendImported(
  tx: Tx,
  userId: string,
  skillId: string,
  rows: readonly ImportRow[],
): Promise<number> {
  const fresh = await freshRows(tx, userId, skillId, rows)
  if (fresh.length === 0) return 0
  const latest = now().getTime()
  const reviews = fresh.map((row) => ({
    ...row,
    reviewId: importedReviewId(userId, skillId, row.id),
    // The clock of that machine may have been wrong.
    at: Math.min(row.id, latest),
  }))
  const placements = await placementsOf(tx, userId, skillId, reviews)
  await tx.review.createMany({
    data: reviews.map(({ reviewId, at, rating, durationMs }) => ({
      ...{ id: reviewId, userId, skillId, kind: 'REVIEW' as const, rating, durationMs, imported: true },
      ...{ reviewedAt: new Date(at), placement: placements.get(reviewId) ?? null },
    })),
  })
  await refoldCard(tx, userId, skillId)
  return reviews.length
}

type Placed = ImportRow & { reviewId: string; at: number }

/** Among all reviews of the card, so that it falls due when Anki said, where FSRS would allow it. */
async function placementsOf(tx: Tx, userId: string, skillId: string, reviews: readonly Placed[]) {
  const owner = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: memoryFields })
  const before = await tx.review.findMany({
    where: { userId, skillId },
    select: { id: true, kind: true, undoesId: true, rating: true, reviewedAt: true, placement: true },
  })
  const added = reviews.map(({ reviewId, at, rating }) => ({
    ...{ kind: 'review' as const, id: reviewId, at, rating: ratingName(rating) },
  }))
  const days = new Map(reviews.map((review) => [review.reviewId, review.days]))
  return placeRows([...before.map(toEntry), ...added], days, schedulerOptions(owner, skillId))
}

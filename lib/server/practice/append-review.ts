import '../server-only'
import type { Card, Review } from '@/lib/generated/prisma/client'
import type { Json } from '../json'
import { toDb } from '../json'
import type { Tx } from '../transaction'
import { refoldCard } from './refold-card'

export type NewReview = Pick<Review, 'id' | 'userId' | 'skillId' | 'kind' | 'reviewedAt'> &
  Partial<
    Pick<
      Review,
      'undoesId' | 'rating' | 'servedVariantId' | 'answerId' | 'durationMs' | 'placement' | 'imported'
    >
  >

/** The only place where reviews are written: one row, with the state before it, and the card folded again. */
export async function appendReview(tx: Tx, review: NewReview): Promise<Card | null> {
  const { userId, skillId } = review
  const before = await tx.card.findUnique({
    where: { userId_skillId: { userId, skillId } },
    select: { state: true },
  })
  const stateBefore = before ? { stateBefore: toDb(before.state as Json) } : {}
  await tx.review.create({ data: { ...review, ...stateBefore }, select: { id: true } })
  return refoldCard(tx, userId, skillId)
}

const FUTURE_MS = 60_000

/** A browser's clock may be wrong: no review lies in the future, nor before its question was served. */
export function plausibleTime(claimed: Date, earliest: Date, at: Date): Date {
  const latest = Math.min(claimed.getTime(), at.getTime() + FUTURE_MS)
  return new Date(Math.max(earliest.getTime(), latest))
}

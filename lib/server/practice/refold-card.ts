import '../server-only'
import type { Card, Review, User } from '@/lib/generated/prisma/client'
import { type CardState, type RatingName, type ReviewEntry, ratingNames } from '@/lib/srs/card'
import { effectiveReviews, foldCard } from '@/lib/srs/fold'
import type { SchedulerOptions } from '@/lib/srs/scheduler'
import { type Json, toDb } from '../json'
import type { Tx } from '../transaction'

/** What of a review's row decides how its card is folded. */
export const reviewFields = {
  ...{ id: true, kind: true, undoesId: true, rating: true, reviewedAt: true, placement: true },
} as const
type ReviewFields = Pick<Review, keyof typeof reviewFields>

/** What of a learner's row decides how their cards are scheduled. */
export const memoryFields = { id: true, desiredRetention: true, memoryParameters: true } as const
export type MemoryOwner = Pick<User, keyof typeof memoryFields>

/** How this learner's cards are scheduled; the seed makes every fold of a card give the same dates. */
export function schedulerOptions(owner: MemoryOwner, skillId: string): SchedulerOptions {
  const { id, desiredRetention, memoryParameters } = owner
  return { retention: desiredRetention, parameters: memoryParameters, seed: `${id}:${skillId}` }
}

/** Stored as 1 to 4. */
export function ratingNumber(name: RatingName): number {
  return ratingNames.indexOf(name) + 1
}

export function ratingName(rating: number): RatingName {
  return ratingNames[rating - 1] ?? 'again'
}

export function toEntry(row: ReviewFields): ReviewEntry {
  const at = row.reviewedAt.getTime()
  if (row.kind === 'UNDO') return { kind: 'undo', id: row.id, at, undoes: row.undoesId ?? '' }
  if (row.kind === 'RESET') return { kind: 'reset', id: row.id, at }
  const placement = row.placement === null ? {} : { placement: row.placement }
  return { kind: 'review', id: row.id, at, rating: ratingName(row.rating ?? 1), ...placement }
}

export function cardState(card: Pick<Card, 'state'> | null | undefined): CardState | undefined {
  return card ? (card.state as unknown as CardState) : undefined
}

/**
 * Writes the card anew from all its reviews in (reviewedAt, id) order. A card whose reviews were all undone
 * goes away: the skill is new again.
 */
export async function refoldCard(tx: Tx, userId: string, skillId: string): Promise<Card | null> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: memoryFields,
  })
  const rows = await tx.review.findMany({
    where: { userId, skillId },
    orderBy: [{ reviewedAt: 'asc' }, { id: 'asc' }],
    select: reviewFields,
  })
  const entries = rows.map(toEntry)
  const state = foldCard(entries, schedulerOptions(user, skillId))
  if (!state) {
    await tx.card.deleteMany({ where: { userId, skillId } })
    return null
  }
  const data = {
    due: new Date(state.due),
    state: toDb(state as unknown as Json),
    reviewCount: effectiveReviews(entries).length,
    lastReviewedAt: state.lastReview === undefined ? null : new Date(state.lastReview),
  }
  return tx.card.upsert({
    where: { userId_skillId: { userId, skillId } },
    create: { userId, skillId, ...data },
    update: data,
  })
}

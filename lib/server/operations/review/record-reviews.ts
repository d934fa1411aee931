import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { ServedVariant } from '@/lib/generated/prisma/client'
import { hintNames, scoreAfterHints } from '@/lib/quiz/hints'
import { ratingNames } from '@/lib/srs/card'
import { deriveRating, mayRate } from '@/lib/srs/rating'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb, type Json, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { appendReview, plausibleTime } from '../../practice/append-review'
import { gradeResponse } from '../../practice/grade-response'
import { ratingNumber } from '../../practice/refold-card'
import type { Verdict } from '../../question-bank'
import { isUniqueViolation, transaction } from '../../transaction'

const MAX_DURATION_MS = 3_600_000

const entry = z.strictObject({
  /** Made by the browser, once per answer: sending it again changes nothing. */
  id: z.uuid(),
  servedVariantId: z.uuid(),
  response: z.json(),
  /** What the learner chose after seeing the verdict; after a wrong answer or a hint never better than derived. */
  rating: z.enum(ratingNames).optional(),
  /** Taken before answering; each lowers the score. */
  hints: z
    .array(z.enum(hintNames))
    .max(hintNames.length)
    .refine((names) => new Set(names).size === names.length)
    .default([]),
  durationMs: z.number().int().min(0),
  reviewedAt: z.date(),
})
type Entry = z.output<typeof entry>

export interface RecordedReview {
  id: string
  skillId: string
  correct: boolean
  /** After hints, 0 to 1. */
  score: number
  details: Json
  /** The card after this session; null when the review was undone since. */
  due: Date | null
}

/**
 * Grades answers and appends their reviews. The browser keeps entries until they are acknowledged and may send a
 * batch any number of times, in any order; each is stored once.
 */
export const recordReviews = defineOperation({
  access: someone,
  input: z.strictObject({ reviews: z.array(entry).min(1).max(50) }),
  async run({ userId }, { reviews }) {
    const recorded: RecordedReview[] = []
    for (const review of reviews) recorded.push(await recordOne(userId, review))
    return recorded
  },
})

async function recordOne(userId: string, entry: Entry): Promise<RecordedReview> {
  const before = await findRecorded(userId, entry.id)
  if (before) return before
  const served = await db().servedVariant.findUnique({ where: { id: entry.servedVariantId } })
  if (!served || served.userId !== userId || served.mode !== 'PRACTICE') throw new AppError('NOT_FOUND')
  // Graded outside the transaction: it runs in a worker and needs no database.
  const graded = await gradeResponse(served, entry.response as Json)
  const verdict = { ...graded, score: scoreAfterHints(graded.score, entry.hints.length) }
  try {
    await store(userId, entry, served, verdict)
  } catch (error) {
    // The same entry, sent twice at once: the other one has stored it.
    if (!isUniqueViolation(error)) throw error
  }
  const stored = await findRecorded(userId, entry.id)
  if (!stored) throw new AppError('CONFLICT')
  return stored
}

async function store(userId: string, entry: Entry, served: ServedVariant, verdict: Verdict): Promise<void> {
  const at = plausibleTime(entry.reviewedAt, served.servedAt, now())
  const durationMs = Math.min(entry.durationMs, MAX_DURATION_MS)
  const { correct, score } = verdict
  await transaction(async (tx) => {
    const earlier = await tx.review.findFirst({
      where: {
        userId,
        skillId: served.skillId,
        servedVariantId: served.id,
        undoneBy: null,
        id: { not: entry.id },
      },
      select: { id: true },
    })
    if (earlier) throw new AppError('ALREADY_REVIEWED')
    await tx.answer.create({
      data: {
        id: entry.id,
        userId,
        servedVariantId: served.id,
        response: toDb(entry.response as Json),
        correct,
        score,
        hints: entry.hints,
        verdict: toDb(verdict.details),
        durationMs,
        answeredAt: at,
      },
    })
    const rating = ratingNumber(chosenRating(entry, served, verdict))
    await appendReview(tx, {
      id: entry.id,
      userId,
      skillId: served.skillId,
      kind: 'REVIEW',
      rating,
      placement: served.placements[rating - 1] ?? null,
      servedVariantId: served.id,
      answerId: entry.id,
      durationMs,
      reviewedAt: at,
    })
  })
}

function chosenRating(
  { rating, durationMs, hints }: Entry,
  { paceMs }: ServedVariant,
  { correct, score }: Verdict,
) {
  const facts = { correct, score, durationMs, hints: hints.length, pace: paceMs ?? undefined }
  const derived = deriveRating(facts)
  return rating && mayRate(facts, derived, rating) ? rating : derived
}

async function findRecorded(userId: string, id: string): Promise<RecordedReview | undefined> {
  const review = await db().review.findUnique({ where: { id }, include: { answer: true } })
  if (!review) return undefined
  if (review.userId !== userId || !review.answer) throw new AppError('CONFLICT')
  const { skillId, answer } = review
  const card = await db().card.findUnique({ where: { userId_skillId: { userId, skillId } } })
  const { correct, score } = answer
  return { id, skillId, correct, score, details: fromDb(answer.verdict), due: card?.due ?? null }
}

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { Attempt } from '@/lib/generated/prisma/client'
import { deriveRating } from '@/lib/srs/rating'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb, type Json, toDb } from '../../json'
import { findOutlook } from '../../memory/outlook'
import { defineOperation } from '../../operation'
import { appendReview } from '../../practice/append-review'
import { ratingNumber } from '../../practice/refold-card'
import { banks, type DrillRefusal, type DrillResult } from '../../question-bank'
import { transaction } from '../../transaction'
import { attemptResult } from './get-attempt'

const MAX_LOG_BYTES = 512 * 1024

/**
 * Hands the command log in. The server replays it and grades what it finds; the browser reports no verdict. A log
 * that was graded is never graded anew: sending it again gives the first result. One whose replay shows something else
 * than the learner saw is kept, and refused with the first difference.
 */
export const submitDrill = defineOperation({
  access: someone,
  input: z.strictObject({ attemptId: z.uuid(), log: z.json(), durationMs: z.number().int().min(0) }),
  async run({ userId }, { attemptId, log, durationMs }) {
    if (JSON.stringify(log).length > MAX_LOG_BYTES)
      throw new AppError('INVALID_INPUT', { field: 'log', reason: 'too_big' })
    const attempt = await db().attempt.findUnique({ where: { id: attemptId } })
    if (!attempt || attempt.userId !== userId) throw new AppError('NOT_FOUND')
    if (attempt.status !== 'STARTED') return attemptResult(attempt)
    const { skillId, contentVersionId, seed, artefactHash } = attempt
    const pinned = { skillId, contentVersionId, seed, artefactHash }
    const work = { ...pinned, scenario: fromDb(attempt.scenario), log: log as Json }
    const result = await (await banks()).drills.grade(work)
    if ('refused' in result) return attemptResult(await refuse(attempt, work.log, result.refused))
    return attemptResult(await store(attempt, work.log, durationMs, result))
  },
})

/** Keeps the log with what is wrong with it. It is no evidence of anything: no review follows from it. */
async function refuse({ id }: Attempt, log: Json, refused: DrillRefusal['refused']): Promise<Attempt> {
  await db().attempt.updateMany({
    where: { id, status: 'STARTED' },
    data: { status: 'REFUSED', log: toDb(log), result: toDb({ refused }), submittedAt: now() },
  })
  return db().attempt.findUniqueOrThrow({ where: { id } })
}

async function store(attempt: Attempt, log: Json, durationMs: number, result: DrillResult): Promise<Attempt> {
  const { id, userId, skillId } = attempt
  const { passed, score, checks } = result
  const { pace, placements } = await findOutlook(userId, skillId)
  return transaction(async (tx) => {
    const at = now()
    const graded = await tx.attempt.updateMany({
      where: { id, status: 'STARTED' },
      data: {
        status: 'GRADED',
        log: toDb(log),
        result: toDb({ passed, checks }),
        score,
        durationMs: Math.min(durationMs, at.getTime() - attempt.startedAt.getTime() + 60_000),
        submittedAt: at,
      },
    })
    if (graded.count === 1) {
      const rating = ratingNumber(deriveRating({ correct: passed, score, durationMs, pace }))
      const placement = placements[rating - 1] ?? null
      await appendReview(tx, {
        ...{ id, userId, skillId, kind: 'REVIEW' as const, rating, placement, durationMs },
        reviewedAt: at,
      })
    }
    return tx.attempt.findUniqueOrThrow({ where: { id } })
  })
}

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { appendReview } from '../../practice/append-review'
import { isUniqueViolation, transaction } from '../../transaction'

/**
 * Takes a review, or the reset of a skill, back by appending a row that names it. The id is the browser's: sending it
 * again is harmless.
 */
export const undoReview = defineOperation({
  access: someone,
  input: z.strictObject({ id: z.uuid(), reviewId: z.uuid() }),
  async run({ userId }, { id, reviewId }) {
    const review = await db().review.findUnique({ where: { id: reviewId } })
    if (!review || review.userId !== userId || review.kind === 'UNDO') throw new AppError('NOT_FOUND')
    const { skillId } = review
    try {
      await transaction(async (tx) => {
        const before = await tx.review.findUnique({ where: { undoesId: reviewId }, select: { id: true } })
        if (before?.id === id) return
        if (before) throw new AppError('ALREADY_UNDONE')
        const undo = { id, userId, skillId, kind: 'UNDO' as const, undoesId: reviewId, reviewedAt: now() }
        await appendReview(tx, undo)
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      const stored = await db().review.findUnique({ where: { undoesId: reviewId }, select: { id: true } })
      if (stored?.id !== id) throw new AppError('ALREADY_UNDONE')
    }
    const card = await db().card.findUnique({ where: { userId_skillId: { userId, skillId } } })
    return { skillId, due: card?.due ?? null }
  },
})

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
 * A skill starts over: a row says that nothing before it counts, and `undoReview` takes that back. The id is the
 * browser's: sending it again is harmless.
 */
export const resetSkill = defineOperation({
  access: someone,
  input: z.strictObject({ id: z.uuid(), skillId: z.string().max(120) }),
  async run({ userId }, { id, skillId }): Promise<{ skillId: string }> {
    const stored = () =>
      db().review.findUnique({ where: { id }, select: { userId: true, kind: true, skillId: true } })
    const mine = (row: Awaited<ReturnType<typeof stored>>) =>
      row?.userId === userId && row.kind === 'RESET' && row.skillId === skillId
    const before = await stored()
    if (before) {
      if (mine(before)) return { skillId }
      throw new AppError('CONFLICT')
    }
    try {
      await transaction(async (tx) => {
        const card = await tx.card.findUnique({
          where: { userId_skillId: { userId, skillId } },
          select: { id: true },
        })
        if (!card) throw new AppError('NOT_FOUND')
        await appendReview(tx, { id, userId, skillId, kind: 'RESET', reviewedAt: now() })
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      if (!mine(await stored())) throw new AppError('CONFLICT')
    }
    return { skillId }
  },
})

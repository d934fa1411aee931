import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { refuseInExam } from '../../exams/refuse-in-exam'
import { defineOperation } from '../../operation'
import { appendReview } from '../../practice/append-review'
import { ratingNumber } from '../../practice/refold-card'
import { banks } from '../../question-bank'
import { transaction } from '../../transaction'

/** The solution of a drill, once the attempt is graded. An attempt still under way is given up by asking for it. */
export const revealSolution = defineOperation({
  access: someone,
  input: z.strictObject({ attemptId: z.uuid() }),
  async run({ userId }, { attemptId }) {
    const attempt = await db().attempt.findUnique({ where: { id: attemptId } })
    if (!attempt || attempt.userId !== userId || attempt.mode !== 'PRACTICE') throw new AppError('NOT_FOUND')
    await refuseInExam(userId, attempt.skillId)
    if (attempt.status === 'STARTED') await giveUp(attempt)
    return (await banks()).drills.solution(attempt)
  },
})

async function giveUp({ id, userId, skillId, startedAt }: GivenUp): Promise<void> {
  await transaction(async (tx) => {
    const at = now()
    const ended = await tx.attempt.updateMany({
      where: { id, status: 'STARTED' },
      data: { status: 'FAILED', score: 0, submittedAt: at },
    })
    if (ended.count === 0) return
    const durationMs = Math.min(3_600_000, at.getTime() - startedAt.getTime())
    const rating = ratingNumber('again')
    await appendReview(tx, { id, userId, skillId, kind: 'REVIEW', rating, durationMs, reviewedAt: at })
  })
}

interface GivenUp {
  id: string
  userId: string
  skillId: string
  startedAt: Date
}

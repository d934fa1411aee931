import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { submissionLearner } from '../../access'
import { taskGrades } from '../../classroom/item-grade'
import { now } from '../../clock'
import { refuseUnshown } from '../../marking/refuse-unshown'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { type Tx, transaction } from '../../transaction'
import { commentField } from './fields'

/**
 * Says that an item of mine, or one check of it, was graded wrongly; one at a time for each item.
 * @throws EXAM_RUNNING while I see no results; CONFLICT when one is open
 */
export const disputeItem = defineOperation({
  access: submissionLearner,
  input: z.strictObject({
    ...{ submissionId: z.uuid(), itemId: z.uuid(), disputeId: z.uuid() },
    /** Where solutions are shown, too. */
    checkId: z.string().min(1).max(120).optional(),
    text: commentField,
  }),
  async run(grant, { submissionId, itemId, disputeId, checkId, text }) {
    const shown = await refuseUnshown(grant)
    await consume(LIMITS.commentUser, grant.userId)
    if (checkId && !shown.solutions) throw new AppError('EXAM_RUNNING')
    await transaction(async (tx) => {
      await refuseUnknown(tx, { submissionId, itemId, checkId })
      const there = await tx.dispute.findFirst({ where: { submissionItemId: itemId, status: 'OPEN' } })
      if (there?.id === disputeId) return
      if (there) throw new AppError('CONFLICT')
      await tx.dispute.create({
        data: {
          ...{ id: disputeId, submissionItemId: itemId, userId: grant.userId },
          ...{ checkId: checkId ?? null, text, createdAt: now() },
        },
      })
    })
    return { disputeId }
  },
})

async function refuseUnknown(
  tx: Tx,
  { submissionId, itemId, checkId }: { submissionId: string; itemId: string; checkId: string | undefined },
): Promise<void> {
  const item = await tx.submissionItem.findFirst({
    where: { id: itemId, submissionId },
    include: {
      ...{ submission: { select: { gradedAt: true } }, examTask: true },
      marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!item) throw new AppError('NOT_FOUND')
  if (!item.submission.gradedAt) throw new AppError('EXAM_RUNNING')
  const { now, first } = taskGrades(item)
  const checks = [...(now?.checks ?? []), ...(first?.checks ?? [])]
  if (checkId && !checks.some(({ id }) => id === checkId)) throw new AppError('NOT_FOUND')
}

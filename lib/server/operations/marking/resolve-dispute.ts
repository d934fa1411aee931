import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { submissionEditor } from '../../access'
import { scoreSubmission } from '../../classroom/score-submission'
import { now } from '../../clock'
import { scoreChanged } from '../../lti/score-changed'
import { gradedItem, shareOf } from '../../marking/item-of'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'
import { commentField, MARKING_LIMITS, pointsField } from './fields'

/**
 * Answers a dispute: accepted with the points that the item is worth then, or rejected.
 * @throws CONFLICT when it is not open any more
 */
export const resolveDispute = defineOperation({
  access: submissionEditor,
  input: z.strictObject({
    ...{ submissionId: z.uuid(), disputeId: z.uuid(), answer: commentField },
    /** null: rejected. */
    points: pointsField.nullable(),
  }),
  audit: (_, { submissionId, disputeId, points, answer }) => ({
    action: 'resolveDispute',
    details: { submissionId, disputeId, points, answer: answer.slice(0, MARKING_LIMITS.reason) },
  }),
  async run({ submissionId, assignmentId, learnerId, userId }, { disputeId, points, answer }) {
    await transaction(async (tx) => {
      const dispute = await tx.dispute.findFirst({ where: { id: disputeId, item: { submissionId } } })
      if (!dispute) throw new AppError('NOT_FOUND')
      if (dispute.status !== 'OPEN') throw new AppError('CONFLICT')
      const status = points === null ? 'REJECTED' : 'ACCEPTED'
      await tx.dispute.update({
        where: { id: disputeId },
        data: { status, answer, resolvedById: userId, resolvedAt: now() },
      })
      if (points === null) return
      const { submissionItemId } = dispute
      const item = await gradedItem(tx, submissionId, submissionItemId)
      const mark = { submissionItemId, source: 'DISPUTE', score: shareOf(points, item.points) } as const
      const reason = answer.slice(0, MARKING_LIMITS.reason)
      await tx.itemMark.create({ data: { ...mark, reason, byId: userId } })
      await scoreSubmission(tx, submissionId)
    })
    if (points !== null) await scoreChanged(assignmentId, learnerId)
    return { disputeId }
  },
})

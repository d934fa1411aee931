import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { Prisma } from '@/lib/generated/prisma/client'
import { assignmentLearner } from '../../access'
import { now } from '../../clock'
import { type Json, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

const MAX_RESPONSE_BYTES = 32 * 1024

/** Autosave: the last response before the closing time counts; null takes it back. Nothing is graded here. */
export const saveResponse = defineOperation({
  access: assignmentLearner,
  input: z.strictObject({ assignmentId: z.uuid(), itemId: z.uuid(), response: z.json() }),
  async run({ assignmentId, userId }, { itemId, response }) {
    if (JSON.stringify(response).length > MAX_RESPONSE_BYTES)
      throw new AppError('INVALID_INPUT', { field: 'response', reason: 'too_big' })
    return transaction(async (tx) => {
      const submission = await tx.assignmentSubmission.findUnique({
        where: { assignmentId_userId_ordinal: { assignmentId, userId, ordinal: 1 } },
        include: { assignment: { select: { closesAt: true } } },
      })
      if (!submission) throw new AppError('NOT_FOUND')
      if (submission.handedInAt) throw new AppError('ALREADY_HANDED_IN')
      const savedAt = now()
      if (savedAt >= submission.assignment.closesAt) throw new AppError('ALREADY_CLOSED')
      const saved = await tx.submissionItem.updateMany({
        where: { id: itemId, submissionId: submission.id },
        data: { response: response === null ? Prisma.DbNull : toDb(response as Json), savedAt },
      })
      if (saved.count === 0) throw new AppError('NOT_FOUND')
      return { savedAt }
    })
  },
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { assignmentLearner } from '../../access'
import { finishSubmission } from '../../classroom/submission'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Hands in what is saved. Handing in twice is harmless; after the closing time it is too late to press it. */
export const handIn = defineOperation({
  access: assignmentLearner,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ assignmentId, userId }) {
    const submission = await db().assignmentSubmission.findUnique({
      where: { assignmentId_userId_ordinal: { assignmentId, userId, ordinal: 1 } },
      include: { assignment: { select: { closesAt: true } } },
    })
    if (!submission) throw new AppError('NOT_FOUND')
    if (submission.handedInAt) return {}
    const at = now()
    if (at >= submission.assignment.closesAt) throw new AppError('ALREADY_CLOSED')
    await finishSubmission(submission.id, at, false)
    return {}
  },
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { assignmentLearner } from '../../access'
import { assignmentPhase } from '../../classroom/assignment-phase'
import { findSubmission, startSubmission } from '../../classroom/submission'
import { now } from '../../clock'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/**
 * Opens my quiz: my own variants with what I have saved, made on the first visit. Assessed work: neither keys nor
 * explanations nor seeds leave the server.
 */
export const openAssignment = defineOperation({
  access: assignmentLearner,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ assignmentId, userId }) {
    const assignment = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
    const phase = assignmentPhase(assignment, now())
    if (phase === 'upcoming') throw new AppError('NOT_OPEN_YET')
    let submission = await findSubmission(assignmentId, userId)
    if (submission?.handedInAt) throw new AppError('ALREADY_HANDED_IN')
    if (phase === 'closed') throw new AppError('ALREADY_CLOSED')
    submission ??= await startSubmission(assignmentId, userId)
    return {
      id: assignment.id,
      classId: assignment.classId,
      title: assignment.title,
      closesAt: assignment.closesAt,
      items: submission.items.map((item) => ({
        id: item.id,
        position: item.question.position,
        skillId: item.question.skillId,
        variant: fromDb(item.servedVariant.variant),
        response: item.response === null ? null : fromDb(item.response),
        savedAt: item.savedAt,
      })),
    }
  },
})

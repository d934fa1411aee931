import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { assignmentEditor } from '../../access'
import { applyTerms } from '../../classroom/apply-terms'
import { scoreChanged } from '../../lti/score-changed'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** Allows one learner something beyond the others, in the place of what they were allowed before; a running attempt follows. */
export const setOverride = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({
    ...{ assignmentId: z.uuid(), userId: z.uuid() },
    ...{ opensAt: z.date().nullable().default(null), closesAt: z.date().nullable().default(null) },
    extraMinutes: z.number().int().min(0).max(600).default(0),
    attempts: z.number().int().min(1).max(20).nullable().default(null),
    reason: z.string().trim().max(500).default(''),
  }),
  audit: (_, { userId, reason, extraMinutes, attempts, opensAt, closesAt }) => ({
    ...{ action: 'setOverride', subjectId: userId },
    details: {
      ...{ extraMinutes, attempts, reason },
      ...{ opensAt: opensAt?.toISOString() ?? null, closesAt: closesAt?.toISOString() ?? null },
    },
  }),
  async run({ classId, userId: createdById }, { assignmentId, userId, ...allowed }) {
    const changed = await transaction(async (tx) => {
      const assignment = await tx.assignment.findUniqueOrThrow({ where: { id: assignmentId } })
      const opens = allowed.opensAt ?? assignment.opensAt
      if ((allowed.closesAt ?? assignment.closesAt) <= opens)
        throw new AppError('INVALID_INPUT', { field: 'closesAt', reason: 'too_early' })
      const membership = await tx.membership.findUnique({ where: { classId_userId: { classId, userId } } })
      if (membership?.role !== 'LEARNER') throw new AppError('NOT_FOUND')
      await tx.assignmentOverride.upsert({
        where: { assignmentId_userId: { assignmentId, userId } },
        create: { assignmentId, userId, createdById, ...allowed },
        update: { createdById, ...allowed },
      })
      return applyTerms(tx, assignment, userId)
    })
    for (const whose of changed) await scoreChanged(assignmentId, whose)
    return {}
  },
})

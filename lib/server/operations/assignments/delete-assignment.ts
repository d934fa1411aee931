import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { assignmentEditor } from '../../access'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** Deletes an assignment that nobody has begun. @throws ALREADY_BEGUN */
export const deleteAssignment = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  run: ({ classId }, { assignmentId }) =>
    transaction(async (tx) => {
      const begun = await tx.assignmentSubmission.count({ where: { assignmentId } })
      if (begun > 0) throw new AppError('ALREADY_BEGUN', { fields: '', begun })
      const { title } = await tx.assignment.delete({ where: { id: assignmentId }, select: { title: true } })
      return { classId, title }
    }),
  audit: (_, __, { title }) => ({ action: 'deleteAssignment', details: { title } }),
})

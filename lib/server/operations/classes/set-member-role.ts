import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { classInstructor } from '../../access'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** Makes a learner an instructor of this class, or back. */
export const setMemberRole = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), userId: z.uuid(), role: z.enum(['INSTRUCTOR', 'LEARNER']) }),
  run: ({ classId }, { userId, role }) =>
    transaction(async (tx) => {
      const changed = await tx.membership.updateMany({ where: { classId, userId }, data: { role } })
      if (changed.count === 0) throw new AppError('NOT_FOUND')
      const instructors = await tx.membership.count({ where: { classId, role: 'INSTRUCTOR' } })
      if (instructors === 0) throw new AppError('LAST_INSTRUCTOR')
      return {}
    }),
})

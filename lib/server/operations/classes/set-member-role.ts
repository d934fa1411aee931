import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { classEditor } from '../../access'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** Makes a learner an instructor of this class, or back. @throws LAST_INSTRUCTOR */
export const setMemberRole = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid(), userId: z.uuid(), role: z.enum(['INSTRUCTOR', 'LEARNER']) }),
  run: ({ classId }, { userId, role }) =>
    transaction(async (tx) => {
      const where = { classId_userId: { classId, userId } }
      const include = { user: { select: { name: true } } }
      const member = await tx.membership.findUnique({ where, include })
      if (!member) throw new AppError('NOT_FOUND')
      await tx.membership.update({ where, data: { role }, select: { id: true } })
      const instructors = await tx.membership.count({ where: { classId, role: 'INSTRUCTOR' } })
      if (instructors === 0) throw new AppError('LAST_INSTRUCTOR')
      return { name: member.user.name, before: member.role }
    }),
  audit: (_, { userId, role }, { name, before }) =>
    before === role
      ? undefined
      : { action: 'setMemberRole', subjectId: userId, details: { name, role: { from: before, to: role } } },
})

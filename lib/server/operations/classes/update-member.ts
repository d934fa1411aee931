import '../../server-only'
import { z } from 'zod'
import { ROSTER_LIMITS } from '@/lib/classroom/roster-problem'
import { AppError } from '@/lib/errors/app-error'
import { classEditor } from '../../access'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** The number that the institution has for somebody, and how much more time they get; tells what was there before. */
export const updateMember = defineOperation({
  access: classEditor,
  input: z.strictObject({
    classId: z.uuid(),
    userId: z.uuid(),
    /** '': none */
    externalId: z.string().trim().max(ROSTER_LIMITS.externalId),
    extraTimePercent: z.number().int().min(0).max(ROSTER_LIMITS.extraTimePercent),
  }),
  run: ({ classId }, { userId, externalId, extraTimePercent }) =>
    transaction(async (tx) => {
      const where = { classId_userId: { classId, userId } }
      const include = { user: { select: { name: true } } }
      const member = await tx.membership.findUnique({ where, include })
      if (!member) throw new AppError('NOT_FOUND')
      const data = { externalId: externalId || null, extraTimePercent }
      await tx.membership.update({ where, data, select: { id: true } })
      const before = { externalId: member.externalId ?? '', extraTimePercent: member.extraTimePercent }
      return { name: member.user.name, before }
    }),
  audit: (_, { userId, externalId, extraTimePercent }, { name, before }) => {
    const details = {
      ...(externalId === before.externalId
        ? {}
        : { externalId: { from: before.externalId, to: externalId } }),
      ...(extraTimePercent === before.extraTimePercent
        ? {}
        : { extraTimePercent: { from: before.extraTimePercent, to: extraTimePercent } }),
    }
    if (Object.keys(details).length === 0) return undefined
    return { action: 'updateMember', subjectId: userId, details: { name, ...details } }
  },
})

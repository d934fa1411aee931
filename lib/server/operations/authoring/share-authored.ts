import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findOwned } from '../../authoring/own-item'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** Lets the instructors of a class that I teach read and assign it, or no longer. @throws NOT_FOUND */
export const shareAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), classId: z.uuid(), shared: z.boolean() }),
  async run({ userId }, { id, classId, shared }) {
    await findOwned(userId, id)
    const member = await db().membership.findUnique({ where: { classId_userId: { classId, userId } } })
    if (member?.role !== 'INSTRUCTOR') throw new AppError('NOT_FOUND')
    const key = { authoredId: id, classId }
    await transaction(async (tx) => {
      await tx.authoredShare.deleteMany({ where: key })
      if (shared) await tx.authoredShare.create({ data: { ...key, createdAt: now() } })
    })
    return {}
  },
  audit: (_, { id, classId, shared }) => ({
    ...{ action: 'shareAuthored', classId },
    details: { authoredId: id, shared },
  }),
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findOwned } from '../../authoring/own-item'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/**
 * Lets the instructors of a class that I teach read and assign it, or no longer; that also when I have left the class.
 * @throws NOT_FOUND, CLASS_ARCHIVED
 */
export const shareAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), classId: z.uuid(), shared: z.boolean() }),
  async run({ userId }, { id, classId, shared }) {
    await findOwned(userId, id)
    if (shared) await requireTeaching(userId, classId)
    const key = { authoredId: id, classId }
    await transaction(async (tx) => {
      const { count } = await tx.authoredShare.deleteMany({ where: key })
      if (!shared && count === 0) throw new AppError('NOT_FOUND')
      if (shared) await tx.authoredShare.create({ data: { ...key, createdAt: now() } })
    })
    return {}
  },
  audit: (_, { id, classId, shared }) => ({
    ...{ action: 'shareAuthored', classId },
    details: { authoredId: id, shared },
  }),
})

async function requireTeaching(userId: string, classId: string): Promise<void> {
  const member = await db().membership.findUnique({
    where: { classId_userId: { classId, userId } },
    select: { role: true, class: { select: { archivedAt: true } } },
  })
  if (member?.role !== 'INSTRUCTOR') throw new AppError('NOT_FOUND')
  if (member.class.archivedAt) throw new AppError('CLASS_ARCHIVED')
}

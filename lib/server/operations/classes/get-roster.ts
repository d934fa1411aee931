import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Who is in the class, a page at a time: pass the last row's `joinedAt` and `id`. */
export const getRoster = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    classId: z.uuid(),
    limit: z.number().int().min(1).max(500).default(200),
    after: z.strictObject({ joinedAt: z.date(), id: z.uuid() }).optional(),
  }),
  async run({ classId }, { limit, after }) {
    const rows = await db().membership.findMany({
      where: {
        classId,
        ...(after
          ? { OR: [{ joinedAt: { gt: after.joinedAt } }, { joinedAt: after.joinedAt, id: { gt: after.id } }] }
          : {}),
      },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      take: limit,
      include: { user: { select: { name: true, email: true } } },
    })
    return rows.map(({ id, userId, role, joinedAt, user }) => ({ id, userId, role, joinedAt, ...user }))
  },
})

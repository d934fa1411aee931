import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { classOf, classParts } from '../../api/class-of'
import { pageFields, pageOf, placeOf } from '../../api/cursor'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** The classes that I teach, as I joined them. */
export const readClasses = defineOperation({
  access: registered,
  input: z.strictObject(pageFields),
  async run({ userId }, { limit, cursor }) {
    const { at, id } = placeOf(cursor) ?? {}
    const behind = at && { OR: [{ joinedAt: { gt: at } }, { joinedAt: at, id: { gt: id ?? '' } }] }
    const rows = await db().membership.findMany({
      where: { userId, role: 'INSTRUCTOR', ...behind },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      take: limit + 1,
      include: { class: { include: classParts } },
    })
    return pageOf(
      rows,
      limit,
      (row) => classOf(row.class),
      ({ joinedAt, id }) => ({ at: joinedAt, id }),
    )
  },
})

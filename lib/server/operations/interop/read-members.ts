import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { pageFields, pageOf, placeOf } from '../../api/cursor'
import { snake } from '../../api/schemas/fields'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Who is in a class, for programs, as they joined it. */
export const readMembers = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), ...pageFields }),
  async run({ classId }, { limit, cursor }) {
    const { at, id } = placeOf(cursor) ?? {}
    const behind = at && { OR: [{ joinedAt: { gt: at } }, { joinedAt: at, id: { gt: id ?? '' } }] }
    const rows = await db().membership.findMany({
      where: { classId, ...behind },
      orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      take: limit + 1,
      include: { user: { select: { name: true, email: true } } },
    })
    return pageOf(
      rows,
      limit,
      ({ userId, user, externalId, role, extraTimePercent, joinedAt }) => ({
        ...{ user_id: userId, name: user.name, email: user.email, external_id: externalId },
        ...{ role: snake(role), extra_time_percent: extraTimePercent, joined_at: joinedAt.toISOString() },
      }),
      (row) => ({ at: row.joinedAt, id: row.id }),
    )
  },
  audit: (grant) => whenAdmin(grant, { action: 'readMembers' }),
})

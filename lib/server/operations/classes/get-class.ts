import '../../server-only'
import { z } from 'zod'
import { classMember } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** A class as its member sees it; how others come in only as an instructor. */
export const getClass = defineOperation({
  access: classMember,
  input: z.strictObject({ classId: z.uuid() }),
  async run({ classId, role, capacity }) {
    const found = await db().class.findUniqueOrThrow({
      where: { id: classId },
      include: {
        memberships: {
          where: { role: 'INSTRUCTOR' },
          orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
          include: { user: { select: { name: true } } },
        },
        _count: { select: { memberships: true } },
      },
    })
    return {
      id: found.id,
      name: found.name,
      timeZone: found.timeZone,
      archivedAt: found.archivedAt,
      ...{ role, capacity },
      inviteCode: role === 'INSTRUCTOR' ? found.inviteCode : null,
      inviteOpen: found.inviteOpen,
      instructors: found.memberships.map((membership) => membership.user.name),
      members: found._count.memberships,
    }
  },
  audit: (grant) => whenAdmin(grant, { action: 'getClass' }),
})

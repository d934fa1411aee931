import '../../server-only'
import { z } from 'zod'
import { classMember } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** A class as its member sees it; the invite code only as an instructor. */
export const getClass = defineOperation({
  access: classMember,
  input: z.strictObject({ classId: z.uuid() }),
  async run({ classId, role }) {
    const found = await db().class.findUniqueOrThrow({
      where: { id: classId },
      include: {
        memberships: { where: { role: 'INSTRUCTOR' }, include: { user: { select: { name: true } } } },
        _count: { select: { memberships: true } },
      },
    })
    return {
      id: found.id,
      name: found.name,
      role,
      inviteCode: role === 'INSTRUCTOR' ? found.inviteCode : null,
      instructors: found.memberships.map((membership) => membership.user.name),
      members: found._count.memberships,
    }
  },
})

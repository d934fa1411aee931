import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { newInviteCode } from '../../classroom/invite-code'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

export const classNameSchema = z.string().trim().min(1).max(100)

/** Anybody with an account may teach: the maker becomes the instructor. */
export const createClass = defineOperation({
  access: registered,
  input: z.strictObject({ name: classNameSchema }),
  async run({ userId }, { name }) {
    const at = now()
    const made = await db().class.create({
      data: {
        name,
        inviteCode: newInviteCode(),
        createdById: userId,
        createdAt: at,
        memberships: { create: { userId, role: 'INSTRUCTOR', joinedAt: at } },
      },
      select: { id: true },
    })
    return { classId: made.id }
  },
})

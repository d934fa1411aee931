import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { newInviteCode } from '../../classroom/invite-code'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { profileFields } from '../accounts/profile-fields'

export const classNameSchema = z.string().trim().min(1).max(100)

/** Anybody with an account may teach: the maker becomes the instructor. Without a time zone the class has the maker's. */
export const createClass = defineOperation({
  access: registered,
  input: z.strictObject({ name: classNameSchema, timeZone: profileFields.timeZone.optional() }),
  async run({ userId }, { name, timeZone }) {
    const at = now()
    const own = { where: { id: userId }, select: { timeZone: true } }
    const made = await db().class.create({
      data: {
        name,
        timeZone: timeZone ?? (await db().user.findUniqueOrThrow(own)).timeZone,
        inviteCode: newInviteCode(),
        createdById: userId,
        createdAt: at,
        memberships: { create: { userId, role: 'INSTRUCTOR', joinedAt: at } },
      },
      select: { id: true },
    })
    return { classId: made.id }
  },
  audit: (_, { name }, { classId }) => ({ action: 'createClass', classId, details: { name } }),
})

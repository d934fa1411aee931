import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findByInviteCode } from '../../classroom/invite-code'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** Joins as a learner. Joining twice is harmless and never changes a role. @throws INVITE_INVALID, INVITE_CLOSED */
export const joinClass = defineOperation({
  access: registered,
  input: z.strictObject({ code: z.string().max(60) }),
  async run({ userId }, { code }) {
    await consume(LIMITS.joinUser, userId)
    const { id: classId, memberships, takes } = await findByInviteCode(code, userId)
    if (memberships.some((member) => member.userId === userId)) return { classId, joined: false }
    if (!takes) throw new AppError('INVITE_CLOSED')
    await db().membership.createMany({
      data: [{ classId, userId, role: 'LEARNER', joinedAt: now() }],
      skipDuplicates: true,
    })
    return { classId, joined: true }
  },
  audit: (_, __, { classId, joined }) => (joined ? { action: 'joinClass', classId } : undefined),
})

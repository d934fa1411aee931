import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { normaliseInviteCode } from '../../classroom/invite-code'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** Joins as a learner. Joining twice is harmless and never changes a role. */
export const joinClass = defineOperation({
  access: registered,
  input: z.strictObject({ code: z.string().max(60) }),
  async run({ userId }, { code }) {
    await consume(LIMITS.joinUser, userId)
    const inviteCode = normaliseInviteCode(code)
    const found = await db().class.findUnique({ where: { inviteCode }, select: { id: true } })
    if (!found) throw new AppError('INVITE_INVALID')
    await db().membership.createMany({
      data: [{ classId: found.id, userId, role: 'LEARNER', joinedAt: now() }],
      skipDuplicates: true,
    })
    return { classId: found.id }
  },
})

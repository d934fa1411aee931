import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findByInviteCode } from '../../classroom/invite-code'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** To which class a code leads, before somebody joins. @throws INVITE_INVALID, INVITE_CLOSED */
export const lookUpInvite = defineOperation({
  access: registered,
  input: z.strictObject({ code: z.string().max(60) }),
  async run({ userId }, { code }) {
    await consume(LIMITS.joinUser, userId)
    const found = await findByInviteCode(code, userId)
    const joined = found.memberships.some((member) => member.userId === userId)
    if (!joined && !found.takes) throw new AppError('INVITE_CLOSED')
    const instructors = found.memberships.filter(({ role }) => role === 'INSTRUCTOR')
    return {
      ...{ classId: found.id, name: found.name, joined },
      instructors: instructors.map(({ user }) => user.name),
    }
  },
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { checkPassword, hashPassword, passwordSchema } from '../../auth/password'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** Needs the old password; signs the other browsers out. */
export const changePassword = defineOperation({
  access: registered,
  input: z.strictObject({ currentPassword: z.string().max(200), newPassword: passwordSchema }),
  async run({ userId, sessionId }, { currentPassword, newPassword }) {
    await consume(LIMITS.passwordUser, userId)
    const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
    if (!(await checkPassword(user.passwordHash, currentPassword))) throw new AppError('WRONG_PASSWORD')
    const passwordHash = await hashPassword(newPassword)
    await db().$transaction([
      db().user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } }),
      db().authSession.deleteMany({ where: { userId, id: { not: sessionId } } }),
    ])
    return {}
  },
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { emailSchema, hashPassword, passwordSchema } from '../../auth/password'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { isUniqueViolation } from '../../transaction'

/**
 * The first password of an account that another system has signed in so far; signs the other browsers out. An account
 * without an e-mail address gets one, since a password alone signs nobody in.
 */
export const setPassword = defineOperation({
  access: registered,
  input: z.strictObject({ newPassword: passwordSchema, email: emailSchema.optional() }),
  async run({ userId, sessionId }, { newPassword, email }) {
    await consume(LIMITS.passwordUser, userId)
    const me = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
    if (!me.email && !email) throw new AppError('INVALID_INPUT', { field: 'email', reason: 'missing' })
    const data = { passwordHash: await hashPassword(newPassword), email: me.email ?? email ?? null }
    try {
      const set = await db().user.updateMany({ where: { id: userId, passwordHash: null }, data })
      if (set.count === 0) throw new AppError('CONFLICT')
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('EMAIL_TAKEN') : error
    }
    await db().authSession.deleteMany({ where: { userId, id: { not: sessionId } } })
    return {}
  },
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { hashPassword, passwordSchema } from '../../auth/password'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** The first password of an account that a provider has signed in so far; signs the other browsers out. */
export const setPassword = defineOperation({
  access: registered,
  input: z.strictObject({ newPassword: passwordSchema }),
  async run({ userId, sessionId }, { newPassword }) {
    await consume(LIMITS.passwordUser, userId)
    const passwordHash = await hashPassword(newPassword)
    const set = await db().user.updateMany({
      where: { id: userId, passwordHash: null },
      data: { passwordHash },
    })
    if (set.count === 0) throw new AppError('CONFLICT')
    await db().authSession.deleteMany({ where: { userId, id: { not: sessionId } } })
    return {}
  },
})

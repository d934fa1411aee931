import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { checkPassword, emailSchema } from '../../auth/password'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** The first half of signing in; next-auth opens the session. Unknown address and wrong password look alike. */
export const verifyCredentials = defineOperation({
  access: anyone,
  input: z.strictObject({ email: emailSchema, password: z.string().min(1).max(200) }),
  async run(actor, { email, password }) {
    await consume(LIMITS.signInIp, actor.origin.ip)
    await consume(LIMITS.signInEmail, email)
    await consume(LIMITS.signInPair, `${actor.origin.ip} ${email}`)
    const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
    const matches = await checkPassword(user?.passwordHash, password)
    if (!user || !matches) throw new AppError('WRONG_CREDENTIALS')
    return { userId: user.id }
  },
})

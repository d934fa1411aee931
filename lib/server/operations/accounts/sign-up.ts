import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import type { Actor } from '../../actor'
import { emailSchema, hashPassword, passwordSchema } from '../../auth/password'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { isUniqueViolation, transaction } from '../../transaction'
import { profileFields } from './profile-fields'

/** Makes an account, out of the visitor's row when there is one, so that all progress stays. */
export const signUp = defineOperation({
  access: anyone,
  input: z.strictObject({ email: emailSchema, password: passwordSchema, ...profileFields }),
  async run(actor, { password, ...profile }) {
    if (actor.kind === 'user') throw new AppError('ALREADY_SIGNED_IN')
    await consume(LIMITS.signUpIp, actor.origin.ip)
    await consume(LIMITS.signUpEmail, profile.email)
    const data = { ...profile, passwordHash: await hashPassword(password), registeredAt: now() }
    try {
      return { userId: await save(actor, data) }
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('EMAIL_TAKEN')
      throw error
    }
  },
})

type NewUser = { email: string; passwordHash: string; registeredAt: Date }

function save(actor: Actor, data: NewUser): Promise<string> {
  return transaction(async (tx) => {
    if (actor.kind === 'visitor') {
      // Only while it is still a visitor: the row may have become an account in another tab.
      const mine = { id: actor.userId, email: null }
      const upgraded = await tx.user.updateMany({ where: mine, data })
      if (upgraded.count === 1) return actor.userId
    }
    return (await tx.user.create({ data, select: { id: true } })).id
  })
}

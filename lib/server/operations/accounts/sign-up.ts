import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { makeAccount } from '../../accounts/make-account'
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
      return { userId: await transaction((tx) => makeAccount(tx, actor, data)) }
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('EMAIL_TAKEN')
      throw error
    }
  },
})

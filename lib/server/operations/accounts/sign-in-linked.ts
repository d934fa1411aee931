import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { makeAccount } from '../../accounts/make-account'
import type { Actor } from '../../actor'
import { emailSchema } from '../../auth/password'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { isUniqueViolation, type Tx, transaction } from '../../transaction'
import { linkedFields } from './linked-fields'
import { profileFields } from './profile-fields'

/**
 * Finds the account that a provider's account signs in, or makes a new one. Called by next-auth alone, which has asked
 * the provider who it is. An account of ours with the same address is never taken: nobody has verified the address.
 * @throws LINK_FIRST the address has an account; EMAIL_MISSING the provider tells none
 */
export const signInLinked = defineOperation({
  access: anyone,
  input: z.strictObject({
    ...linkedFields,
    name: z.string().nullable(),
    locale: profileFields.locale,
    timeZone: profileFields.timeZone.optional().catch(undefined),
  }),
  async run(actor, arrival) {
    await consume(LIMITS.signInIp, actor.origin.ip)
    const arrive = () => transaction((tx) => findOrMake(tx, actor, arrival))
    try {
      return await arrive()
    } catch (error) {
      // Two tabs came back at once: the other one has made the account.
      if (isUniqueViolation(error)) return arrive()
      throw error
    }
  },
})

interface Arrival {
  provider: string
  subject: string
  email: string | null
  name: string | null
  locale: 'en' | 'ja'
  timeZone?: string | undefined
}

async function findOrMake(tx: Tx, actor: Actor, arrival: Arrival): Promise<{ userId: string }> {
  const { provider, subject, locale, timeZone } = arrival
  const linked = await tx.linkedAccount.findUnique({ where: { provider_subject: { provider, subject } } })
  if (linked) return { userId: linked.userId }
  const email = emailSchema.safeParse(arrival.email ?? '').data
  if (!email) throw new AppError('EMAIL_MISSING')
  if ((await tx.user.count({ where: { email } })) > 0) throw new AppError('LINK_FIRST')
  const at = now()
  const name = profileFields.name.safeParse(arrival.name?.slice(0, 80)).data ?? email.split('@')[0] ?? ''
  const profile = { email, name: name.slice(0, 80), locale, ...(timeZone ? { timeZone } : {}) }
  const userId = await makeAccount(tx, actor, { ...profile, registeredAt: at })
  await tx.linkedAccount.create({ data: { userId, provider, subject, email, createdAt: at } })
  return { userId }
}

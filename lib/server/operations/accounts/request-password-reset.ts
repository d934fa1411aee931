import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { createResetLink } from '../../accounts/reset-link'
import { emailSchema } from '../../auth/password'
import { db } from '../../db'
import { env } from '../../env'
import { deliverMail } from '../../mail/deliver-mail'
import { resetMail } from '../../mail/reset-mail'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/**
 * Says the same whether or not the address has an account: only whether mail can be sent at all. Without SMTP an
 * administrator makes the link. The mail goes out after the answer, so that its time tells nothing either.
 */
export const requestPasswordReset = defineOperation({
  access: anyone,
  input: z.strictObject({ email: emailSchema }),
  async run(actor, { email }) {
    await consume(LIMITS.resetIp, actor.origin.ip)
    await consume(LIMITS.resetEmail, email)
    if (!env().SMTP_URL) return { delivery: 'administrator' as const }
    const user = await db().user.findUnique({ where: { email }, select: { id: true, locale: true } })
    if (user) {
      const link = await createResetLink(user.id, user.locale, env().NEXTAUTH_URL)
      await db().mail.create({ data: { to: email, ...resetMail(user.locale, link) } })
    }
    setImmediate(() => deliverMail().catch((error: unknown) => console.error('mail', error)))
    return { delivery: 'mail' as const }
  },
})

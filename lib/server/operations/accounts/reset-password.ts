import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { hashPassword, passwordSchema } from '../../auth/password'
import { PROVIDER_IDS } from '../../auth/providers'
import { digestToken } from '../../auth/tokens'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/**
 * Spends a one-time link: sets the password, makes the account's other links useless, signs every browser out. Whoever
 * may have got in before has no way left: linked providers and API tokens end, too.
 */
export const resetPassword = defineOperation({
  access: anyone,
  input: z.strictObject({ token: z.string().min(20).max(100), password: passwordSchema }),
  async run(actor, { token, password }) {
    await consume(LIMITS.resetIp, actor.origin.ip)
    const passwordHash = await hashPassword(password)
    return transaction(async (tx) => {
      const at = now()
      const fresh = { tokenHash: digestToken(token), usedAt: null, expiresAt: { gt: at } }
      const found = await tx.passwordResetToken.findFirst({ where: fresh, select: { userId: true } })
      if (!found) throw new AppError('TOKEN_INVALID')
      const { userId } = found
      await tx.passwordResetToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: at } })
      await tx.authSession.deleteMany({ where: { userId } })
      await tx.linkedAccount.deleteMany({ where: { userId, provider: { in: [...PROVIDER_IDS] } } })
      await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } })
      await tx.user.update({ where: { id: userId }, data: { passwordHash } })
      return {}
    })
  },
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { checkPassword } from '../../auth/password'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/**
 * Deletes the account with everything that is its own. Classes that nobody else teaches are deleted too; the last
 * administrator cannot go.
 */
export const deleteAccount = defineOperation({
  access: registered,
  input: z.strictObject({ password: z.string().max(200) }),
  async run({ userId }, { password }) {
    await consume(LIMITS.passwordUser, userId)
    const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
    if (!(await checkPassword(user.passwordHash, password))) throw new AppError('WRONG_PASSWORD')
    await transaction(async (tx) => {
      const me = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } })
      const admins = me.role === 'ADMIN' ? await tx.user.count({ where: { role: 'ADMIN' } }) : 2
      if (admins < 2) throw new AppError('LAST_ADMIN')
      const teaching = { some: { userId, role: 'INSTRUCTOR' as const } }
      const taughtByOthers = { some: { userId: { not: userId }, role: 'INSTRUCTOR' as const } }
      await tx.class.deleteMany({
        where: { AND: [{ memberships: teaching }, { NOT: { memberships: taughtByOthers } }] },
      })
      await tx.user.delete({ where: { id: userId } })
    })
    return {}
  },
})

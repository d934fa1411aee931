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
 * administrator cannot go. Whoever has no password confirms by typing what the account is
 * called: its e-mail address, or its name where it has none.
 */
export const deleteAccount = defineOperation({
  access: registered,
  input: z.strictObject({ password: z.string().max(200) }).or(z.strictObject({ typed: z.string().max(254) })),
  async run({ userId }, confirmation) {
    await consume(LIMITS.passwordUser, userId)
    await checkConfirmation(userId, confirmation)
    await transaction(async (tx) => {
      const me = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } })
      const admins = me.role === 'ADMIN' ? await tx.user.count({ where: { role: 'ADMIN' } }) : 2
      if (admins < 2) throw new AppError('LAST_ADMIN')
      const teaching = { some: { userId, role: 'INSTRUCTOR' as const } }
      const taughtByOthers = { some: { userId: { not: userId }, role: 'INSTRUCTOR' as const } }
      await tx.class.deleteMany({
        where: { AND: [{ memberships: teaching }, { NOT: { memberships: taughtByOthers } }] },
      })
      // They name the person; the class's log keeps that somebody joined.
      await tx.invitation.deleteMany({ where: { acceptedById: userId } })
      await tx.user.delete({ where: { id: userId } })
    })
    return {}
  },
})

async function checkConfirmation(userId: string, given: { password: string } | { typed: string }) {
  const select = { passwordHash: true, email: true, name: true }
  const { passwordHash, email, name } = await db().user.findUniqueOrThrow({ where: { id: userId }, select })
  if (passwordHash === null) {
    const isMine = 'typed' in given && given.typed.trim().toLowerCase() === (email ?? name).toLowerCase()
    if (!isMine) throw new AppError('INVALID_INPUT', { field: 'typed', reason: 'other' })
    return
  }
  const password = 'password' in given ? given.password : ''
  if (!(await checkPassword(passwordHash, password))) throw new AppError('WRONG_PASSWORD')
}

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { listProviders } from '../../auth/providers'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** @throws LAST_WAY_IN without a password, one configured provider has to stay */
export const unlinkAccount = defineOperation({
  access: registered,
  input: z.strictObject({ linkedId: z.uuid() }),
  run: ({ userId }, { linkedId }) =>
    transaction(async (tx) => {
      const gone = await tx.linkedAccount.deleteMany({ where: { id: linkedId, userId } })
      if (gone.count === 0) throw new AppError('NOT_FOUND')
      const provider = { in: listProviders().map(({ id }) => id) }
      const ways = await tx.linkedAccount.count({ where: { userId, provider } })
      const me = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
      if (ways === 0 && !me.passwordHash) throw new AppError('LAST_WAY_IN')
      return {}
    }),
})

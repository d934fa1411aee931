import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Ends one of my tokens at once; its row stays, so that it is known what there was. */
export const revokeApiToken = defineOperation({
  access: registered,
  input: z.strictObject({ tokenId: z.uuid() }),
  async run({ userId }, { tokenId }) {
    const mine = { id: tokenId, userId, revokedAt: null }
    const revoked = await db().apiToken.updateMany({ where: mine, data: { revokedAt: now() } })
    if (revoked.count === 0) throw new AppError('NOT_FOUND')
    return {}
  },
})

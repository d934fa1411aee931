import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { admin } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/**
 * Nobody comes from this platform any more, and no score goes there. Classes, work and accounts stay, but whoever has no
 * other way to sign in has none.
 */
export const removePlatform = defineOperation({
  access: admin,
  input: z.strictObject({ platformId: z.uuid() }),
  async run(_, { platformId }) {
    const { count } = await db().ltiPlatform.deleteMany({ where: { id: platformId } })
    if (count === 0) throw new AppError('NOT_FOUND')
  },
  audit: (_, { platformId }) => ({ action: 'removePlatform', details: { platformId } }),
})

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Signs one of my browsers out at once. */
export const endSession = defineOperation({
  access: registered,
  input: z.strictObject({ sessionId: z.uuid() }),
  async run({ userId }, { sessionId }) {
    const ended = await db().authSession.deleteMany({ where: { id: sessionId, userId } })
    if (ended.count === 0) throw new AppError('NOT_FOUND')
    return {}
  },
})

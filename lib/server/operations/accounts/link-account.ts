import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { isUniqueViolation } from '../../transaction'
import { linkedFields } from './linked-fields'

/**
 * Lets an account elsewhere sign me in. Called where the provider itself has said who it is, and the session is the one
 * that asked for it.
 * @throws LINKED_ELSEWHERE it signs somebody else in
 */
export const linkAccount = defineOperation({
  access: registered,
  input: z.strictObject(linkedFields),
  async run({ userId }, linked) {
    const { provider, subject } = linked
    try {
      await db().linkedAccount.create({ data: { ...linked, userId, createdAt: now() } })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      const other = await db().linkedAccount.findUnique({
        where: { provider_subject: { provider, subject } },
      })
      if (other?.userId !== userId) throw new AppError('LINKED_ELSEWHERE')
    }
    return {}
  },
})

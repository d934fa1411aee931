import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { newApiToken } from '../../api/api-token'
import { digestToken } from '../../auth/tokens'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

export const MAX_API_TOKENS = 20
const DAY = 86_400_000

/**
 * A token with which a program reads what I may see. It is told here, and never again.
 * @throws TOO_MANY_TOKENS
 */
export const createApiToken = defineOperation({
  access: registered,
  input: z.strictObject({
    name: z.string().trim().min(1).max(60),
    /** How long it lives; null: until it is revoked. */
    days: z.union([z.literal(30), z.literal(90), z.literal(365)]).nullable(),
  }),
  async run({ userId }, { name, days }) {
    await consume(LIMITS.apiTokenUser, userId)
    const [token, createdAt] = [newApiToken(), now()]
    const expiresAt = days === null ? null : new Date(createdAt.getTime() + days * DAY)
    const kept = { tokenHash: digestToken(token), ending: token.slice(-4), createdAt, expiresAt }
    const id = await transaction(async (tx) => {
      const living = { userId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: createdAt } }] }
      if ((await tx.apiToken.count({ where: living })) >= MAX_API_TOKENS)
        throw new AppError('TOO_MANY_TOKENS')
      return (await tx.apiToken.create({ data: { userId, name, ...kept }, select: { id: true } })).id
    })
    return { id, token, expiresAt }
  },
  audit: ({ role }, { name, days }) =>
    role === 'ADMIN' ? { action: 'createApiToken', details: { name, days } } : undefined,
})

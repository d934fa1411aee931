import '../../server-only'
import { registered } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** My tokens that are not revoked, the newest first. */
export const listApiTokens = defineOperation({
  access: registered,
  input: noInput,
  async run({ userId }) {
    const rows = await db().apiToken.findMany({
      where: { userId, revokedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
      select: { id: true, name: true, ending: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    })
    const at = now()
    return rows.map((row) => ({ ...row, isExpired: row.expiresAt !== null && row.expiresAt <= at }))
  },
})

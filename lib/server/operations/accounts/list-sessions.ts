import '../../server-only'
import { registered } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation, noInput } from '../../operation'

/** The browsers that are signed in, the last used first. */
export const listSessions = defineOperation({
  access: registered,
  input: noInput,
  async run({ userId, sessionId }) {
    const sessions = await db().authSession.findMany({
      where: { userId, expiresAt: { gt: now() } },
      orderBy: { lastSeenAt: 'desc' },
      take: 100,
      select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    })
    return sessions.map((session) => ({ ...session, current: session.id === sessionId }))
  },
})

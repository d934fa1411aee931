import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Origin, UserActor } from '../actor'
import { digestToken, newToken } from '../auth/tokens'
import { now } from '../clock'
import { db } from '../db'

const TOUCH_AFTER_MS = 60_000
const FORM = /^Bearer (kk_[\w-]{43})$/i

/** The prefix lets scanners for secrets find a token that was committed by mistake. */
export function newApiToken(): string {
  return `kk_${newToken()}`
}

/**
 * Whose token a request carries. Cookies are not looked at: a page of another site could send those.
 * @throws NOT_SIGNED_IN no token, or one that is unknown, revoked or too old
 */
export async function tokenActor(authorization: string | null, origin: Origin): Promise<UserActor> {
  const token = FORM.exec(authorization ?? '')?.[1]
  if (!token) throw new AppError('NOT_SIGNED_IN')
  const found = await db().apiToken.findUnique({
    where: { tokenHash: digestToken(token) },
    include: { user: { select: { role: true } } },
  })
  const at = now()
  const isAlive = found && !found.revokedAt && (!found.expiresAt || found.expiresAt > at)
  if (!isAlive) throw new AppError('NOT_SIGNED_IN')
  if (!found.lastUsedAt || at.getTime() - found.lastUsedAt.getTime() > TOUCH_AFTER_MS)
    await db().apiToken.updateMany({ where: { id: found.id }, data: { lastUsedAt: at } })
  // There is no session: nothing that the API offers looks at one.
  return { kind: 'user', userId: found.userId, sessionId: found.id, role: found.user.role, origin }
}

import '../server-only'
import { digestToken, newToken } from '../auth/tokens'
import { now } from '../clock'
import { db } from '../db'

const VALID_MS = 3_600_000

/** A link that sets a new password once, within the hour. The token itself is nowhere stored. */
export async function createResetLink(userId: string, locale: string, base: string): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now().getTime() + VALID_MS)
  await db().passwordResetToken.create({ data: { userId, tokenHash: digestToken(token), expiresAt } })
  return new URL(`/${locale}/reset-password?token=${token}`, base).href
}

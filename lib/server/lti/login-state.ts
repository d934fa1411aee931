import '../server-only'
import { timingSafeEqual } from 'node:crypto'
import type { LtiPlatform } from '@/lib/generated/prisma/client'
import { digestToken, newToken } from '../auth/tokens'
import { now } from '../clock'
import { db } from '../db'
import type { Json } from '../json'
import { toDb } from '../json'
import { refused } from './refused'

export const STATE_MS = 10 * 60_000

export interface BegunLogin {
  state: string
  nonce: string
  /** For a cookie: only this browser can finish. */
  browser: string
}

/** @param request the parameters with which the platform began it */
export async function beginLogin(platformId: string, request: Record<string, string>): Promise<BegunLogin> {
  const login = { state: newToken(), nonce: newToken(), browser: newToken() }
  const at = now()
  await db().ltiState.deleteMany({ where: { expiresAt: { lt: at } } })
  await db().ltiState.create({
    data: {
      ...{ platformId, nonce: login.nonce, request: toDb(request as Json) },
      stateHash: digestToken(login.state),
      browserHash: digestToken(login.browser),
      expiresAt: new Date(at.getTime() + STATE_MS),
    },
  })
  return login
}

export interface TakenLogin {
  platform: LtiPlatform
  nonce: string
  request: Record<string, string>
  /** False: another browser began it, or this one keeps no cookies in frames. */
  isSameBrowser: boolean
}

/** Takes a login away: none is finished twice. @throws LAUNCH_REFUSED when there is none, or it took too long */
export async function takeLogin(state: string, browser: string | undefined): Promise<TakenLogin> {
  const stateHash = digestToken(state)
  const row = await db().ltiState.findUnique({ where: { stateHash }, include: { platform: true } })
  const { count } = await db().ltiState.deleteMany({ where: { stateHash } })
  if (!row || count === 0 || row.expiresAt <= now()) throw refused('state')
  const given = Buffer.from(digestToken(browser ?? ''))
  return {
    ...{ platform: row.platform, nonce: row.nonce, request: row.request as Record<string, string> },
    isSameBrowser: timingSafeEqual(given, Buffer.from(row.browserHash)),
  }
}

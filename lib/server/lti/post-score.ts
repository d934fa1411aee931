import '../server-only'
import type { LtiPlatform } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { SCOPE } from './claims'
import { platformFetch } from './platform-fetch'
import type { ScoreMessage } from './score-message'
import { forgetToken, serviceToken } from './service-token'

/** The address to which scores of a column go: its own, with `/scores` before what it asks for. */
export function scoresUrl(lineItemUrl: string): string {
  const url = new URL(lineItemUrl)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`
  return url.href
}

/**
 * Tells a platform about somebody's work. It keeps what has the newest time.
 * @param subject what the platform calls them
 * @throws Error with what the platform said
 */
export async function postScore(
  platform: LtiPlatform,
  lineItemUrl: string,
  subject: string,
  message: ScoreMessage,
): Promise<void> {
  const token = await serviceToken(platform, SCOPE.score)
  const response = await platformFetch(scoresUrl(lineItemUrl), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/vnd.ims.lis.v1.score+json',
    },
    body: JSON.stringify({ userId: subject, timestamp: now().toISOString(), ...message }),
  })
  if (response.status === 401) forgetToken(platform, SCOPE.score)
  if (!response.ok) throw new Error(`scores: ${response.status} ${(await response.text()).slice(0, 200)}`)
}

import '../server-only'
import { SignJWT } from 'jose'
import { newToken } from '../auth/tokens'
import { now } from '../clock'
import { toolAddresses } from './addresses'
import { CLAIM } from './claims'
import { ALGORITHM, signingKey } from './keys'
import type { Launch } from './tickets'

const LIFE_SECONDS = 300

export interface LinkedAssignment {
  id: string
  title: string
  /** Of all its questions. */
  points: number
  opensAt: Date
  closesAt: Date
}

/** The answer to a platform that asked what to link: a signed message that the browser carries there. */
export async function deepLinkAnswer(
  { platform, data: { course, deepLink } }: Launch,
  assignment: LinkedAssignment,
): Promise<string> {
  const { id, key } = await signingKey()
  const at = Math.floor(now().getTime() / 1000)
  return new SignJWT({
    nonce: newToken(),
    [CLAIM.message]: 'LtiDeepLinkingResponse',
    [CLAIM.version]: '1.3.0',
    [CLAIM.deployment]: course?.deploymentId,
    [CLAIM.contentItems]: [contentItem(assignment, deepLink?.takesScores ?? false)],
    ...(deepLink?.data ? { [CLAIM.deepLinkingData]: deepLink.data } : {}),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: id, typ: 'JWT' })
    .setIssuer(platform.clientId)
    .setAudience(platform.issuer)
    .setIssuedAt(at)
    .setExpirationTime(at + LIFE_SECONDS)
    .sign(key)
}

/** Times go along so that the platform's calendar shows them; ours are the ones that count. */
function contentItem({ id, title, points, opensAt, closesAt }: LinkedAssignment, takesScores: boolean) {
  const lineItem = { label: title, scoreMaximum: Math.max(1, points), resourceId: id }
  return {
    ...{ type: 'ltiResourceLink', title, url: toolAddresses().launch, custom: { assignment: id } },
    // Sign-in cookies do not reach into frames of other sites.
    window: { targetName: '_blank' },
    available: { startDateTime: opensAt.toISOString() },
    submission: { endDateTime: closesAt.toISOString() },
    ...(takesScores ? { lineItem } : {}),
  }
}

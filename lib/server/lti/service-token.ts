import '../server-only'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { LtiPlatform } from '@/lib/generated/prisma/client'
import { newToken } from '../auth/tokens'
import { now } from '../clock'
import { ALGORITHM, signingKey } from './keys'
import { platformFetch } from './platform-fetch'

const ASSERTION_SECONDS = 300
/** A token is asked for anew a minute before it ends. */
const MARGIN_MS = 60_000

const granted = z.object({
  access_token: z.string().min(1).max(10_000),
  expires_in: z.coerce.number().positive().default(300),
})

const tokens = new Map<string, { token: string; until: number }>()

/**
 * A token with which we may call a platform's services (OAuth 2.0 client credentials with a signed assertion, RFC 7523).
 * @throws Error with what the platform said
 */
export async function serviceToken(platform: LtiPlatform, scope: string): Promise<string> {
  const name = `${platform.id} ${platform.tokenUrl} ${scope}`
  const kept = tokens.get(name)
  if (kept && kept.until > now().getTime()) return kept.token
  const response = await platformFetch(platform.tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(platform),
      scope,
    }),
  })
  if (!response.ok) throw new Error(`token: ${response.status} ${(await response.text()).slice(0, 200)}`)
  const { access_token: token, expires_in } = granted.parse(await response.json())
  tokens.set(name, { token, until: now().getTime() + expires_in * 1000 - MARGIN_MS })
  return token
}

/** After a platform has refused it. */
export function forgetToken({ id, tokenUrl }: LtiPlatform, scope: string): void {
  tokens.delete(`${id} ${tokenUrl} ${scope}`)
}

async function assertion({ clientId, tokenUrl, tokenAudience }: LtiPlatform): Promise<string> {
  const { id, key } = await signingKey()
  const at = Math.floor(now().getTime() / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg: ALGORITHM, kid: id, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenAudience ?? tokenUrl)
    .setJti(newToken())
    .setIssuedAt(at)
    .setExpirationTime(at + ASSERTION_SECONDS)
    .sign(key)
}

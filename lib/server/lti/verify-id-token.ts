import '../server-only'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { AppError } from '@/lib/errors/app-error'
import type { LtiPlatform } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { CLAIM, type LaunchClaims, launchClaims } from './claims'
import { platformKeys } from './platform-keys'
import { type RefusalReason, refused } from './refused'

/** Clocks of two machines may differ by so many seconds. */
const TOLERANCE = 60
const MAX_AGE = '10 minutes'

type Signer = Pick<LtiPlatform, 'issuer' | 'clientId' | 'jwksUrl' | 'deployments'>

/**
 * What a platform says of a launch, once all of it has been checked.
 * @param nonce that we gave this login
 * @throws LAUNCH_REFUSED with the reason
 */
export async function verifyIdToken(platform: Signer, idToken: string, nonce: string): Promise<LaunchClaims> {
  const payload = await signedPayload(platform, idToken)
  checkParties(payload, platform.clientId)
  if (payload.nonce !== nonce) throw refused('nonce')
  const claims = launchClaims.safeParse(payload)
  if (!claims.success) throw refused('message', claims.error.issues[0]?.path.join('.') ?? '')
  const deployment = claims.data[CLAIM.deployment]
  if (!platform.deployments.includes(deployment)) throw refused('deployment', deployment)
  return claims.data
}

async function signedPayload(platform: Signer, idToken: string): Promise<JWTPayload> {
  try {
    const verified = await jwtVerify(idToken, platformKeys(platform.jwksUrl), {
      algorithms: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
      issuer: platform.issuer,
      audience: platform.clientId,
      requiredClaims: ['exp', 'iat', 'nonce', 'sub'],
      ...{ maxTokenAge: MAX_AGE, clockTolerance: TOLERANCE, currentDate: now() },
    })
    return verified.payload
  } catch (error) {
    throw refusal(error)
  }
}

/** With several audiences the token says for which of them it was made. */
function checkParties({ aud, azp }: JWTPayload, clientId: string): void {
  const needed = Array.isArray(aud) && aud.length > 1
  if (azp === undefined ? needed : azp !== clientId) throw refused('audience', String(azp ?? ''))
}

const OF_CLAIM: Record<string, RefusalReason> = { iss: 'issuer', aud: 'audience', nonce: 'nonce' }

function refusal(error: unknown): AppError {
  if (error instanceof errors.JWTExpired) return refused('expired')
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(error.claim === 'iat' ? 'expired' : (OF_CLAIM[error.claim] ?? 'message'), error.claim)
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) return unreachable(error)
  if (error.code === 'ERR_JOSE_GENERIC' || error instanceof errors.JWKSInvalid) return unreachable(error)
  return refused('signature', error.code)
}

function unreachable(error: unknown): AppError {
  console.error('lti keys', error)
  return refused('keys')
}

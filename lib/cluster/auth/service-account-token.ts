/** Tokens of service accounts: JSON web tokens whose signature is made up. */
import { decodeBase64, encodeBase64, encodeBytes } from '@/lib/cluster/apimachinery/base64'
import type { ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { nextUid, nextUint32, type RngState } from '@/lib/cluster/sim/rng'

export const API_AUDIENCE = 'https://kubernetes.default.svc.cluster.local'

const urlSafe = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

interface TokenClaims {
  audiences: readonly string[]
  /** ms since the epoch */
  issuedAt: number
  expiresAt: number
}

/** Mirrors: pkg/serviceaccount/claims.go. */
export function serviceAccountToken(account: ServiceAccount, claims: TokenClaims, rng: RngState): string {
  const { namespace, name, uid } = account.metadata
  const seconds = (ms: number) => Math.floor(ms / 1000)
  const payload = {
    aud: claims.audiences,
    exp: seconds(claims.expiresAt),
    iat: seconds(claims.issuedAt),
    iss: API_AUDIENCE,
    jti: nextUid(rng),
    'kubernetes.io': { namespace, serviceaccount: { name, uid } },
    nbf: seconds(claims.issuedAt),
    sub: `system:serviceaccount:${namespace}:${name}`,
  }
  return sign(payload, () => nextUint32(rng) & 255)
}

/** @param byte makes up the signature */
function sign(payload: object, byte: () => number): string {
  const signature = Array.from({ length: 256 }, byte)
  const parts = [{ alg: 'RS256', kid: 'kubekata-simulated' }, payload].map((part) =>
    encodeBase64(JSON.stringify(part)),
  )
  return [...parts, encodeBytes(signature)].map(urlSafe).join('.')
}

/** The token of a Secret: it has no end. Mirrors: pkg/serviceaccount/legacy.go. */
export function legacyServiceAccountToken(
  account: ServiceAccount,
  secretName: string,
  random: () => number,
): string {
  const { namespace, name, uid } = account.metadata
  const prefix = 'kubernetes.io/serviceaccount'
  const payload = {
    iss: 'kubernetes/serviceaccount',
    [`${prefix}/namespace`]: namespace,
    [`${prefix}/secret.name`]: secretName,
    [`${prefix}/service-account.name`]: name,
    [`${prefix}/service-account.uid`]: uid,
    sub: `system:serviceaccount:${namespace}:${name}`,
  }
  return sign(payload, () => Math.floor(random() * 256))
}

/** The user that a token names; undefined for what is no token of a service account. */
export function tokenSubject(token: string): string | undefined {
  const [, payload, signature] = token.split('.')
  if (payload === undefined || signature === undefined) return undefined
  try {
    const claims: unknown = JSON.parse(decodeBase64(payload.replaceAll('-', '+').replaceAll('_', '/')))
    const sub = typeof claims === 'object' && claims !== null && 'sub' in claims ? claims.sub : undefined
    return typeof sub === 'string' && sub.startsWith('system:serviceaccount:') ? sub : undefined
  } catch {
    return undefined
  }
}

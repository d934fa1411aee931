/**
 * Tokens of service accounts as JSON web tokens.
 * Mirrors: pkg/serviceaccount/claims.go and legacy.go.
 * Differs: the signature is a sum of what is signed, so that a token that somebody changed is refused.
 */
import { decodeBase64, encodeUrlSafe, utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { nextUid, type RngState } from '@/lib/cluster/sim/rng'

export const API_AUDIENCE = 'https://kubernetes.default.svc.cluster.local'
/** What the API server asks for in a pod's token volume; such a token then lasts {@link EXTENDED_SECONDS}. */
export const WARN_ONLY_SECONDS = 3607
const EXTENDED_SECONDS = 365 * 24 * 3600

const LEGACY_ISSUER = 'kubernetes/serviceaccount'
const LEGACY_PREFIX = 'kubernetes.io/serviceaccount'
const SIGNATURE_BYTES = 256

interface ObjectReference {
  name: string
  uid: string
}

/** The objects that a token ends with; of a pod also its node. */
export interface TokenBinding {
  pod?: ObjectReference
  secret?: ObjectReference
  node?: Partial<ObjectReference>
}

export interface TokenOptions {
  audiences: readonly string[]
  /** ms since the epoch */
  issuedAt: number
  seconds: number
  binding?: TokenBinding
  /** The name of the key that signs it; unset: kubeadm's. */
  key?: string
}

const decodePart = (part: string) => decodeBase64(part.replaceAll('-', '+').replaceAll('_', '/'))

/** @param text base64 and points: one byte a character */
function signatureOf(text: string): string {
  let state = 11
  for (let at = 0; at < text.length; at++) state = (Math.imul(state, 31) + text.charCodeAt(at)) >>> 0
  const bytes = new Uint8Array(SIGNATURE_BYTES)
  for (let at = 0; at < SIGNATURE_BYTES; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[at] = state >>> 24
  }
  return encodeUrlSafe(bytes)
}

const encodePart = (part: object) => encodeUrlSafe(utf8Bytes(JSON.stringify(part)))

/** The name of the key that kubeadm leaves; other keys have names of their own (host/systemd/token-keys.ts). */
export const KUBEADM_KEY = 'kubekata-simulated'

function sign(payload: object, kid = KUBEADM_KEY): string {
  const text = `${encodePart({ alg: 'RS256', kid })}.${encodePart(payload)}`
  return `${text}.${signatureOf(text)}`
}

/** A token of a pod for the API server itself outlives what was asked for: then it is only counted as stale. */
const isExtended = ({ audiences, seconds, binding }: TokenOptions) =>
  binding?.pod !== undefined && seconds === WARN_ONLY_SECONDS && audiences.join() === API_AUDIENCE

/** A token as TokenRequest answers it. */
export function serviceAccountToken(
  account: { metadata: Pick<ServiceAccount['metadata'], 'namespace' | 'name' | 'uid'> },
  options: TokenOptions,
  rng: RngState,
): string {
  const { namespace, name, uid } = account.metadata
  const { audiences, issuedAt, seconds, binding = {}, key } = options
  const at = Math.floor(issuedAt / 1000)
  const extended = isExtended(options)
  const claims = {
    aud: audiences,
    exp: at + (extended ? EXTENDED_SECONDS : seconds),
    iat: at,
    iss: API_AUDIENCE,
    jti: nextUid(rng),
    'kubernetes.io': {
      namespace,
      ...(binding.node ? { node: binding.node } : {}),
      ...(binding.pod ? { pod: binding.pod } : {}),
      ...(binding.secret ? { secret: binding.secret } : {}),
      serviceaccount: { name, uid },
      ...(extended ? { warnafter: at + seconds } : {}),
    },
    nbf: at,
    sub: `system:serviceaccount:${namespace}:${name}`,
  }
  return sign(claims, key)
}

/** The token of a Secret: it has no end. */
export function legacyServiceAccountToken(account: ServiceAccount, secretName: string, key?: string): string {
  const { namespace, name, uid } = account.metadata
  const claims = {
    iss: LEGACY_ISSUER,
    [`${LEGACY_PREFIX}/namespace`]: namespace,
    [`${LEGACY_PREFIX}/secret.name`]: secretName,
    [`${LEGACY_PREFIX}/service-account.name`]: name,
    [`${LEGACY_PREFIX}/service-account.uid`]: uid,
    sub: `system:serviceaccount:${namespace}:${name}`,
  }
  return sign(claims, key)
}

/** What a token says of itself. */
export interface TokenClaims {
  legacy: boolean
  /** The name of the key that signed it. */
  key: string
  namespace: string
  account: ObjectReference
  /** Whom it is for; a legacy one says nothing. */
  audiences: readonly string[]
  /** seconds since the epoch */
  expires?: number
  notBefore?: number
  id?: string
  binding: TokenBinding
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function reference(value: unknown): ObjectReference | undefined {
  return isObject(value) ? { name: textOf(value.name), uid: textOf(value.uid) } : undefined
}

function bindingOf(own: Record<string, unknown>): TokenBinding {
  const [pod, secret, node] = [reference(own.pod), reference(own.secret), reference(own.node)]
  return { ...(pod ? { pod } : {}), ...(secret ? { secret } : {}), ...(node ? { node } : {}) }
}

function legacyClaims(payload: Record<string, unknown>, key: string): TokenClaims {
  const field = (name: string) => textOf(payload[`${LEGACY_PREFIX}/${name}`])
  return {
    legacy: true,
    key,
    namespace: field('namespace'),
    account: { name: field('service-account.name'), uid: field('service-account.uid') },
    audiences: [],
    binding: { secret: { name: field('secret.name'), uid: '' } },
  }
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(decodePart(part))
  } catch {
    return undefined
  }
}

/** The claims of a token of this cluster; undefined for what is none, or was changed. */
export function readToken(token: string): TokenClaims | undefined {
  const [header = '', body, signature, ...rest] = token.split('.')
  if (body === undefined || rest.length > 0 || signature !== signatureOf(`${header}.${body}`))
    return undefined
  const payload = jsonOf(body)
  if (!isObject(payload)) return undefined
  const kid = jsonOf(header)
  const key = isObject(kid) ? textOf(kid.kid) : ''
  if (payload.iss === LEGACY_ISSUER) return legacyClaims(payload, key)
  const own = isObject(payload['kubernetes.io']) ? payload['kubernetes.io'] : {}
  return {
    legacy: false,
    key,
    namespace: textOf(own.namespace),
    account: reference(own.serviceaccount) ?? { name: '', uid: '' },
    audiences: Array.isArray(payload.aud) ? payload.aud.map(textOf) : [],
    expires: Number(payload.exp),
    notBefore: Number(payload.nbf),
    id: textOf(payload.jti),
    binding: bindingOf(own),
  }
}

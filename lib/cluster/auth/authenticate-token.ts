/** Whom a bearer token stands for. Mirrors: pkg/serviceaccount/claims.go and legacy.go. */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { KubeObject, Secret, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import type { PolicyReader } from '@/lib/cluster/auth/rbac'
import {
  API_AUDIENCE,
  KUBEADM_KEY,
  readToken,
  type TokenClaims,
} from '@/lib/cluster/auth/service-account-token'
import type { UserInfo } from '@/lib/cluster/auth/user'

/** Where the API server looks things up to check who asks. */
export interface AuthenticationContext {
  reader: PolicyReader
  /** Virtual ms since the epoch. */
  now: number
  /** PEM of the authorities that client certificates come from. */
  authority: string
  /** Names of the keys that sign tokens; unset: kubeadm's. */
  tokenKeys?: readonly string[]
  /** Tokens that were good a moment ago, and are not checked again. */
  accepted?: AcceptedTokens
  /** Marks a Secret whose token was used. */
  put?(resource: string, object: KubeObject): void
}

interface AcceptedToken {
  token: string
  /** Virtual ms since the epoch. */
  at: number
  user: UserInfo
}

/** The API server's memory of tokens, as plain data somewhere in its state. */
export interface AcceptedTokens {
  read(): readonly AcceptedToken[]
  write(tokens: readonly AcceptedToken[]): void
}

/** What is wrong with a proof of who asks. */
export type AuthenticationCause =
  | 'certificate time'
  | 'certificate authority'
  | 'certificate usage'
  | 'token unreadable'
  | 'token key'
  | 'token audience'
  | 'token expired'
  | 'token not yet valid'
  /** A Secret's token that is not, or no longer, the Secret's. */
  | 'token revoked'
  | 'account gone'
  /** Another account has the name now. */
  | 'account replaced'
  | 'bound object gone'
  | 'bound object replaced'
  /** Nothing is shown, and anonymous requests are off. */
  | 'anonymous'

interface Problem {
  cause: AuthenticationCause
  /** What the server's log says of it. */
  error: string
}

/** A user, or why there is none. */
export type Verdict = { user: UserInfo; audiences?: readonly string[] } | Problem

const LEEWAY = 60_000
/** How long a good token is not checked again, and how many are remembered. */
const ACCEPTED_MS = 10_000
const ACCEPTED_MOST = 10
const LAST_USED = 'kubernetes.io/legacy-token-last-used'
const INVALID_SINCE = 'kubernetes.io/legacy-token-invalid-since'

/** The groups of every service account of a namespace. */
export const serviceAccountGroups = (namespace: string): string[] => [
  'system:serviceaccounts',
  `system:serviceaccounts:${namespace}`,
]

/** Deleted for longer than clocks may differ. */
function isGone(object: KubeObject | undefined, now: number): boolean {
  const at = object?.metadata.deletionTimestamp
  return !object || (at !== undefined && at !== null && (parseTime(at) ?? now) < now - LEEWAY)
}

function timeError({ expires, notBefore }: TokenClaims, now: number): Problem | undefined {
  if (expires !== undefined && now - LEEWAY > expires * 1000)
    return { cause: 'token expired', error: 'service account token has expired' }
  if (notBefore !== undefined && now + LEEWAY < notBefore * 1000)
    return { cause: 'token not yet valid', error: 'service account token is not valid yet' }
  return undefined
}

function accountError(
  claims: TokenClaims,
  account: ServiceAccount | undefined,
  now: number,
): Problem | undefined {
  const { name, uid } = claims.account
  if (!account) return { cause: 'account gone', error: `serviceaccounts "${name}" not found` }
  if (isGone(account as unknown as KubeObject, now))
    return { cause: 'account gone', error: `service account ${claims.namespace}/${name} has been deleted` }
  if (account.metadata.uid === uid) return undefined
  const error = `service account UID (${account.metadata.uid}) does not match claim (${uid})`
  return { cause: 'account replaced', error }
}

/** What has become of the object that a token is bound to. */
function bindingError(
  { namespace, binding }: TokenClaims,
  context: AuthenticationContext,
): Problem | undefined {
  const { reader, now } = context
  const { pod, secret, node } = binding
  const check = (
    object: KubeObject | undefined,
    uid: string,
    words: [string, string],
  ): Problem | undefined => {
    if (!object || isGone(object, now))
      return { cause: 'bound object gone', error: 'service account token has been invalidated' }
    const found = object.metadata.uid ?? ''
    if (!uid || found === uid) return undefined
    const error = `${words[0]} UID (${found}) does not match service account ${words[1]} ref claim (${uid})`
    return { cause: 'bound object replaced', error }
  }
  if (secret)
    return check(reader.get('secrets', `${namespace}/${secret.name}`), secret.uid, ['secret', 'secret'])
  if (pod) return check(reader.get('pods', `${namespace}/${pod.name}`), pod.uid, ['pod', 'pod'])
  if (node) return check(reader.get('nodes', node.name ?? ''), node.uid ?? '', ['node', 'node'])
  return undefined
}

const EXTRA = 'authentication.kubernetes.io'

function extraOf({ id, binding: { pod, node } }: TokenClaims): UserInfo['extra'] {
  const entries: [string, string | undefined][] = [
    ['credential-id', id && `JTI=${id}`],
    ['node-name', node?.name],
    ['node-uid', node?.uid],
    ['pod-name', pod?.name],
    ['pod-uid', pod?.uid],
  ]
  return Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[`${EXTRA}/${key}`, [value]]] : [])))
}

function legacyError(secret: Secret | undefined, token: string): Problem | undefined {
  const cause = 'token revoked'
  if (secret?.data?.token !== encodeBase64(token))
    return { cause, error: "token does not match server's copy" }
  return secret.metadata.labels?.[INVALID_SINCE]
    ? { cause, error: 'the token has been marked invalid' }
    : undefined
}

/** The day that a Secret's token was last used, as its label. */
function markUsed(secret: Secret, { now, put }: AuthenticationContext): void {
  const day = formatTime(now).slice(0, 10)
  if (secret.metadata.labels?.[LAST_USED] === day) return
  const labels = { ...secret.metadata.labels, [LAST_USED]: day }
  put?.('secrets', { ...secret, metadata: { ...secret.metadata, labels } } as unknown as KubeObject)
}

/** @param audiences those that the asker accepts, one of which must be meant */
export function authenticateToken(
  token: string,
  context: AuthenticationContext,
  audiences: readonly string[] = [API_AUDIENCE],
): Verdict {
  const claims = readToken(token)
  if (!claims) return { cause: 'token unreadable', error: 'invalid bearer token' }
  const {
    namespace,
    account: { name, uid },
    legacy,
  } = claims
  const { reader, now, tokenKeys = [KUBEADM_KEY] } = context
  if (!tokenKeys.includes(claims.key))
    return { cause: 'token key', error: '[invalid bearer token, invalid signature, no keys found]' }
  const fitting = legacy ? audiences : audiences.filter((one) => claims.audiences.includes(one))
  if (fitting.length === 0) {
    const list = (words: readonly string[]) => `[${words.map((word) => JSON.stringify(word)).join(' ')}]`
    const why = `token audiences ${list(claims.audiences)} is invalid for the target audiences ${list(audiences)}`
    return { cause: 'token audience', error: `[invalid bearer token, ${why}]` }
  }
  const account = reader.get('serviceaccounts', `${namespace}/${name}`) as unknown as
    | ServiceAccount
    | undefined
  const secretName = claims.binding.secret?.name
  const secret = secretName
    ? (reader.get('secrets', `${namespace}/${secretName}`) as unknown as Secret | undefined)
    : undefined
  const problem =
    timeError(claims, now) ??
    accountError(claims, account, now) ??
    bindingError(claims, context) ??
    (legacy ? legacyError(secret, token) : undefined)
  if (problem) return { ...problem, error: `[invalid bearer token, ${problem.error}]` }
  if (legacy && secret) markUsed(secret, context)
  const groups = [...serviceAccountGroups(namespace), 'system:authenticated']
  const extra = extraOf(claims)
  return {
    user: {
      username: `system:serviceaccount:${namespace}:${name}`,
      uid,
      groups,
      ...(Object.keys(extra ?? {}).length > 0 ? { extra } : {}),
    },
    audiences: fitting,
  }
}

/**
 * A request's token: what was good is good for ten seconds, even if its account is deleted meanwhile.
 * Mirrors: apiserver/pkg/authentication/token/cache as kube-apiserver sets it up.
 */
export function authenticateBearer(token: string, context: AuthenticationContext): Verdict {
  const { accepted, now } = context
  const fresh = (accepted?.read() ?? []).filter(({ at }) => now - at < ACCEPTED_MS)
  const known = fresh.find((one) => one.token === token)
  if (known) return { user: known.user }
  const verdict = authenticateToken(token, context)
  if ('user' in verdict)
    accepted?.write([...fresh.slice(1 - ACCEPTED_MOST), { token, at: now, user: verdict.user }])
  return verdict
}

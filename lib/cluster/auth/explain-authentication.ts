/** Why nobody believed who asks. A client is told nothing of it; the server's log and this tell. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type {
  AuthenticationCause,
  AuthenticationContext,
  Verdict,
} from '@/lib/cluster/auth/authenticate-token'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { readToken, type TokenBinding } from '@/lib/cluster/auth/service-account-token'
import type { Credentials } from '@/lib/cluster/auth/user'
import { type DistinguishedName, fromPem, parseCertificate } from '@/lib/cluster/auth/x509'

/** Times are as Kubernetes writes them. */
export interface AuthenticationExplanation {
  cause: AuthenticationCause
  /** In the words of the server's log. */
  why: string
  now: string
  /** The certificate that was shown, and the authority that the server trusts. */
  certificate?: {
    subject: DistinguishedName
    issuer: DistinguishedName
    notBefore: string
    notAfter: string
    trusted: DistinguishedName
  }
  /** What the token says of itself. */
  token?: {
    namespace: string
    serviceAccount: string
    audiences: readonly string[]
    expires?: string
    boundTo?: { resource: string; name: string }
  }
}

function certificateFacts(pem: string, authority: string): AuthenticationExplanation['certificate'] {
  const found = parseCertificate(fromPem(pem, 'CERTIFICATE') ?? [])
  if (!found) return undefined
  const { subject, issuer, notBefore, notAfter } = found
  const times = { notBefore: formatTime(notBefore), notAfter: formatTime(notAfter) }
  return { subject, issuer, ...times, trusted: certificateOf(authority)?.subject ?? [] }
}

function boundTo({ pod, secret, node }: TokenBinding) {
  if (secret) return { resource: 'secrets', name: secret.name }
  if (pod) return { resource: 'pods', name: pod.name }
  return node?.name ? { resource: 'nodes', name: node.name } : undefined
}

function tokenFacts(text: string): AuthenticationExplanation['token'] {
  const claims = readToken(text)
  if (!claims) return undefined
  const { namespace, account, audiences, expires, binding } = claims
  const object = boundTo(binding)
  return {
    namespace,
    serviceAccount: account.name,
    audiences,
    ...(expires === undefined ? {} : { expires: formatTime(expires * 1000) }),
    ...(object ? { boundTo: object } : {}),
  }
}

/** What the failed proof says, as data. */
export function explainAuthentication(
  { cause, error }: Exclude<Verdict, { user: unknown }>,
  shown: Credentials,
  { now, authority }: Pick<AuthenticationContext, 'now' | 'authority'>,
): AuthenticationExplanation {
  const byCertificate = cause.startsWith('certificate')
  const certificate = byCertificate ? certificateFacts(shown.certificate ?? '', authority) : undefined
  const token = byCertificate ? undefined : tokenFacts(shown.token ?? '')
  return {
    cause,
    why: error,
    now: formatTime(now),
    ...(certificate ? { certificate } : {}),
    ...(token ? { token } : {}),
  }
}

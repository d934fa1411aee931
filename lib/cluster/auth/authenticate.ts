/**
 * Who asks: by a client certificate, else by a bearer token, else nobody in particular.
 * Mirrors: pkg/kubeapiserver/authenticator and apiserver/pkg/authentication/request/{x509,bearertoken,anonymous}.
 */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  type AuthenticationCause,
  type AuthenticationContext,
  authenticateBearer,
  type Verdict,
} from '@/lib/cluster/auth/authenticate-token'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { ANONYMOUS, type Credentials, type UserInfo } from '@/lib/cluster/auth/user'
import { type Certificate, fromPem, isSignedBy, parseCertificate } from '@/lib/cluster/auth/x509'

/** What never changes of a certificate and an authority. */
interface Examined {
  certificate: Certificate
  trusted: boolean
  fingerprint: string
}

const KEPT = 50
const examined = new Map<string, Examined | undefined>()

const blocksOf = (pem: string): string[] =>
  pem.match(/-----BEGIN CERT[^-]+-----[^-]+-----END[^-]+-----/g) ?? []

/** Reads and checks it once. @param pem its first block counts */
function examine(pem: string, authority: string): Examined | undefined {
  const key = `${authority}${pem}`
  if (examined.has(key)) return examined.get(key)
  const bytes = fromPem(pem, 'CERTIFICATE') ?? []
  const certificate = parseCertificate(bytes)
  const roots = blocksOf(authority).map(certificateOf)
  const found = certificate && {
    certificate,
    trusted: roots.some((root) => root !== undefined && isSignedBy(bytes, root.publicKey)),
    fingerprint: sha256(bytes),
  }
  if (examined.size >= KEPT) examined.clear()
  examined.set(key, found)
  return found
}

const EXTENDED = ['server auth', 'client auth', 'code signing', 'email protection']
const UID_ATTRIBUTE = '1.3.6.1.4.1.57683.2'

/** What is wrong with it, in Go's words. */
function certificateError({ certificate, trusted }: Examined, now: number) {
  const { notBefore, notAfter, usages = [] } = certificate
  const problem = (cause: AuthenticationCause, words: string) => ({
    cause,
    error: `x509: certificate ${words}`,
  })
  const outside = (word: string, bound: number) =>
    problem(
      'certificate time',
      `has expired or is not yet valid: current time ${formatTime(now)} is ${word} ${formatTime(bound)}`,
    )
  if (now < notBefore) return outside('before', notBefore)
  if (now > notAfter) return outside('after', notAfter)
  if (!trusted) return problem('certificate authority', 'signed by unknown authority')
  const extended = usages.filter((usage) => EXTENDED.includes(usage))
  if (extended.length > 0 && !extended.includes('client auth'))
    return problem('certificate usage', 'specifies an incompatible key usage')
  return undefined
}

/** undefined: it names nobody. */
function authenticateCertificate(pem: string, context: AuthenticationContext): Verdict | undefined {
  const found = examine(pem, context.authority)
  if (!found) return undefined
  const problem = certificateError(found, context.now)
  if (problem) return problem
  const values = (wanted: string) =>
    found.certificate.subject.flatMap(([type, value]) => (type === wanted ? [value] : []))
  const username = values('CN').at(-1)
  if (!username) return undefined
  const [uid] = values(UID_ATTRIBUTE)
  const user: UserInfo = {
    username,
    ...(uid ? { uid } : {}),
    groups: [...values('O'), 'system:authenticated'],
    extra: { 'authentication.kubernetes.io/credential-id': [`X509SHA256=${found.fingerprint}`] },
  }
  return { user }
}

/** The first proof that holds; a proof that fails is not made up for by being nobody. */
export function authenticate(credentials: Credentials, context: AuthenticationContext): Verdict {
  const { certificate, token } = credentials
  const verdicts = [
    certificate ? authenticateCertificate(certificate, context) : undefined,
    token ? authenticateBearer(token, context) : undefined,
  ].filter((verdict) => verdict !== undefined)
  return verdicts.find((verdict) => 'user' in verdict) ?? verdicts[0] ?? { user: ANONYMOUS }
}

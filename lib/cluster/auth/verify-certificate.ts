/**
 * Whether a client trusts a server's certificate, and what it says when it does not.
 * Mirrors: Go's crypto/x509 Certificate.Verify: time, then name, then authority.
 * Differs: names, times and signatures are all that is looked at.
 */
import { decodeBytes } from '@/lib/cluster/apimachinery/base64'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  type Certificate,
  type DistinguishedName,
  isSignedBy,
  parseCertificate,
} from '@/lib/cluster/auth/x509'

const BLOCK = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g

interface Read {
  certificate: Certificate
  bytes: readonly number[]
}

/** All certificates of a PEM text, in its order. */
const readAll = (pem: string): Read[] =>
  [...pem.matchAll(BLOCK)].flatMap(([, text = '']) => {
    const bytes = decodeBytes(text)
    const certificate = parseCertificate(bytes)
    return certificate ? [{ certificate, bytes }] : []
  })

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const commonName = (name: DistinguishedName) => name.find(([type]) => type === 'CN')?.[1] ?? ''

function matchesName(pattern: string, host: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), host.toLowerCase()]
  if (!wanted.startsWith('*.')) return wanted === given
  return given.includes('.') && given.slice(given.indexOf('.')) === wanted.slice(1)
}

const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host)

function nameProblem({ subject, dns, ips }: Certificate, host: string): string | undefined {
  if (isAddress(host) ? ips.includes(host) : dns.some((name) => matchesName(name, host))) return undefined
  if (dns.length + ips.length === 0 && matchesName(commonName(subject), host))
    return 'certificate relies on legacy Common Name field, use SANs instead'
  if (isAddress(host) && ips.length === 0)
    return `cannot validate certificate for ${host} because it doesn't contain any IP SANs`
  const valid = isAddress(host) ? ips : dns
  if (valid.length === 0) return `certificate is not valid for any names, but wanted to match ${host}`
  return `certificate is valid for ${valid.join(', ')}, not ${host}`
}

function timeProblem({ notBefore, notAfter }: Certificate, now: number): string | undefined {
  const outside = (word: string, bound: number) =>
    `certificate has expired or is not yet valid: current time ${formatTime(now)} is ${word} ${formatTime(bound)}`
  if (now < notBefore) return outside('before', notBefore)
  return now > notAfter ? outside('after', notAfter) : undefined
}

const UNKNOWN = 'certificate signed by unknown authority'

/** Signatures that are looked at for one certificate. Mirrors: maxChainSignatureChecks. */
const MOST_CHECKS = 100
const TOO_MANY = 'signature check attempts limit reached while verifying certificate chain'

/** What the search for a chain goes through. */
interface Search {
  roots: readonly Read[]
  sent: readonly Read[]
  checks: number
}

/** Through what the server sends along, up to an authority of the bundle. */
function authorityProblem(leaf: Read, search: Search, above: readonly Read[] = []): string | undefined {
  const { roots, sent } = search
  if (roots.some((root) => same(root.bytes, leaf.bytes))) return undefined
  let hint = ''
  for (const parent of [...roots, ...sent]) {
    const { subject, isAuthority, publicKey } = parent.certificate
    if (above.includes(parent) || !same(subject, leaf.certificate.issuer)) continue
    search.checks += 1
    if (search.checks > MOST_CHECKS) return TOO_MANY
    const signed = isSignedBy(leaf.bytes, publicKey)
    if (signed && isAuthority) {
      if (roots.includes(parent)) return undefined
      if (authorityProblem(parent, search, [...above, parent]) === undefined) return undefined
      continue
    }
    const why = isAuthority
      ? 'crypto/rsa: verification error'
      : 'x509: invalid signature: parent certificate cannot sign this kind of certificate'
    hint ||= ` (possibly because of "${why}" while trying to verify candidate authority certificate "${commonName(subject)}")`
  }
  return search.checks > MOST_CHECKS ? TOO_MANY : `${UNKNOWN}${hint}`
}

/**
 * What is wrong with a server's certificate for a host, in Go's words; undefined when it is trusted.
 * @param served PEM, the server's own certificate first
 * @param bundle PEM of the authorities that the client trusts
 */
export function certificateProblem(
  served: string,
  bundle: string,
  host: string,
  now: number,
): string | undefined {
  const [leaf, ...chain] = readAll(served)
  const wrong = leaf
    ? (timeProblem(leaf.certificate, now) ??
      nameProblem(leaf.certificate, host) ??
      authorityProblem(leaf, { roots: readAll(bundle), sent: chain, checks: 0 }))
    : UNKNOWN
  return wrong === undefined ? undefined : `x509: ${wrong}`
}

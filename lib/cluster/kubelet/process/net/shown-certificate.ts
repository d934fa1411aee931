/** What a client makes of the certificate that it is shown. Mirrors: curl with OpenSSL, as far as one certificate goes. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf } from '@/lib/cluster/auth/authority'
import { type Certificate, type DistinguishedName, fromPem, isSignedBy } from '@/lib/cluster/auth/x509'

const named = (name: DistinguishedName) => name.map(([key, value]) => `${key}=${value}`).join('; ')
const isOwn = ({ subject, issuer }: Certificate) => named(subject) === named(issuer)

function covers(pattern: string, host: string): boolean {
  const [first, ...rest] = host.split('.')
  return pattern === host || (pattern === `*.${rest.join('.')}` && first !== '')
}

/** By its names, or by its common name if it has none. */
export function isFor({ dns, ips, subject }: Certificate, host: string): boolean {
  if (dns.length + ips.length > 0) return ips.includes(host) || dns.some((name) => covers(name, host))
  return subject.some(([key, value]) => key === 'CN' && covers(value, host))
}

/** OpenSSL's word for a certificate that nobody trusted has signed. */
const unknown = (certificate: Certificate) =>
  isOwn(certificate) ? 'self-signed certificate' : 'unable to get local issuer certificate'

/** Why a certificate is not believed, in curl's words. @param authority what the client believes, in PEM */
export function distrust(
  pem: string | undefined,
  host: string,
  authority: string | undefined,
): string | undefined {
  const certificate = certificateOf(pem ?? '')
  if (!certificate)
    return authority === undefined
      ? 'SSL certificate problem: unable to get local issuer certificate'
      : undefined
  const believed = certificateOf(authority ?? '')
  if (!believed || !isSignedBy(fromPem(pem ?? '', 'CERTIFICATE') ?? [], believed.publicKey))
    return `SSL certificate problem: ${unknown(certificate)}`
  if (isFor(certificate, host)) return undefined
  return `SSL: no alternative certificate subject name matches target host name '${host}'`
}

/** `Nov 20 10:00:00 2026 GMT` */
function shownTime(ms: number): string {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(formatTime(ms)) ?? []
  const name = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(Number(month) * 3 - 3, Number(month) * 3)
  return `${name} ${day.replace(/^0/, ' ')} ${time} ${year} GMT`
}

/** What `-v` tells of it. @param believed nobody asked to go on all the same */
export function certificateLines(pem: string, believed: boolean): string[] {
  const certificate = certificateOf(pem)
  if (!certificate) return []
  const code = isOwn(certificate) ? 18 : 20
  return [
    'Server certificate:',
    ` subject: ${named(certificate.subject)}`,
    ` start date: ${shownTime(certificate.notBefore)}`,
    ` expire date: ${shownTime(certificate.notAfter)}`,
    ` issuer: ${named(certificate.issuer)}`,
    believed
      ? ' SSL certificate verify ok.'
      : ` SSL certificate verify result: ${unknown(certificate)} (${code}), continuing anyway.`,
  ].map((line) => `* ${line}`)
}

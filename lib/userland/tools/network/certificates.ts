/** What a client makes of the certificate that it is shown. Mirrors: curl with OpenSSL, as far as one certificate goes. */
import type { CertificateView } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

type Name = CertificateView['subject']
const named = (name: Name) => name.map(([key, value]) => `${key}=${value}`).join('; ')
const isOwn = ({ subject, issuer }: CertificateView) => named(subject) === named(issuer)

const shownBy = (io: Io, pem: string | undefined) => io.process.machine.network?.certificate?.(pem ?? '')

function covers(pattern: string, host: string): boolean {
  const [first, ...rest] = host.split('.')
  return pattern === host || (pattern === `*.${rest.join('.')}` && first !== '')
}

/** By which of its names it is for a host, or by its common name if it has none. */
export function nameFor(
  { dns, ips, subject }: Pick<CertificateView, 'dns' | 'ips' | 'subject'>,
  host: string,
): string | undefined {
  if (dns.length + ips.length > 0)
    return ips.find((ip) => ip === host) ?? dns.find((name) => covers(name, host))
  return subject.find(([key, value]) => key === 'CN' && covers(value, host))?.[1]
}

/** OpenSSL's word for a certificate that nobody trusted has signed. */
const unknown = (certificate: CertificateView) =>
  isOwn(certificate) ? 'self-signed certificate' : 'unable to get local issuer certificate'

/** Why a certificate is not believed. @param authority what the client believes, in PEM */
export function distrust(
  io: Io,
  pem: string | undefined,
  host: string,
  authority: string | undefined,
): { words: string; name?: true } | undefined {
  const certificate = shownBy(io, pem)
  if (!certificate)
    return authority === undefined ? { words: 'unable to get local issuer certificate' } : undefined
  if (!certificate.isSignedBy(authority ?? '')) return { words: unknown(certificate) }
  const now = io.process.machine.now()
  if (now > certificate.notAfter) return { words: 'certificate has expired' }
  if (now < certificate.notBefore) return { words: 'certificate is not yet valid' }
  return nameFor(certificate, host) === undefined ? { words: host, name: true } : undefined
}

const shownTime = (ms: number) => strftime('%b %e %T %Y GMT', calendarOf(ms, zoneOf('UTC')))

/** What `curl -v` tells of it. @param believed nobody asked to go on all the same */
export function certificateLines(io: Io, pem: string | undefined, host: string, believed: boolean): string[] {
  const certificate = shownBy(io, pem)
  if (!certificate) return []
  const name = nameFor(certificate, host)
  const matched =
    believed && name !== undefined && certificate.dns.length > 0
      ? [` subjectAltName: host "${host}" matched cert's "${name}"`]
      : []
  return [
    'Server certificate:',
    ` subject: ${named(certificate.subject)}`,
    ` start date: ${shownTime(certificate.notBefore)}`,
    ` expire date: ${shownTime(certificate.notAfter)}`,
    ...matched,
    ` issuer: ${named(certificate.issuer)}`,
    believed
      ? ' SSL certificate verify ok.'
      : ` SSL certificate verify result: ${unknown(certificate)} (${isOwn(certificate) ? 18 : 20}), continuing anyway.`,
  ]
}

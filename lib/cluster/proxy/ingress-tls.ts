/** The certificates that an Ingress controller shows, by the host that a client asks for. */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { Ingress } from '@/lib/cluster/apimachinery/object'
import { certificateOf, issueCertificate, makeAuthority } from '@/lib/cluster/auth/authority'
import type { Certificate } from '@/lib/cluster/auth/x509'
import type { Lister } from '@/lib/cluster/client/lister'
import { hostFits } from '@/lib/cluster/proxy/http-match'
import { remember } from '@/lib/cluster/sim/remember'
import { nameFor } from '@/lib/userland/tools/network/certificates'

const FAKE = 'Kubernetes Ingress Controller Fake Certificate'

/** ingress-nginx' own, made when nothing better is there. */
const fakeCertificate = remember((createdAt = '0') => {
  const own = certificateOf(makeAuthority(Number(createdAt), FAKE))
  if (!own) throw new TypeError('an authority without a certificate')
  const subject: Certificate['subject'] = [
    ['O', 'Acme Co'],
    ['CN', FAKE],
  ]
  const { isAuthority: _, issuer: __, ...fields } = own
  return issueCertificate({ ...fields, subject, dns: ['ingress.local'] }, { ...own, subject })
})

const commonName = ({ subject }: Certificate) => subject.find(([attribute]) => attribute === 'CN')?.[1]

/** Is a certificate one for a host? By its names, and by its common name. */
export const isFor = (certificate: Certificate, host: string): boolean =>
  nameFor(certificate, host) !== undefined || commonName(certificate) === host

/** A Secret's certificate in PEM, if there is one that can be read. */
export function certificateIn(lister: Lister, namespace: string, name: string): string | undefined {
  const text = lister.get('secrets', namespace, name)?.data?.['tls.crt']
  const pem = text === undefined ? undefined : decodeBase64(text)
  return pem !== undefined && certificateOf(pem) ? pem : undefined
}

/** The Ingress, and which of its Secrets, that a host's certificate has to come from. */
export interface TlsSource {
  ingress: Ingress
  /** Absent: the controller's own certificate is wanted. */
  secretName?: string
}

/** The entry that names the host; else one without hosts whose certificate is for it. */
function secretFor(lister: Lister, { metadata, spec }: Ingress, host: string): string | undefined {
  const tls = spec.tls ?? []
  const named = tls.find(({ hosts = [] }) => hosts.includes(host))
  if (named) return named.secretName
  return tls.find(({ secretName }) => {
    const pem = secretName && certificateIn(lister, metadata.namespace ?? '', secretName)
    const certificate = pem ? certificateOf(pem) : undefined
    return certificate && isFor(certificate, host)
  })?.secretName
}

/** Who gives a host its certificate: the first Ingress that has the host in a rule, and `tls`. */
export function tlsOf(lister: Lister, ingresses: readonly Ingress[], host: string): TlsSource | undefined {
  const having = ingresses.filter(({ spec }) => spec.tls?.length)
  const withRule = (pattern: (rule: string) => boolean) =>
    having.find(({ spec }) => spec.rules?.some((rule) => rule.host !== undefined && pattern(rule.host)))
  const ingress =
    withRule((rule) => rule === host) ??
    withRule((rule) => rule.startsWith('*.') && hostFits(rule, host, 'one'))
  if (!ingress) return undefined
  const rule = ingress.spec.rules?.find((one) => one.host === host)?.host
  const wild = ingress.spec.rules?.find((one) => one.host && hostFits(one.host, host, 'one'))?.host
  const secretName = secretFor(lister, ingress, rule ?? wild ?? host)
  return { ingress, ...(secretName ? { secretName } : {}) }
}

/** In PEM; what is missing, cannot be read or is for other hosts is replaced by the controller's own. */
export function certificateFor(
  lister: Lister,
  ingresses: readonly Ingress[],
  host: string,
  createdAt: number,
): string {
  const { ingress, secretName } = tlsOf(lister, ingresses, host) ?? {}
  const pem = ingress && secretName && certificateIn(lister, ingress.metadata.namespace ?? '', secretName)
  const certificate = pem ? certificateOf(pem) : undefined
  return pem && certificate && isFor(certificate, host) ? pem : fakeCertificate(String(createdAt))
}

/** The certificate authority of a cluster, and certificates by it. Mirrors: kubeadm's phase certs. */
import { parseTime } from '@/lib/cluster/apimachinery/time'
import {
  type Certificate,
  type DistinguishedName,
  encodeCertificate,
  encodePrivateKey,
  fromPem,
  makePublicKey,
  parseCertificate,
  toPem,
} from '@/lib/cluster/auth/x509'
import { remember } from '@/lib/cluster/sim/remember'
import { nextUint32, type RngState } from '@/lib/cluster/sim/rng'

const YEAR = 365 * 24 * 3_600_000
const CA_SEED = 0xca
const CLIENT_SEED = 0xc11e

/** Both as PEM. */
export interface KeyPair {
  certificate: string
  key: string
}

const drawByte = (rng: RngState) => () => nextUint32(rng) & 255

/** The certificate of a new authority as PEM. Equal arguments give equal bytes. @param createdAt ms */
export function makeAuthority(createdAt: number, name = 'kubernetes'): string {
  const own = name === 'kubernetes' ? CA_SEED : CA_SEED + name.length
  const random = drawByte({ s: (own + Math.floor(createdAt / 1000)) >>> 0 })
  const subject: DistinguishedName = [['CN', name]]
  const publicKey = makePublicKey(random)
  const certificate = {
    subject,
    issuer: subject,
    publicKey,
    dns: [name],
    ips: [],
    serial: [0x3a, ...Array.from({ length: 7 }, random)],
    notBefore: createdAt,
    notAfter: createdAt + 10 * YEAR,
    isAuthority: true,
    usages: ['digital signature', 'key encipherment', 'cert sign'],
  }
  return toPem('CERTIFICATE', encodeCertificate(certificate, publicKey))
}

const authorityAt = remember((createdAt = '') => makeAuthority(parseTime(createdAt) ?? 0))

/**
 * The authority of a cluster, as PEM: a pure function of when kube-system was created, so nothing keeps it.
 * @param createdAt that namespace's creationTimestamp
 */
export const clusterAuthority = (createdAt: string | null | undefined): string => authorityAt(createdAt ?? '')

/** The first certificate of a PEM text. */
export const certificateOf = (pem: string): Certificate | undefined =>
  parseCertificate(fromPem(pem, 'CERTIFICATE') ?? [])

/** The key that belongs to a certificate, as PEM: keys hold nothing else here. */
export const keyOfCertificate = (pem: string): string =>
  toPem('PRIVATE KEY', encodePrivateKey(certificateOf(pem)?.publicKey ?? []))

/** A certificate's fields but for those of the issuer. */
export type CertificateFields = Omit<Certificate, 'issuer' | 'isAuthority'>

/** A certificate by an authority, as PEM. @param authority its certificate */
export function issueCertificate(fields: CertificateFields, authority: Certificate): string {
  const certificate = { ...fields, issuer: authority.subject, isAuthority: false }
  return toPem('CERTIFICATE', encodeCertificate(certificate, authority.publicKey))
}

function makeClientPair(authority: string, username: string, groups: readonly string[]): KeyPair {
  const issuer = certificateOf(authority)
  if (!issuer) throw new Error('no certificate authority')
  const random = drawByte({ s: CLIENT_SEED + username.length })
  const subject: DistinguishedName = groups.map((group) => ['O', group])
  const certificate = issueCertificate(
    {
      subject: [...subject, ['CN', username]],
      publicKey: makePublicKey(random),
      dns: [],
      ips: [],
      serial: [0x2b, ...Array.from({ length: 7 }, random)],
      notBefore: issuer.notBefore,
      notAfter: issuer.notBefore + YEAR,
      usages: ['digital signature', 'key encipherment', 'client auth'],
    },
    issuer,
  )
  return { certificate, key: keyOfCertificate(certificate) }
}

const pairOf = remember((authority = '', username = '', ...groups) =>
  makeClientPair(authority, username, groups),
)

/**
 * The certificate and key of a user as kubeadm leaves it in a kubeconfig: a year from the authority's start.
 * @param authority PEM
 */
export const clientPair = (authority: string, username: string, groups: readonly string[]): KeyPair =>
  pairOf(authority, username, ...groups)

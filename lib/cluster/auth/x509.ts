/**
 * Keys, requests and certificates that read like real ones.
 * Mirrors: PKCS#8, PKCS#10 and X.509 as openssl writes them.
 * Differs: numbers are drawn, not computed: nothing here is a secret, and no signature is checked. A key and
 * a certificate belong together when they hold the same modulus.
 */
import { decodeBase64, decodeBytes, encodeBytes, utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import {
  DER_NULL,
  type DerValue,
  derBits,
  derInteger,
  derOctets,
  derOid,
  derSequence,
  derSet,
  derValue,
  oidText,
  parseDer,
} from '@/lib/cluster/auth/der'

/** Draws a byte. */
export type DrawByte = () => number

export type Subject = { type: string; value: string }[]

const RSA = '1.2.840.113549.1.1.1'
const RSA_SHA256 = '1.2.840.113549.1.1.11'
const EXPONENT = [1, 0, 1]
const NAMES: Record<string, string> = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  emailAddress: '1.2.840.113549.1.9.1',
}
const SHORT_NAMES = Object.fromEntries(Object.entries(NAMES).map(([name, oid]) => [oid, name]))

const draw = (byte: DrawByte, length: number): number[] => Array.from({ length }, byte)

/** A modulus of so many bits, the secret of a key in name only. */
export function drawModulus(byte: DrawByte, bits = 2048): number[] {
  const bytes = draw(byte, bits / 8)
  bytes[0] = (bytes[0] ?? 0) | 0x80
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 1
  return bytes
}

/** DER as a PEM block. */
function pemBlock(type: string, der: readonly number[]): string {
  const lines = encodeBytes(der).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${type}-----\n${lines.join('\n')}\n-----END ${type}-----\n`
}

/** The first PEM block of a text whose type matches. */
function findPem(text: string, type: RegExp): DerValue | undefined {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g)
  for (const [, name = '', body = ''] of blocks) {
    if (type.test(name)) return parseDer(decodeBytes(body.replace(/\s/g, '')))
  }
  return undefined
}

const publicKeyInfo = (modulus: readonly number[]) =>
  derSequence(
    derSequence(derOid(RSA), DER_NULL),
    derBits(derSequence(derInteger(modulus), derInteger(EXPONENT))),
  )

/** A private key in PEM, as `openssl genrsa` writes it. */
export function privateKeyPem(modulus: readonly number[], byte: DrawByte): string {
  const half = modulus.length / 2
  const key = derSequence(
    derInteger([0]),
    derInteger(modulus),
    derInteger(EXPONENT),
    derInteger(draw(byte, modulus.length)),
    ...Array.from({ length: 5 }, () => derInteger(draw(byte, half))),
  )
  const info = derSequence(derInteger([0]), derSequence(derOid(RSA), DER_NULL), derOctets(key))
  return pemBlock('PRIVATE KEY', info)
}

const nameOf = (subject: Subject) =>
  derSequence(
    ...subject.map(({ type, value }) =>
      derSet(
        derSequence(derOid(NAMES[type] ?? type), derValue(type === 'C' ? 0x13 : 0x0c, utf8Bytes(value))),
      ),
    ),
  )

const ALGORITHM = derSequence(derOid(RSA_SHA256), DER_NULL)

/** A certificate request in PEM. */
export function requestPem(subject: Subject, modulus: readonly number[], byte: DrawByte): string {
  const info = derSequence(derInteger([0]), nameOf(subject), publicKeyInfo(modulus), derValue(0xa0, []))
  return pemBlock('CERTIFICATE REQUEST', derSequence(info, ALGORITHM, derBits(draw(byte, 256))))
}

export interface CertificateTemplate {
  subject: Subject
  issuer: Subject
  modulus: readonly number[]
  /** ms since the epoch */
  notBefore: number
  notAfter: number
}

const utcTime = (ms: number) =>
  derValue(
    0x17,
    utf8Bytes(
      `${formatTime(ms)
        .slice(2)
        .replace(/[-:TZ]/g, '')}Z`,
    ),
  )

/** A certificate in PEM. */
export function certificatePem(template: CertificateTemplate, byte: DrawByte): string {
  const { subject, issuer, modulus, notBefore, notAfter } = template
  const certificate = derSequence(
    derValue(0xa0, derInteger([2])),
    derInteger([0x40 | (byte() & 63), ...draw(byte, 15)]),
    ALGORITHM,
    nameOf(issuer),
    derSequence(utcTime(notBefore), utcTime(notAfter)),
    nameOf(subject),
    publicKeyInfo(modulus),
  )
  return pemBlock('CERTIFICATE', derSequence(certificate, ALGORITHM, derBits(draw(byte, 256))))
}

const textOf = (bytes: readonly number[]) => decodeBase64(encodeBytes(bytes))

function subjectOf(name: DerValue | undefined): Subject {
  return (name?.children ?? []).flatMap(({ children }) => {
    const [oid, value] = children[0]?.children ?? []
    if (!oid || !value) return []
    const text = oidText(oid.bytes)
    return [{ type: SHORT_NAMES[text] ?? text, value: textOf(value.bytes) }]
  })
}

function modulusOf(info: DerValue | undefined): readonly number[] | undefined {
  const bits = info?.children[1]?.bytes.slice(1)
  const modulus = bits && parseDer(bits)?.children[0]?.bytes
  return modulus?.[0] === 0 ? modulus.slice(1) : modulus
}

/** What a PEM text says of a certificate request. */
export function readRequest(pem: string): { subject: Subject; modulus: readonly number[] } | undefined {
  const info = findPem(pem, /^(NEW )?CERTIFICATE REQUEST$/)?.children[0]
  const modulus = modulusOf(info?.children[2])
  return modulus ? { subject: subjectOf(info?.children[1]), modulus } : undefined
}

/** UTCTime or GeneralizedTime. */
function timeOf(value: DerValue | undefined): number {
  const text = value ? textOf(value.bytes) : ''
  const full = text.length === 15 ? text : `20${text}`
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? []
  return parseTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) ?? 0
}

/** What a PEM text says of its first certificate. */
export function readCertificate(
  pem: string,
): (CertificateTemplate & { serial: readonly number[] }) | undefined {
  const fields = findPem(pem, /^CERTIFICATE$/)?.children[0]?.children ?? []
  const [, serial, , issuer, validity, subject, key] = fields
  const modulus = modulusOf(key)
  if (!modulus || !serial) return undefined
  return {
    serial: serial.bytes,
    issuer: subjectOf(issuer),
    notBefore: timeOf(validity?.children[0]),
    notAfter: timeOf(validity?.children[1]),
    subject: subjectOf(subject),
    modulus,
  }
}

/** The modulus of a private key in PEM, PKCS#8 or PKCS#1. */
export function readPrivateKey(pem: string): readonly number[] | undefined {
  const outer = findPem(pem, /PRIVATE KEY$/)
  const octets = outer?.children.find(({ tag }) => tag === 0x04)
  const modulus = (octets ? parseDer(octets.bytes) : outer)?.children[1]?.bytes
  return modulus?.[0] === 0 ? modulus.slice(1) : modulus
}

/**
 * Keys, signing requests and certificates, as the bytes that tools expect of them.
 * Mirrors: PKCS#8, PKCS#10 and X.509 v3 as openssl writes them.
 * Differs: nothing is computed: keys are drawn, a signature is a sum of what is signed and of the signer's
 * public key, and nothing here is a secret. A private key holds its public key, so that both can be told to
 * belong together. What openssl signed elsewhere is checked by rsa.ts.
 */
import { decodeBase64, decodeBytes, encodeBytes } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import {
  bits,
  contextTag,
  type DerValue,
  der,
  derValues,
  integer,
  oid,
  oidText,
  sequence,
  TAG,
  text,
} from '@/lib/cluster/auth/der'
import { isRsaSigned } from '@/lib/cluster/auth/rsa'

/** Attributes in their order: `[['O', 'ops'], ['CN', 'kai']]`; `joined`: of one set with the one before. */
export type DistinguishedName = [attribute: string, value: string, joined?: boolean][]

interface AltNames {
  dns: string[]
  ips: string[]
}

export interface CertificateRequest extends AltNames {
  subject: DistinguishedName
  publicKey: number[]
  /** Nothing is said of it when it is missing. */
  isAuthority?: boolean
  /** As a CertificateSigningRequest words them: `digital signature`, `client auth`. */
  usages?: readonly string[]
}

export interface Certificate extends CertificateRequest {
  issuer: DistinguishedName
  serial: number[]
  /** ms since the epoch */
  notBefore: number
  notAfter: number
}

const ATTRIBUTES: Record<string, string> = {
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  street: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  postalCode: '2.5.4.17',
  emailAddress: '1.2.840.113549.1.9.1',
  SN: '2.5.4.4',
  title: '2.5.4.12',
  GN: '2.5.4.42',
  UID: '0.9.2342.19200300.100.1.1',
  DC: '0.9.2342.19200300.100.1.25',
}
const RSA = '1.2.840.113549.1.1.1'
const SHA256_RSA = '1.2.840.113549.1.1.11'
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'
const SUBJECT_ALT_NAME = '2.5.29.17'
const BASIC_CONSTRAINTS = '2.5.29.19'
const SUBJECT_KEY_ID = '2.5.29.14'
const KEY_USAGE = '2.5.29.15'
const EXTENDED_KEY_USAGE = '2.5.29.37'
const KEY_BYTES = 256

/** By their bit. */
const KEY_USAGES = [
  'digital signature',
  'content commitment',
  'key encipherment',
  'data encipherment',
  'key agreement',
  'cert sign',
  'crl sign',
]
/** By the end of their object identifier. */
const EXTENDED_USAGES = ['server auth', 'client auth', 'code signing', 'email protection']
const EXTENDED_USAGE_ROOT = '1.3.6.1.5.5.7.3.'

const algorithm = (id: string) => sequence(oid(id), der(TAG.null))

/** A public key of 2048 bits. @param random draws a byte */
export function makePublicKey(random: () => number): number[] {
  const modulus = Array.from({ length: KEY_BYTES }, random)
  modulus[0] = (modulus[0] ?? 0) | 192
  modulus[KEY_BYTES - 1] = (modulus[KEY_BYTES - 1] ?? 0) | 1
  return sequence(algorithm(RSA), bits(sequence(integer(modulus), integer([1, 0, 1]))))
}

/** The private key that goes with a public one. */
export const encodePrivateKey = (publicKey: readonly number[]): number[] =>
  sequence(integer([0]), algorithm(RSA), der(TAG.octets, publicKey))

/** The reverse of {@link encodePrivateKey}. */
export function publicKeyOf(privateKey: readonly number[]): number[] | undefined {
  const [outer] = derValues(privateKey)
  return outer && derValues(outer.content)[2]?.content
}

const byBytes = (a: readonly number[], b: readonly number[]) => {
  const at = a.findIndex((byte, index) => byte !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** The object identifier of an attribute, which may be named by it. */
function attributeId(name: string): string | undefined {
  if (Object.hasOwn(ATTRIBUTES, name)) return ATTRIBUTES[name]
  return /^\d+(\.\d+)+$/.test(name) ? name : undefined
}

/** Whether a name can hold it. */
export const isAttribute = (name: string): boolean => attributeId(name) !== undefined

function encodeName(name: DistinguishedName): number[] {
  const sets: number[][][] = []
  for (const [attribute, value, joined] of name) {
    const id = attributeId(attribute)
    if (id === undefined) continue
    const one = sequence(oid(id), text(TAG.utf8, value))
    if (joined) sets.at(-1)?.push(one)
    else sets.push([one])
  }
  return sequence(...sets.map((set) => der(TAG.set, set.sort(byBytes).flat())))
}

const asText = (content: readonly number[]) => decodeBase64(encodeBytes(content))

function parseName(value: DerValue | undefined): DistinguishedName {
  return derValues(value?.content ?? []).flatMap((set) =>
    derValues(set.content).map(({ content }, index): DistinguishedName[number] => {
      const [type, inner] = derValues(content)
      const id = type ? oidText(type) : ''
      const known = Object.entries(ATTRIBUTES).find(([, one]) => one === id)
      const attribute = known?.[0] ?? id
      const value = asText(inner?.content ?? [])
      return index > 0 ? [attribute, value, true] : [attribute, value]
    }),
  )
}

const isEmpty = ({ dns, ips }: AltNames) => dns.length + ips.length === 0

function altNamesExtension({ dns, ips }: AltNames): number[] {
  const names = [
    ...dns.map((name) => text(0x82, name)),
    ...ips.map((ip) => der(0x87, ip.split('.').map(Number))),
  ]
  return sequence(oid(SUBJECT_ALT_NAME), der(TAG.octets, sequence(...names)))
}

function usageExtensions(usages: readonly string[] = []): number[] {
  const bit = KEY_USAGES.reduce((sum, name, index) => sum + (usages.includes(name) ? 128 >> index : 0), 0)
  const unused = bit === 0 ? 0 : 31 - Math.clz32(bit & -bit)
  const extended = EXTENDED_USAGES.flatMap((name, index) =>
    usages.includes(name) ? oid(`${EXTENDED_USAGE_ROOT}${index + 1}`) : [],
  )
  const critical = der(TAG.boolean, [255])
  const plain =
    bit > 0 ? sequence(oid(KEY_USAGE), critical, der(TAG.octets, der(TAG.bits, [unused, bit]))) : []
  const more =
    extended.length > 0 ? sequence(oid(EXTENDED_KEY_USAGE), der(TAG.octets, sequence(extended))) : []
  return [...plain, ...more]
}

/** The usages that a value of a usage extension names. */
function parseUsages(id: string, inner: DerValue | undefined): string[] {
  if (id === KEY_USAGE) {
    const bit = inner?.content[1] ?? 0
    return KEY_USAGES.filter((_, index) => bit & (128 >> index))
  }
  return derValues(inner?.content ?? []).flatMap((value) => {
    const text = oidText(value)
    const name = text.startsWith(EXTENDED_USAGE_ROOT)
      ? EXTENDED_USAGES[Number(text.slice(EXTENDED_USAGE_ROOT.length)) - 1]
      : undefined
    return name ?? []
  })
}

/** What an authority's key is known by: 20 bytes. */
export const keyIdentifier = (publicKey: readonly number[]): number[] =>
  [...sha256(publicKey).slice(0, 40).matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16))

/** All that a certificate or a request says beside its subject and key. */
function encodeExtensions(fields: CertificateRequest): number[] {
  const { isAuthority, usages } = fields
  const constraints = () =>
    sequence(
      oid(BASIC_CONSTRAINTS),
      der(TAG.boolean, [255]),
      der(TAG.octets, sequence(isAuthority ? der(TAG.boolean, [255]) : [])),
    )
  const keyId = () =>
    sequence(oid(SUBJECT_KEY_ID), der(TAG.octets, der(TAG.octets, keyIdentifier(fields.publicKey))))
  return [
    ...usageExtensions(usages),
    ...(isAuthority === undefined ? [] : constraints()),
    ...(isAuthority ? keyId() : []),
    ...(isEmpty(fields) ? [] : altNamesExtension(fields)),
  ]
}

type Extensions = Pick<CertificateRequest, 'dns' | 'ips' | 'isAuthority'> & { usages: string[] }

function parseExtensions(list: DerValue | undefined): Extensions {
  const found: Extensions = { dns: [], ips: [], usages: [] }
  for (const { content } of derValues(list?.content ?? [])) {
    const parts = derValues(content)
    const id = parts[0] ? oidText(parts[0]) : ''
    const [inner] = derValues(parts.at(-1)?.content ?? [])
    const values = derValues(inner?.content ?? [])
    if (id === BASIC_CONSTRAINTS) {
      found.isAuthority = values[0]?.tag === TAG.boolean && values[0].content[0] === 255
    }
    if (id === KEY_USAGE || id === EXTENDED_KEY_USAGE) found.usages.push(...parseUsages(id, inner))
    if (id !== SUBJECT_ALT_NAME) continue
    for (const value of values) {
      if (value.tag === 0x82) found.dns.push(asText(value.content))
      if (value.tag === 0x87) found.ips.push(value.content.join('.'))
    }
  }
  return found
}

/** A sum in place of a signature. */
function signature(body: readonly number[], signer: readonly number[]): number[] {
  const add = (sum: number, byte: number) => (Math.imul(sum, 31) + byte) >>> 0
  let state = body.reduce(add, signer.reduce(add, 7))
  return Array.from({ length: KEY_BYTES }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

const signed = (body: readonly number[], signer: readonly number[]) =>
  sequence(body, algorithm(SHA256_RSA), bits(signature(body, signer)))

/**
 * Whether the holder of a public key's private half signed a certificate or a request. Keys that are not
 * RSA keys are believed.
 */
export function isSignedBy(bytes: readonly number[], publicKey: readonly number[]): boolean {
  const [outer] = derValues(bytes)
  const [body, , found] = derValues(outer?.content ?? [])
  if (!body || !found) return false
  if (!isRsaKey(publicKey)) return true
  const given = found.content.slice(1)
  const expected = signature(body.whole, publicKey)
  if (given.length === expected.length && expected.every((byte, at) => byte === given[at])) return true
  return isRsaSigned(bytes, publicKey) === true
}

function isRsaKey(publicKey: readonly number[]): boolean {
  const [outer] = derValues(publicKey)
  const [identifier] = derValues(outer?.content ?? [])
  const [id] = derValues(identifier?.content ?? [])
  return id !== undefined && oidText(id) === RSA
}

/** PKCS#10. */
export function encodeRequest(request: CertificateRequest): number[] {
  const extensions = encodeExtensions(request)
  const wanted =
    extensions.length > 0 ? sequence(oid(EXTENSION_REQUEST), der(TAG.set, sequence(extensions))) : []
  const attributes = der(contextTag(0), wanted)
  const body = sequence(integer([0]), encodeName(request.subject), request.publicKey, attributes)
  return signed(body, request.publicKey)
}

/** The reverse of {@link encodeRequest}; undefined for other bytes. */
export function parseRequest(bytes: readonly number[]): CertificateRequest | undefined {
  const [outer] = derValues(bytes)
  const [body] = derValues(outer?.content ?? [])
  const [version, subject, publicKey, attributes] = derValues(body?.content ?? [])
  if (version?.tag !== TAG.integer || subject?.tag !== TAG.sequence || publicKey?.tag !== TAG.sequence) {
    return undefined
  }
  const wanted = derValues(attributes?.content ?? [])
    .map(({ content }) => derValues(content))
    .find(([id]) => id && oidText(id) === EXTENSION_REQUEST)
  const extensions = parseExtensions(derValues(wanted?.[1]?.content ?? [])[0])
  return { subject: parseName(subject), publicKey: publicKey.whole, ...extensions }
}

/** With a year of two digits up to 2049, of four digits from 2050. Mirrors: RFC 5280, 4.1.2.5. */
function encodeTime(ms: number): number[] {
  const digits = formatTime(ms).replace(/[-:T]/g, '').slice(0, 14)
  return digits >= '2050' ? text(TAG.generalizedTime, `${digits}Z`) : text(TAG.utcTime, `${digits.slice(2)}Z`)
}

function parseEncodedTime(value: DerValue | undefined): number {
  const match = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(asText(value?.content ?? []))
  if (!match) return 0
  const [, given = '', month, day, hour, minute, second] = match
  const year = given.length === 4 ? given : `${given < '50' ? 20 : 19}${given}`
  return parseTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) ?? 0
}

/** X.509 v3, or v1 where there are no extensions. @param signer the issuer's public key */
export function encodeCertificate(certificate: Certificate, signer: readonly number[]): number[] {
  const { serial, issuer, subject, notBefore, notAfter, publicKey } = certificate
  const extensions = encodeExtensions(certificate)
  return signed(
    sequence(
      extensions.length > 0 ? der(contextTag(0), integer([2])) : [],
      integer(serial),
      algorithm(SHA256_RSA),
      encodeName(issuer),
      sequence(encodeTime(notBefore), encodeTime(notAfter)),
      encodeName(subject),
      publicKey,
      extensions.length > 0 ? der(contextTag(3), sequence(extensions)) : [],
    ),
    signer,
  )
}

/** The reverse of {@link encodeCertificate}; undefined for other bytes. */
export function parseCertificate(bytes: readonly number[]): Certificate | undefined {
  const [outer] = derValues(bytes)
  const [body] = derValues(outer?.content ?? [])
  const values = derValues(body?.content ?? [])
  const fields = values[0]?.tag === contextTag(0) ? values.slice(1) : values
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields
  if (serial?.tag !== TAG.integer || issuer?.tag !== TAG.sequence || !publicKey) return undefined
  const [from, to] = derValues(validity?.content ?? [])
  const extensions = rest.find(({ tag }) => tag === contextTag(3))
  return {
    subject: parseName(subject),
    issuer: parseName(issuer),
    serial: serial.content,
    notBefore: parseEncodedTime(from),
    notAfter: parseEncodedTime(to),
    publicKey: publicKey.whole,
    ...parseExtensions(derValues(extensions?.content ?? [])[0]),
  }
}

/** The number that is a public key's modulus, and the bytes of a signature. */
export function modulusOf(publicKey: readonly number[]): number[] {
  const [outer] = derValues(publicKey)
  const inner = derValues(outer?.content ?? [])[1]
  const [numbers] = derValues(inner?.content.slice(1) ?? [])
  return derValues(numbers?.content ?? [])[0]?.content ?? []
}

export function signatureOf(bytes: readonly number[]): number[] {
  const [outer] = derValues(bytes)
  return derValues(outer?.content ?? [])[2]?.content.slice(1) ?? []
}

/** Bytes as a PEM block. */
export function toPem(label: string, bytes: readonly number[]): string {
  const lines = encodeBytes(bytes).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The bytes of the first PEM block with that label. */
export function fromPem(pem: string, label: string): number[] | undefined {
  const match = new RegExp(`-----BEGIN ${label}-----([\\s\\S]*?)-----END ${label}-----`).exec(pem)
  return match ? decodeBytes(match[1] ?? '') : undefined
}

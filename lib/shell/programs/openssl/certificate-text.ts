/** Certificates and requests as openssl 3.0 prints them with -text. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  type Certificate,
  type CertificateRequest,
  type DistinguishedName,
  keyIdentifier,
  modulusOf,
  signatureOf,
} from '@/lib/cluster/auth/x509'

export const nameText = (name: DistinguishedName): string =>
  name
    .map(([type, value, joined], index) => `${index === 0 ? '' : joined ? ' + ' : ', '}${type} = ${value}`)
    .join('')

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Nov 20 10:00:00 2026 GMT` */
export function dateText(ms: number): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(formatTime(ms)) ?? []
  return `${MONTHS[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${time} ${year} GMT`
}

/** Two digits each. */
export const hexBytes = (bytes: readonly number[]): string[] =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0'))

/** Lines of `aa:bb:`, the last without its colon. */
function hexLines(bytes: readonly number[], perLine: number, indent: string): string[] {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += perLine) {
    const more = at + perLine < bytes.length ? ':' : ''
    lines.push(`${indent}${hexBytes(bytes.slice(at, at + perLine)).join(':')}${more}`)
  }
  return lines
}

function publicKeyLines(publicKey: readonly number[]): string[] {
  return [
    '        Subject Public Key Info:',
    '            Public Key Algorithm: rsaEncryption',
    '                Public-Key: (2048 bit)',
    '                Modulus:',
    ...hexLines(modulusOf(publicKey), 15, ' '.repeat(20)),
    '                Exponent: 65537 (0x10001)',
  ]
}

const KEY_USAGES: Readonly<Record<string, string>> = {
  'digital signature': 'Digital Signature',
  'content commitment': 'Non Repudiation',
  'key encipherment': 'Key Encipherment',
  'data encipherment': 'Data Encipherment',
  'key agreement': 'Key Agreement',
  'cert sign': 'Certificate Sign',
  'crl sign': 'CRL Sign',
}
const EXTENDED_USAGES: Readonly<Record<string, string>> = {
  'server auth': 'TLS Web Server Authentication',
  'client auth': 'TLS Web Client Authentication',
  'code signing': 'Code Signing',
  'email protection': 'E-mail Protection',
}

/** Each extension as its title and its line; a critical one says so. */
export function extensionTexts(fields: CertificateRequest): [title: string, text: string][] {
  const { dns, ips, usages = [], isAuthority, publicKey } = fields
  const named = (names: Readonly<Record<string, string>>) => usages.flatMap((usage) => names[usage] ?? [])
  const texts: [string, string[]][] = [
    ['X509v3 Key Usage: critical', named(KEY_USAGES)],
    ['X509v3 Extended Key Usage: ', named(EXTENDED_USAGES)],
    [
      'X509v3 Basic Constraints: critical',
      isAuthority === undefined ? [] : [isAuthority ? 'CA:TRUE' : 'CA:FALSE'],
    ],
    [
      'X509v3 Subject Key Identifier: ',
      isAuthority ? [hexBytes(keyIdentifier(publicKey)).join(':').toUpperCase()] : [],
    ],
    [
      'X509v3 Subject Alternative Name: ',
      [...dns.map((name) => `DNS:${name}`), ...ips.map((ip) => `IP Address:${ip}`)],
    ],
  ]
  return texts.flatMap(([title, list]): [string, string][] =>
    list.length > 0 ? [[title, list.join(', ')]] : [],
  )
}

function extensionLines(fields: CertificateRequest, heading: string): string[] {
  const texts = extensionTexts(fields)
  if (texts.length === 0) return []
  const indent = /^ */.exec(heading)?.[0] ?? ''
  return [heading, ...texts.flatMap(([title, text]) => [`${indent}    ${title}`, `${indent}        ${text}`])]
}

function signatureLines(bytes: readonly number[]): string[] {
  return [
    '    Signature Algorithm: sha256WithRSAEncryption',
    '    Signature Value:',
    ...hexLines(signatureOf(bytes), 18, '        '),
  ]
}

/** Leading zeros only keep a number from being negative. */
export function serialBytes({ serial }: Certificate): number[] {
  const first = serial.findIndex((byte) => byte !== 0)
  return first < 0 ? [0] : serial.slice(first)
}

function serialLines(certificate: Certificate): string[] {
  const bytes = serialBytes(certificate)
  if (bytes.length > 8) return ['        Serial Number:', `            ${hexBytes(bytes).join(':')}`]
  const hex = hexBytes(bytes)
    .join('')
    .replace(/^0+(?=.)/, '')
  return [`        Serial Number: ${BigInt(`0x${hex}`)} (0x${hex})`]
}

export function requestText(request: CertificateRequest, bytes: readonly number[]): string {
  const extensions = extensionLines(request, '            Requested Extensions:')
  const lines = [
    'Certificate Request:',
    '    Data:',
    '        Version: 1 (0x0)',
    `        Subject: ${nameText(request.subject)}`,
    ...publicKeyLines(request.publicKey),
    '        Attributes:',
    ...(extensions.length > 0 ? extensions : ['            (none)']),
    ...signatureLines(bytes),
  ]
  return `${lines.join('\n')}\n`
}

export function certificateText(certificate: Certificate, bytes: readonly number[]): string {
  const extensions = extensionLines(certificate, '        X509v3 extensions:')
  const lines = [
    'Certificate:',
    '    Data:',
    `        Version: ${extensions.length > 0 ? '3 (0x2)' : '1 (0x0)'}`,
    ...serialLines(certificate),
    '        Signature Algorithm: sha256WithRSAEncryption',
    `        Issuer: ${nameText(certificate.issuer)}`,
    '        Validity',
    `            Not Before: ${dateText(certificate.notBefore)}`,
    `            Not After : ${dateText(certificate.notAfter)}`,
    `        Subject: ${nameText(certificate.subject)}`,
    ...publicKeyLines(certificate.publicKey),
    ...extensions,
    ...signatureLines(bytes),
  ]
  return `${lines.join('\n')}\n`
}

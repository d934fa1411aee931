/**
 * What is random or secret.
 * Mirrors: sprig's shapes. Differs: randomness is the machine's own, which is seeded; keys and certificates are those
 * of lib/cluster/auth/x509.ts; a bcrypt hash only looks like one, and no password can be checked against it.
 */
import { decodeBase64, encodeBytes } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import {
  type Certificate,
  encodeCertificate,
  encodePrivateKey,
  fromPem,
  makePublicKey,
  parseCertificate,
  publicKeyOf,
  toPem,
} from '@/lib/cluster/auth/x509'
import { texts } from '@/lib/helm/functions/convert'
import { def, type Functions } from '@/lib/helm/functions/define'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { bytesOf } from '@/lib/userland/kernel/text'
import { md5, sha1, sha512 } from '@/lib/userland/tools/shared/digest'

const DAY = 86_400_000
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
const MAX_RANDOM = 100_000

interface Sources {
  now(): number
  /** [0, 1), seeded. */
  random(): number
}

const CERTIFICATE = 'CERTIFICATE'
const KEY = 'RSA PRIVATE KEY'

interface Pair {
  Cert: string
  Key: string
}

function adler32(bytes: readonly number[]): string {
  let [a, b] = [1, 0]
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return String(b * 65536 + a)
}

class Issuer {
  constructor(private readonly sources: Sources) {}

  key(): string {
    return toPem(KEY, encodePrivateKey(makePublicKey(this.sources.random)))
  }

  private issue(fields: Partial<Certificate>, days: bigint, key: string, signer?: Pair): Pair {
    const own = publicKeyOf(fromPem(key, KEY) ?? fromPem(key, 'PRIVATE KEY') ?? [])
    if (!own) throw new FunctionError('error parsing private key: no PEM data in input')
    const now = this.sources.now()
    const issuer = signer && parseCertificate(fromPem(signer.Cert, CERTIFICATE) ?? [])
    const subject = fields.subject ?? []
    const certificate: Certificate = {
      dns: [],
      ips: [],
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
      isAuthority: false,
      ...fields,
      subject,
      publicKey: own,
      issuer: issuer?.subject ?? subject,
      serial: Array.from(
        { length: 16 },
        (_, index) => Math.floor(this.sources.random() * 128) + (index === 0 ? 1 : 0),
      ),
      notBefore: now,
      notAfter: now + Number(days) * DAY,
    }
    return { Cert: toPem(CERTIFICATE, encodeCertificate(certificate, issuer?.publicKey ?? own)), Key: key }
  }

  authority(name: string, days: bigint, key = this.key()): Pair {
    const usages = ['digital signature', 'key encipherment', 'cert sign']
    return this.issue({ subject: [['CN', name]], isAuthority: true, usages }, days, key)
  }

  signed(name: string, ips: unknown, names: unknown, days: bigint, key: string, signer?: Pair): Pair {
    return this.issue({ subject: [['CN', name]], dns: texts(names), ips: texts(ips) }, days, key, signer)
  }
}

function randomFunctions({ random }: Sources): Functions {
  const pick = (alphabet: string) =>
    def('int', (count: bigint) => {
      if (count > MAX_RANDOM) throw new FunctionError(`more than ${MAX_RANDOM} random characters`)
      const length = Math.max(0, Number(count))
      return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
    })
  const hex = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('')
  return {
    randAlphaNum: pick(LETTERS + DIGITS),
    randAlpha: pick(LETTERS),
    randNumeric: pick(DIGITS),
    randAscii: pick(PRINTABLE),
    randBytes: def('int', (count: bigint) =>
      encodeBytes(
        Array.from({ length: Math.min(MAX_RANDOM, Number(count)) }, () => Math.floor(random() * 256)),
      ),
    ),
    randInt: def('int int', (from: bigint, to: bigint) => {
      if (to <= from) throw new FunctionError('invalid argument to Intn')
      return from + BigInt(Math.floor(random() * Number(to - from)))
    }),
    shuffle: def('string', (words: string) => {
      const chars = [...words]
      for (let at = chars.length - 1; at > 0; at--) {
        const other = Math.floor(random() * (at + 1))
        ;[chars[at], chars[other]] = [chars[other] ?? '', chars[at] ?? '']
      }
      return chars.join('')
    }),
    uuidv4: def(
      '',
      () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(random() * 4)]}${hex(3)}-${hex(12)}`,
    ),
  }
}

/** In the alphabet and the length of bcrypt. */
function bcrypt(words: string): string {
  const sum = encodeBytes(bytesOf(sha512(bytesOf(words)) + sha256(bytesOf(words))))
  return `$2a$10$${sum.replaceAll('+', '.').replaceAll('=', '').slice(0, 53)}`
}

function htpasswd(user: string, password: string, algorithm = 'bcrypt'): string {
  if (user.includes(':')) return `invalid username: ${user}`
  if (algorithm !== 'sha') return `${user}:${bcrypt(password)}`
  const sum = sha1(bytesOf(password))
  const bytes = Array.from({ length: 20 }, (_, index) =>
    Number.parseInt(sum.slice(index * 2, index * 2 + 2), 16),
  )
  return `${user}:{SHA}${encodeBytes(bytes)}`
}

function buildCustomCert(certificate: string, key: string): Pair {
  const pair = { Cert: decodeBase64(certificate), Key: decodeBase64(key) }
  if (!parseCertificate(fromPem(pair.Cert, CERTIFICATE) ?? []))
    throw new FunctionError('unable to decode certificate')
  return pair
}

export function secretFunctions(sources: Sources): Functions {
  const issuer = new Issuer(sources)
  const hash = (run: (bytes: readonly number[]) => string) =>
    def('string', (words: string) => run(bytesOf(words)))
  return {
    ...randomFunctions(sources),
    sha1sum: hash(sha1),
    sha256sum: hash(sha256),
    sha512sum: hash(sha512),
    md5sum: hash(md5),
    adler32sum: hash(adler32),
    bcrypt: def('string', bcrypt),
    htpasswd: def('string string string...', htpasswd),
    genPrivateKey: def('string', () => issuer.key()),
    genCA: def('string int', (name: string, days: bigint) => issuer.authority(name, days)),
    genCAWithKey: def('string int string', (name: string, days: bigint, key: string) =>
      issuer.authority(name, days, key),
    ),
    genSelfSignedCert: def('string any any int', (name: string, ips: unknown, names: unknown, days: bigint) =>
      issuer.signed(name, ips, names, days, issuer.key()),
    ),
    genSelfSignedCertWithKey: def(
      'string any any int string',
      (name: string, ips: unknown, names: unknown, days: bigint, key: string) =>
        issuer.signed(name, ips, names, days, key),
    ),
    genSignedCert: def(
      'string any any int any',
      (name: string, ips: unknown, names: unknown, days: bigint, signer: Pair) =>
        issuer.signed(name, ips, names, days, issuer.key(), signer),
    ),
    genSignedCertWithKey: def(
      'string any any int any string',
      (name: string, ips: unknown, names: unknown, days: bigint, signer: Pair, key: string) =>
        issuer.signed(name, ips, names, days, key, signer),
    ),
    buildCustomCert: def('string string', buildCustomCert),
  }
}

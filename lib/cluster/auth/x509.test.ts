import { describe, expect, it } from 'vitest'
import { decodeBytes } from '@/lib/cluster/apimachinery/base64'
import { certificateProblem } from '@/lib/cluster/auth/verify-certificate'
import {
  encodeCertificate,
  encodePrivateKey,
  encodeRequest,
  isSignedBy,
  makePublicKey,
  parseCertificate,
  parseRequest,
  publicKeyOf,
  toPem,
} from '@/lib/cluster/auth/x509'

const bytes = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state & 255
  }
}
const [mine, other] = [makePublicKey(bytes(1)), makePublicKey(bytes(2))]

/** By openssl, with a true key of 1024 bits. */
const TRUE_REQUEST = [
  'MIIBTTCBtwIBADAOMQwwCgYDVQQDDANrYWkwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJAoGBAM0Qs6Zkos22geYFoqJ+utxr',
  'o5qsniXYxo6y8EPEctvuyupPjuIEVh+hTlYCDroQNKbqwgcUy/bVVPtvJazj/+7hPbbIpjZY2eWfJjmyPl77WqVkET7SO62k',
  'p2G1xctyzkXSrfYSs8A/EvKDwWTdQcgjYgNFRQABh+z6cDQwBIGVAgMBAAGgADANBgkqhkiG9w0BAQsFAAOBgQCWf+D+kUZJ',
  'G9YFLMpzhXjWdkcNN3QFuy2mWJHxj+BI8YZgfxE7GiGyYjMoaI/Ag1ffUCgRLHhKnX4upus6KLB6LG7ZsoOBCKviQ/e+//C+',
  'BGX5UHo2S0MVXS1ReceawbkuMhhmjthctBFP9L+hJLVpaFT1PQiQ8PpDau85mmonPg==',
].join('')

describe('requests', () => {
  const request = {
    subject: [
      ['O', 'ops'],
      ['CN', 'kai'],
    ] as [string, string][],
    publicKey: mine,
    dns: ['a.example'],
    ips: ['10.0.0.1'],
    isAuthority: false,
    usages: ['digital signature', 'client auth'],
  }
  const encoded = encodeRequest(request)

  it('say after parsing what they said before', () => {
    expect(parseRequest(encoded)).toEqual(request)
    expect(publicKeyOf(encodePrivateKey(mine))).toEqual(mine)
  })

  it('are signed by their own key only, and not once they are changed', () => {
    expect(isSignedBy(encoded, mine)).toBe(true)
    expect(isSignedBy(encoded, other)).toBe(false)
    const changed = [...encoded]
    const at = encoded.findIndex((byte, index) => byte === 107 && encoded[index + 1] === 97)
    changed[at] = 106
    expect(isSignedBy(changed, mine)).toBe(false)
  })

  it('of elsewhere are believed by their true signature', () => {
    const real = decodeBytes(TRUE_REQUEST)
    const publicKey = parseRequest(real)?.publicKey ?? []
    expect(isSignedBy(real, publicKey)).toBe(true)
    expect(isSignedBy([...real.slice(0, -1), (real.at(-1) ?? 0) ^ 1], publicKey)).toBe(false)
  })
})

describe('certificates', () => {
  const subject: [string, string][] = [['CN', 'one']]
  const certificate = (serial: number, notBefore: string, notAfter: string) => ({
    subject,
    issuer: subject,
    serial: [serial],
    notBefore: Date.parse(notBefore),
    notAfter: Date.parse(notAfter),
    publicKey: mine,
    dns: ['h'],
    ips: [],
    isAuthority: true,
  })

  it('keep their times, also of other centuries', () => {
    const fields = certificate(1, '1999-12-31T23:59:59Z', '2126-10-27T10:00:00Z')
    expect(parseCertificate(encodeCertificate(fields, mine))).toMatchObject(fields)
    const near = certificate(1, '1950-01-01T00:00:00Z', '2049-12-31T23:59:59Z')
    expect(parseCertificate(encodeCertificate(near, mine))).toMatchObject(near)
  })

  it('of one name and key are not tried in every order', () => {
    const pems = Array.from({ length: 12 }, (_, at) =>
      toPem(
        'CERTIFICATE',
        encodeCertificate(certificate(at + 1, '2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z'), mine),
      ),
    )
    expect(certificateProblem(pems.join(''), '', 'h', Date.parse('2026-01-01T00:00:00Z'))).toBe(
      'x509: signature check attempts limit reached while verifying certificate chain',
    )
  })
})

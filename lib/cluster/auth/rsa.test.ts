import { expect, it } from 'vitest'
import { decodeBytes } from '@/lib/cluster/apimachinery/base64'
import { isRsaSigned } from '@/lib/cluster/auth/rsa'
import { encodeRequest, makePublicKey, parseRequest } from '@/lib/cluster/auth/x509'

/** By `openssl req -new -newkey rsa:1024 -subj /CN=a`. */
const REQUEST = decodeBytes(
  'MIIBSzCBtQIBADAMMQowCAYDVQQDDAFhMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDNfOWzqmI0+pwJNdZA8gMlrJuX2e8u' +
    'RQY9xXx3mSs6TJvbVoGB53nAtppC4+8bP4cTAk5u3HLgKPBOTnrqbKGHcoBR7kkX+gZsabhyq2ikp/2KZJnWVdeNWcmDEq3qo0xF' +
    'kV/CZc5X7MsRJfzQm8VizD+QmsqCmz1BU5969UqFQQIDAQABoAAwDQYJKoZIhvcNAQELBQADgYEAXubQaOTrBJRF+AFWfsK41J1u' +
    'z7KzFuJcfIIAh2Af6uPrPLTmXel0rNUtI/xThiUbuopsOF8XMzfMYyWfQ/ml7bKo02XE+ENNZmm1fZeZkPwxUX+9/Mp3bxpHOqxl' +
    '99g7mvLD3A1D2llM/M8kSKDfpPjpXh/Vi6a748xBZQDbE2g=',
)
const KEY = parseRequest(REQUEST)?.publicKey ?? []
const OTHER = makePublicKey(() => 77)

it.each([
  ['a request of openssl', REQUEST, KEY, true],
  // The last letter of its subject.
  ['a request that was changed', REQUEST.with(19, 98), KEY, false],
  ['another key', REQUEST, OTHER, false],
  [
    'a made-up signature',
    encodeRequest({ subject: [['CN', 'a']], publicKey: OTHER, dns: [], ips: [] }),
    OTHER,
    false,
  ],
  ['no request', [1, 2, 3], KEY, undefined],
])('%s', (_what, bytes, key, expected) => {
  expect(isRsaSigned(bytes, key)).toBe(expected)
})

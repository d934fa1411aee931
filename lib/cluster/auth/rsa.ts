/**
 * Signatures that a real openssl made, as learners bring them along: RSA with SHA-256.
 * Mirrors: PKCS#1 v1.5. Differs: what is signed in any other way counts as well signed.
 */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { derValues, oidText } from '@/lib/cluster/auth/der'

const SHA256_RSA = '1.2.840.113549.1.1.11'
/** Bytes of 8192 bits, and a sign. */
const LONGEST = 1025
/** DigestInfo of a SHA-256 up to the digest itself. */
const DIGEST_INFO = '3031300d060960864801650304020105000420'

const hexOf = (bytes: readonly number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
const numberOf = (bytes: readonly number[]) => BigInt(`0x${hexOf(bytes) || '0'}`)

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** @param publicKey SubjectPublicKeyInfo @returns undefined when that cannot be told */
export function isRsaSigned(bytes: readonly number[], publicKey: readonly number[]): boolean | undefined {
  const [outer] = derValues(bytes)
  const [body, algorithm, found] = derValues(outer?.content ?? [])
  const [id] = derValues(algorithm?.content ?? [])
  if (!body || !found || !id || oidText(id) !== SHA256_RSA) return undefined
  const [, key] = derValues(derValues(publicKey)[0]?.content ?? [])
  const [numbers] = derValues(key?.content.slice(1) ?? [])
  const [modulus = [], exponent = []] = derValues(numbers?.content ?? []).map(({ content }) => content)
  const signature = found.content.slice(1)
  // Numbers beyond these nobody uses: they would only take long.
  if (Math.max(modulus.length, signature.length) > LONGEST || exponent.length > 4) return undefined
  const n = numberOf(modulus)
  if (n === 0n) return false
  const opened = power(numberOf(signature), numberOf(exponent), n)
    .toString(16)
    .padStart(signature.length * 2, '0')
  const tail = `00${DIGEST_INFO}${sha256(body.whole)}`
  const padding = signature.length - 2 - tail.length / 2
  return padding >= 8 && opened === `0001${'ff'.repeat(padding)}${tail}`
}

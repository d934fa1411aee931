/** What programs of Kubernetes say of keys that do not fit. Mirrors: crypto/tls.X509KeyPair, client-go/util/keyutil. */
import { certificateOf } from '@/lib/cluster/auth/authority'
import { fromPem, publicKeyOf } from '@/lib/cluster/auth/x509'

/** @returns undefined: they are a pair, or one is not there */
export function pairError(certificate: string | undefined, key: string | undefined): string | undefined {
  if (certificate === undefined || key === undefined) return undefined
  const shown = certificateOf(certificate)
  if (!shown) return 'tls: failed to find any PEM data in certificate input'
  const own = publicKeyOf(fromPem(key, 'PRIVATE KEY') ?? [])
  if (!own) return 'tls: failed to find any PEM data in key input'
  return own.join() === shown.publicKey.join() ? undefined : 'tls: private key does not match public key'
}

/** @returns undefined: there is a private key in the file, or no file */
export function privateKeyError(
  path: string,
  read: (path: string) => string | undefined,
): string | undefined {
  const text = read(path)
  return text === undefined || fromPem(text, 'PRIVATE KEY')
    ? undefined
    : `error reading private key file ${path}: data does not contain a valid RSA or ECDSA private key`
}

/** @returns undefined: there is something that tokens can be checked with in the file, or no file */
export function publicKeyError(path: string, read: (path: string) => string | undefined): string | undefined {
  const text = read(path)
  return text === undefined || /-----BEGIN (?:[A-Z]+ )*(?:KEY|CERTIFICATE)-----/.test(text)
    ? undefined
    : `error reading public key file ${path}: data does not contain any valid RSA or ECDSA public keys`
}

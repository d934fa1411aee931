/** Keys of tokens by name. Mirrors: keyutil.PublicKeysFromFile, serviceaccount.keyIDFromPublicKey. */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { KUBEADM_KEY } from '@/lib/cluster/auth/service-account-token'
import { fromPem, parseCertificate, publicKeyOf } from '@/lib/cluster/auth/x509'

const BLOCK = /-----BEGIN ([A-Z ]+)-----[^-]+-----END [A-Z ]+-----/g

function publicKey(type: string, pem: string): readonly number[] | undefined {
  const bytes = fromPem(pem, type)
  if (!bytes) return undefined
  if (type === 'CERTIFICATE') return parseCertificate(bytes)?.publicKey
  return type.endsWith('PRIVATE KEY') ? publicKeyOf(bytes) : bytes
}

/** The public keys that a text holds as keys or certificates, or that belong to its private keys. */
const publicKeys = (text: string): (readonly number[])[] =>
  [...text.matchAll(BLOCK)].flatMap(([pem, type = '']) => {
    const key = publicKey(type, pem)
    return key ? [key] : []
  })

/** Names of a text's keys. @param own PEM of the key that kubeadm left */
export function keyNames(text: string, own: string): string[] {
  const [first] = publicKeys(own)
  return publicKeys(text).map((key) =>
    key.join() === first?.join() ? KUBEADM_KEY : sha256(key).slice(0, 43),
  )
}

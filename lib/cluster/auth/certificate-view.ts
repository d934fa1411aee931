import { certificateOf } from '@/lib/cluster/auth/authority'
import { fromPem, isSignedBy } from '@/lib/cluster/auth/x509'
import type { CertificateView } from '@/lib/userland/kernel/network'

/** A certificate in PEM as the clients of a machine look at it. */
export function certificateView(pem: string): CertificateView | undefined {
  const certificate = certificateOf(pem)
  if (!certificate) return undefined
  const { subject, issuer, dns, ips, notBefore, notAfter } = certificate
  return {
    ...{ subject, issuer, dns, ips, notBefore, notAfter },
    isSignedBy(authority) {
      const believed = certificateOf(authority)
      return !!believed && isSignedBy(fromPem(pem, 'CERTIFICATE') ?? [], believed.publicKey)
    },
  }
}

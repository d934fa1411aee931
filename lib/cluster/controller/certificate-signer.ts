import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf, issueCertificate } from '@/lib/cluster/auth/authority'
import { certificateName } from '@/lib/cluster/auth/certificate-name'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { requestOf, SIGNERS, signerError } from '@/lib/cluster/controller/certificate-rules'
import { authorityOf } from '@/lib/cluster/controller/root-ca-publisher'

const REQUESTS = 'certificatesigningrequests.certificates.k8s.io'
/** seconds */
const YEAR = 365 * 24 * 3600
const SHORTEST = 600
const SHORT = 8 * 3600
/** ms */
const BACKDATE = 5 * 60_000

const has = ({ status }: CertificateSigningRequest, type: string) =>
  status?.conditions?.some((condition) => condition.type === type) ?? false

/** The time that a certificate lasts, in seconds. */
const durationOf = (wanted = YEAR) => Math.min(YEAR, Math.max(SHORTEST, wanted))

/** Not past the authority's own end. Mirrors: pkg/controller/certificates/authority/policies.go */
function certificateFor(csr: CertificateSigningRequest, ctx: ComponentContext): string | undefined {
  const request = requestOf(csr)
  const issuer = certificateOf(authorityOf(ctx))
  if (!request || !issuer) return undefined
  const notBefore = ctx.now() - BACKDATE
  const duration = durationOf(csr.spec.expirationSeconds)
  // What lasts only hours is not cut by what it is dated back.
  const end = duration < SHORT ? ctx.now() : notBefore
  const pem = issueCertificate(
    {
      ...request,
      subject: certificateName(request.subject),
      serial: Array.from({ length: 16 }, () => Math.floor(ctx.random() * 256)),
      notBefore,
      notAfter: Math.min(end + duration * 1000, issuer.notAfter),
      usages: csr.spec.usages ?? [],
    },
    issuer,
  )
  return encodeBase64(pem)
}

/** Mirrors: pkg/controller/certificates/signer – approved requests for Kubernetes' own signers get a certificate. */
export const certificateSigner: Component = {
  name: 'certificate',
  watches: [
    { resource: REQUESTS, map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
  ],
  reconcile(name, ctx) {
    const csr = ctx.lister.get(REQUESTS, undefined, name) as CertificateSigningRequest | undefined
    if (!csr || !SIGNERS.includes(csr.spec.signerName)) return
    if (!has(csr, 'Approved') || has(csr, 'Denied') || has(csr, 'Failed') || csr.status?.certificate) return
    const message = signerError(csr)
    const certificate = message ? undefined : certificateFor(csr, ctx)
    if (!message && !certificate) return
    const at = formatTime(ctx.now())
    const failed = {
      type: 'Failed',
      status: 'True' as const,
      reason: 'SignerValidationFailure',
      message: message ?? '',
      lastUpdateTime: at,
      lastTransitionTime: at,
    }
    ctx.client.updateStatus(REQUESTS, {
      ...csr,
      status: certificate
        ? { ...csr.status, certificate }
        : { ...csr.status, conditions: [...(csr.status?.conditions ?? []), failed] },
    })
  },
}

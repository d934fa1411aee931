import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { encodeCertificate, fromPem, parseRequest, toPem } from '@/lib/cluster/auth/x509'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

const REQUESTS = 'certificatesigningrequests.certificates.k8s.io'
const YEAR = 365 * 24 * 3600
const BACKDATE = 5 * 60

const OPTIONAL = ['digital signature', 'key encipherment']
/** What each signer asks for beside signatures and encipherment. */
const SIGNERS: Readonly<Record<string, string | undefined>> = {
  'kubernetes.io/kube-apiserver-client': 'client auth',
  'kubernetes.io/kube-apiserver-client-kubelet': 'client auth',
  'kubernetes.io/kubelet-serving': 'server auth',
  'kubernetes.io/legacy-unknown': undefined,
}

const has = ({ status }: CertificateSigningRequest, type: string) =>
  status?.conditions?.some((condition) => condition.type === type) ?? false

function usageError({ spec }: CertificateSigningRequest): string | undefined {
  const wanted = SIGNERS[spec.signerName]
  const usages: string[] = spec.usages ?? []
  if (wanted === undefined) return undefined
  const fits =
    usages.includes(wanted) && usages.every((usage) => usage === wanted || OPTIONAL.includes(usage))
  const what = wanted === 'client auth' ? 'client' : 'server'
  return fits ? undefined : `invalid usages for ${what} certificate: [${usages.join(' ')}]`
}

function certificateFor(csr: CertificateSigningRequest, ctx: ComponentContext): string | undefined {
  const request = parseRequest(fromPem(decodeBase64(csr.spec.request), 'CERTIFICATE REQUEST') ?? [])
  if (!request) return undefined
  const notBefore = ctx.now() - BACKDATE * 1000
  const certificate = encodeCertificate({
    ...request,
    issuer: [['CN', 'kubernetes']],
    serial: Array.from({ length: 16 }, () => Math.floor(ctx.random() * 256)),
    notBefore,
    notAfter: notBefore + (csr.spec.expirationSeconds ?? YEAR) * 1000,
    isAuthority: false,
  })
  return encodeBase64(toPem('CERTIFICATE', certificate))
}

/** Mirrors: pkg/controller/certificates/signer – approved requests for Kubernetes' own signers get a certificate. */
export const certificateSigner: Component = {
  name: 'certificate',
  watches: [
    { resource: REQUESTS, map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
  ],
  reconcile(name, ctx) {
    const csr = ctx.lister.get(REQUESTS, undefined, name) as CertificateSigningRequest | undefined
    if (!csr || !(csr.spec.signerName in SIGNERS)) return
    if (!has(csr, 'Approved') || has(csr, 'Denied') || has(csr, 'Failed') || csr.status?.certificate) return
    const wrong = usageError(csr)
    const certificate = wrong ? undefined : certificateFor(csr, ctx)
    const message = wrong ?? 'unable to parse csr'
    const at = formatTime(ctx.now())
    const failed = {
      type: 'Failed',
      status: 'True' as const,
      reason: 'SignerValidationFailure',
      message,
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

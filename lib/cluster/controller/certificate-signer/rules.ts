/**
 * What Kubernetes' own signers ask of a request.
 * Mirrors: pkg/apis/certificates/helpers.go and pkg/controller/certificates/signer.
 */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { type CertificateRequest, fromPem, parseRequest } from '@/lib/cluster/auth/x509'

const CLIENT = 'kubernetes.io/kube-apiserver-client'
export const KUBELET_CLIENT = 'kubernetes.io/kube-apiserver-client-kubelet'
const KUBELET_SERVING = 'kubernetes.io/kubelet-serving'
export const SIGNERS: readonly string[] = [
  CLIENT,
  KUBELET_CLIENT,
  KUBELET_SERVING,
  'kubernetes.io/legacy-unknown',
]

const OPTIONAL = ['digital signature', 'key encipherment']

/** The request in a CertificateSigningRequest; undefined for other bytes. */
export const requestOf = ({ spec }: CertificateSigningRequest): CertificateRequest | undefined =>
  parseRequest(fromPem(decodeBase64(spec.request), 'CERTIFICATE REQUEST') ?? [])

export const subjectValues = ({ subject }: CertificateRequest, attribute: string): string[] =>
  subject.flatMap(([type, value]) => (type === attribute ? [value] : []))

function clientError(usages: readonly string[]): string | undefined {
  const odd = usages.find((usage) => usage !== 'client auth' && !OPTIONAL.includes(usage))
  if (odd !== undefined) return `invalid usage for client certificate: ${odd}`
  return usages.includes('client auth')
    ? undefined
    : 'missing required usage for client certificate: client auth'
}

/** What all of a kubelet's certificates need: its group, its name, and just these usages. */
function kubeletError(
  request: CertificateRequest,
  usages: readonly string[],
  usage: string,
): string | undefined {
  const required = [usage, ...OPTIONAL].sort()
  const fits = [required, required.filter((one) => one !== 'key encipherment')].some(
    (set) => set.length === new Set(usages).size && set.every((one) => usages.includes(one)),
  )
  const isNode = subjectValues(request, 'CN').at(-1)?.startsWith('system:node:')
  if (subjectValues(request, 'O').join() !== 'system:nodes') return 'subject organization is not system:nodes'
  const names = sanError(request, usage === 'client auth')
  if (names) return names
  const wrongName = isNode ? undefined : 'subject common name does not begin with system:node:'
  const wrongUsages = fits ? undefined : `usages did not match [${required.join(' ')}]`
  return usage === 'client auth' ? (wrongName ?? wrongUsages) : (wrongUsages ?? wrongName)
}

function sanError({ dns, ips }: CertificateRequest, client: boolean): string | undefined {
  if (!client) return dns.length + ips.length > 0 ? undefined : 'DNS or IP subjectAltName is required'
  if (dns.length > 0) return 'DNS subjectAltNames are not allowed'
  return ips.length > 0 ? 'IP subjectAltNames are not allowed' : undefined
}

/** Why the signer that the request names refuses it; undefined when it signs. */
export function signerError(csr: CertificateSigningRequest): string | undefined {
  const request = requestOf(csr)
  const usages: readonly string[] = csr.spec.usages ?? []
  if (!request) return undefined
  switch (csr.spec.signerName) {
    case CLIENT:
      return clientError(usages)
    case KUBELET_CLIENT:
      return kubeletError(request, usages, 'client auth')
    case KUBELET_SERVING:
      return kubeletError(request, usages, 'server auth')
    default:
      return undefined
  }
}

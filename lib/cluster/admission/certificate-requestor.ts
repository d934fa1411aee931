/**
 * A signing request says who made it, is one, and nobody asks for the superusers' group.
 * Mirrors: the strategy of CertificateSigningRequest and the plugin CertificateSubjectRestriction.
 */
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { forbidden, invalid } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { isRsaSigned } from '@/lib/cluster/auth/rsa'
import { type CertificateRequest, fromPem, isSignedBy, parseRequest } from '@/lib/cluster/auth/x509'

const isRequest = ({ group, kind }: { group: string; kind: string }) =>
  group === 'certificates.k8s.io' && kind === 'CertificateSigningRequest'

/** In Go's words: what is no request, or was changed after it was signed. */
function requestError(request: CertificateRequest | undefined, bytes: readonly number[]): string | undefined {
  if (!request) return 'asn1: syntax error: data truncated'
  if (isSignedBy(bytes, request.publicKey)) return undefined
  return isRsaSigned(bytes, request.publicKey) === false ? 'crypto/rsa: verification error' : undefined
}

export const certificateRequestor: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  admit({ operation, kind, object, username, groups, uid, extra }) {
    if (operation !== 'CREATE' || !isRequest(kind)) return
    const { spec } = object as unknown as CertificateSigningRequest
    spec.username = username
    spec.groups = [...groups]
    delete spec.uid
    delete spec.extra
    if (uid) spec.uid = uid
    if (extra && Object.keys(extra).length > 0) spec.extra = { ...extra }
  },
  validate({ operation, kind, name, object }) {
    if (operation !== 'CREATE' || !isRequest(kind)) return
    const { spec } = object as unknown as CertificateSigningRequest
    const bytes = fromPem(decodeBase64(spec.request), 'CERTIFICATE REQUEST') ?? []
    const request = parseRequest(bytes)
    const error = requestError(request, bytes)
    if (error) {
      const errors = new FieldErrors()
      errors.invalid('spec.request', spec.request, error)
      throw invalid(kind, name, errors.list)
    }
    if (spec.signerName !== 'kubernetes.io/kube-apiserver-client') return
    if (!request?.subject.some(([type, value]) => type === 'O' && value === 'system:masters')) return
    const why = 'use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed'
    const refusal = forbidden({ group: kind.group, resource: kind.plural }, name, why)
    const { signerName } = spec
    throw withFinding(refusal, { kind: 'certificate-subject', signerName, organization: 'system:masters' })
  },
}

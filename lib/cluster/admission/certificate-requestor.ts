/**
 * A signing request says who made it, and nobody asks for the superusers' group.
 * Mirrors: the strategy of CertificateSigningRequest and the plugin CertificateSubjectRestriction.
 */
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { fromPem, parseRequest } from '@/lib/cluster/auth/x509'

const isRequest = ({ group, kind }: { group: string; kind: string }) =>
  group === 'certificates.k8s.io' && kind === 'CertificateSigningRequest'

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
    if (spec.signerName !== 'kubernetes.io/kube-apiserver-client') return
    const request = parseRequest(fromPem(decodeBase64(spec.request), 'CERTIFICATE REQUEST') ?? [])
    if (!request?.subject.some(([type, value]) => type === 'O' && value === 'system:masters')) return
    const why = 'use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed'
    const refusal = forbidden({ group: kind.group, resource: kind.plural }, name, why)
    const { signerName } = spec
    throw withFinding(refusal, { kind: 'certificate-subject', signerName, organization: 'system:masters' })
  },
}

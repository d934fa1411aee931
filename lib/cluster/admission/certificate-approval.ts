/**
 * Who approves or signs a request needs the signer's verbs approve and sign.
 * Mirrors: plugin/pkg/admission/certificates/{approval,signing}.
 */
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { forbidden } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { rbacAuthorizer } from '@/lib/cluster/auth/rbac'

const GROUP = 'certificates.k8s.io'

/** By the signer itself, or by all of its domain. */
function mayUseSigner(
  { username, groups }: AdmissionAttributes,
  context: AdmissionContext,
  verb: 'approve' | 'sign',
  signer: string,
): boolean {
  const authorizer = rbacAuthorizer(context)
  const domain = signer.split('/')[0]
  return [signer, `${domain}/*`].some(
    (name) =>
      authorizer({ user: { username, groups }, verb, group: GROUP, resource: 'signers', name, path: '' })
        .allowed,
  )
}

function check(attributes: AdmissionAttributes, context: AdmissionContext, verb: 'approve' | 'sign'): void {
  const { kind, name, old } = attributes
  const { signerName } = (old as unknown as CertificateSigningRequest).spec
  if (mayUseSigner(attributes, context, verb, signerName)) return
  const why = `user not permitted to ${verb} requests with signerName ${JSON.stringify(signerName)}`
  const refusal = forbidden({ group: kind.group, resource: kind.plural }, name, why)
  throw withFinding(refusal, { kind: 'signer-right', verb, signerName })
}

const updates = ({ operation, kind, subresource }: AdmissionAttributes, which: string) =>
  operation === 'UPDATE' &&
  kind.group === GROUP &&
  kind.plural === 'certificatesigningrequests' &&
  subresource === which

export const certificateApproval: AdmissionPlugin = {
  name: 'CertificateApproval',
  validate(attributes, context) {
    if (updates(attributes, 'approval')) check(attributes, context, 'approve')
  },
}

export const certificateSigning: AdmissionPlugin = {
  name: 'CertificateSigning',
  validate(attributes, context) {
    if (!updates(attributes, 'status')) return
    const [before, after] = [attributes.old, attributes.object].map(
      (one) => (one as unknown as CertificateSigningRequest).status ?? {},
    )
    const same =
      before?.certificate === after?.certificate &&
      deepEqual(before?.conditions ?? [], after?.conditions ?? [])
    if (!same) check(attributes, context, 'sign')
  },
}

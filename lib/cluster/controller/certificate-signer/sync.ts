/**
 * Approves what kubelets ask for themselves, and gives approved requests for Kubernetes' own signers a certificate.
 * Mirrors: pkg/controller/certificates/{approver,signer}.
 */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { certificateOf, issueCertificate } from '@/lib/cluster/auth/authority'
import { certificateName } from '@/lib/cluster/auth/certificate-name'
import type { ComponentContext } from '@/lib/cluster/client/component'
import {
  KUBELET_CLIENT,
  requestOf,
  SIGNERS,
  signerError,
  subjectValues,
} from '@/lib/cluster/controller/certificate-signer/rules'
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
  const issuer = certificateOf(ctx.trust()?.signer ?? authorityOf(ctx))
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

/** Why its user may have a kubelet's certificate without being asked; undefined: a person has to approve. */
function autoApproval(csr: CertificateSigningRequest, ctx: ComponentContext): string | undefined {
  const request = requestOf(csr)
  if (!request || csr.spec.signerName !== KUBELET_CLIENT || signerError(csr)) return undefined
  const { username: user = '', groups = [] } = csr.spec
  const allowed = (subresource: string) => {
    const resourceAttributes = {
      group: 'certificates.k8s.io',
      resource: 'certificatesigningrequests',
      subresource,
      verb: 'create',
    }
    const review = ctx.client.create('subjectaccessreviews.authorization.k8s.io', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      metadata: {},
      spec: { user, groups, resourceAttributes },
    } as never)
    return (review.status as { allowed?: boolean } | undefined)?.allowed === true
  }
  const after = 'certificate after SubjectAccessReview.'
  if (subjectValues(request, 'CN').at(-1) === user && allowed('selfnodeclient'))
    return `Auto approving self kubelet client ${after}`
  return allowed('nodeclient') ? `Auto approving kubelet client ${after}` : undefined
}

function conditionOf(ctx: ComponentContext, type: string, reason: string, message: string) {
  const at = formatTime(ctx.now())
  return { type, status: 'True' as const, reason, message, lastUpdateTime: at, lastTransitionTime: at }
}

function withCondition(csr: CertificateSigningRequest, condition: ReturnType<typeof conditionOf>) {
  const conditions = [...(csr.status?.conditions ?? []), condition]
  return { ...csr, status: { ...csr.status, conditions } } as CertificateSigningRequest
}

function approve(csr: CertificateSigningRequest, ctx: ComponentContext): void {
  const message = autoApproval(csr, ctx)
  if (message === undefined) return
  const approved = withCondition(csr, conditionOf(ctx, 'Approved', 'AutoApproved', message))
  ctx.client.patch(REQUESTS, undefined, csr.metadata.name, { status: approved.status } as never, {
    subresource: 'approval',
    type: 'merge-patch',
  })
}

function sign(csr: CertificateSigningRequest, ctx: ComponentContext): void {
  const message = signerError(csr)
  const certificate = message ? undefined : certificateFor(csr, ctx)
  if (certificate) ctx.client.updateStatus(REQUESTS, { ...csr, status: { ...csr.status, certificate } })
  else if (message) {
    const failed = conditionOf(ctx, 'Failed', 'SignerValidationFailure', message)
    ctx.client.updateStatus(REQUESTS, withCondition(csr, failed))
  }
}

/** Approves or signs one request, if that is to be done by itself. */
export function syncRequest(name: string, ctx: ComponentContext): void {
  const csr = ctx.lister.get(REQUESTS, undefined, name) as CertificateSigningRequest | undefined
  if (!csr || !SIGNERS.includes(csr.spec.signerName)) return
  if (has(csr, 'Denied') || has(csr, 'Failed') || csr.status?.certificate) return
  if (has(csr, 'Approved')) sign(csr, ctx)
  else approve(csr, ctx)
}

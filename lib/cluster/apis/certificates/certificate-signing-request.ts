import { humanDuration } from '@/lib/cluster/apimachinery/duration'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

/** `Approved,Issued`, as kubectl's table and description print it. */
function conditionOf({ status }: CertificateSigningRequest): string {
  const has = (type: string) => status?.conditions?.some((condition) => condition.type === type)
  const verdict = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'
  return verdict + (has('Failed') ? ',Failed' : '') + (status?.certificate ? ',Issued' : '')
}

export const certificateSigningRequest = defineKind<CertificateSigningRequest>({
  group: 'certificates.k8s.io',
  version: 'v1',
  kind: 'CertificateSigningRequest',
  plural: 'certificatesigningrequests',
  singular: 'certificatesigningrequest',
  shortNames: ['csr'],
  namespaced: false,
  schema: 'certificates.k8s.io/v1/CertificateSigningRequest',
  nameRule: 'pathSegment',
  subresources: ['status', 'approval'],
  selectableFields: ({ spec }) => ({ 'spec.signerName': spec.signerName }),
  ...lateStrategy<CertificateSigningRequest>('certificateSigningRequest'),
  resetFields: ['spec', 'status'],
  columns: [
    nameColumn as Column<CertificateSigningRequest>,
    ageColumn as Column<CertificateSigningRequest>,
    { name: 'SignerName', value: ({ spec }) => spec.signerName || '<none>' },
    { name: 'Requestor', value: ({ spec }) => spec.username ?? '' },
    {
      name: 'RequestedDuration',
      value: ({ spec }) =>
        spec.expirationSeconds === undefined ? '<none>' : humanDuration(spec.expirationSeconds * 1000),
    },
    { name: 'Condition', value: conditionOf },
  ],
})

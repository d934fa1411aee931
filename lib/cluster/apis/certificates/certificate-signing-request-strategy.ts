/** Mirrors: pkg/apis/certificates/validation and pkg/registry/certificates/certificates/strategy.go. */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { dns1123Label, dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import type { CertificateSigningRequest } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const USAGES = [
  ...[
    'any',
    'cert sign',
    'client auth',
    'code signing',
    'content commitment',
    'crl sign',
    'data encipherment',
  ],
  ...['decipher only', 'digital signature', 'email protection', 'encipher only', 'ipsec end system'],
  ...['ipsec tunnel', 'ipsec user', 'key agreement', 'key encipherment', 'microsoft sgc', 'netscape sgc'],
  ...['ocsp signing', 's/mime', 'server auth', 'signing', 'timestamping'],
]

const MIN_SECONDS = 600

/** A signer is a domain and a path: `kubernetes.io/kube-apiserver-client`. */
function validateSignerName(name: string, errors: FieldErrors): void {
  const field = 'spec.signerName'
  if (!name) {
    errors.required(field)
    return
  }
  const [domain = '', path, ...rest] = name.split('/')
  if (path === undefined || rest.length > 0) {
    const why = "must be a fully qualified domain and path of the form 'example.com/signer-name'"
    errors.invalid(field, name, why)
    return
  }
  const labels = domain.split('.')
  // One broken part is enough to tell.
  const broken = labels.find((label) => dns1123Label(label).length > 0)
  for (const why of broken === undefined ? [] : dns1123Label(broken))
    errors.invalid(field, domain, `validating label "${broken}": ${why}`)
  if (labels.length < 2)
    errors.invalid(field, domain, 'should be a domain with at least two segments separated by dots')
  const wrong = path.split('.').find((label) => dns1123Subdomain(label).length > 0)
  for (const why of wrong === undefined ? [] : dns1123Subdomain(wrong))
    errors.invalid(field, path, `validating label "${wrong}": ${why}`)
}

/** What is wrong with the PEM block of the request, if anything. */
function requestError(request: string | undefined): string | undefined {
  const pem = /-----BEGIN ([A-Z0-9 ]+)-----\s+([\s\S]*?)-----END \1-----/.exec(decodeBase64(request ?? ''))
  return pem?.[1] === 'CERTIFICATE REQUEST' ? undefined : 'PEM block type must be CERTIFICATE REQUEST'
}

function validateConditions({ status }: CertificateSigningRequest, errors: FieldErrors): void {
  const seen = new Set<string>()
  for (const [index, condition] of (status?.conditions ?? []).entries()) {
    const path = `status.conditions[${index}]`
    const { type, status: value } = condition
    if (!type) errors.required(`${path}.type`)
    if (!value) errors.required(`${path}.status`)
    else if (['Approved', 'Denied', 'Failed'].includes(type) && value !== 'True')
      errors.notSupported(`${path}.status`, value, ['True'])
    if (seen.has(type)) errors.duplicate(`${path}.type`, type)
    seen.add(type)
  }
  if (seen.has('Approved') && seen.has('Denied'))
    errors.invalid('status.conditions', 'Denied', 'Approved and Denied conditions are mutually exclusive')
}

/** What was approved, denied or failed stays so; a certificate too. */
function validateKept(
  csr: CertificateSigningRequest,
  old: CertificateSigningRequest,
  errors: FieldErrors,
): void {
  const of = (one: CertificateSigningRequest, type: string) =>
    (one.status?.conditions ?? []).filter((condition) => condition.type === type)
  for (const type of ['Approved', 'Denied', 'Failed']) {
    const [before, after] = [of(old, type), of(csr, type)]
    if (after.length < before.length)
      errors.forbidden('status.conditions', `updates may not remove a condition of type "${type}"`)
    else if (before.length > 0 && !deepEqual(before, after))
      errors.forbidden('status.conditions', `updates may not modify a condition of type "${type}"`)
  }
  if (old.status?.certificate && csr.status?.certificate !== old.status.certificate)
    errors.forbidden('status.certificate', 'updates may not modify existing certificate content')
}

function validate(csr: CertificateSigningRequest, errors: FieldErrors): void {
  const { request, usages = [], signerName, expirationSeconds } = csr.spec
  const wrong = requestError(request)
  if (wrong) errors.invalid('spec.request', request ?? '', wrong)
  if (usages.length === 0) errors.required('spec.usages')
  for (const [index, usage] of usages.entries()) {
    const path = `spec.usages[${index}]`
    if (!USAGES.includes(usage)) errors.notSupported(path, usage, USAGES)
    if (usages.indexOf(usage) < index) errors.duplicate(path, usage)
  }
  if (signerName === 'kubernetes.io/legacy-unknown')
    errors.invalid('spec.signerName', signerName, 'the legacy signerName is not allowed via this API version')
  else validateSignerName(signerName, errors)
  if (expirationSeconds !== undefined && expirationSeconds < MIN_SECONDS) {
    const why = 'may not specify a duration less than 600 seconds (10 minutes)'
    errors.invalid('spec.expirationSeconds', expirationSeconds, why)
  }
  validateConditions(csr, errors)
}

/** What the API server asks of it when it is written. */
export const certificateSigningRequestStrategy: Strategy<CertificateSigningRequest> = {
  defaults(csr) {
    csr.spec ??= {} as CertificateSigningRequest['spec']
    csr.spec.signerName ??= ''
    csr.status ??= {}
  },
  prepareForCreate(csr) {
    csr.status = {}
  },
  prepareForStatusUpdate(csr, old, { now }) {
    const at = formatTime(now)
    for (const condition of csr.status?.conditions ?? []) {
      const before = old.status?.conditions?.find((one) => one.type === condition.type)
      condition.lastUpdateTime ??= at
      condition.lastTransitionTime ??= before?.status === condition.status ? before?.lastTransitionTime : at
    }
  },
  validate,
  validateStatusUpdate(csr, old, errors) {
    validateConditions(csr, errors)
    validateKept(csr, old, errors)
  },
}

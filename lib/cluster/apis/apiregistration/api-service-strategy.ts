/** Mirrors: kube-aggregator/pkg/apis/apiregistration/validation and pkg/registry/apiservice/strategy.go. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1035Label, dns1123Subdomain, isPort, PORT_RANGE } from '@/lib/cluster/apimachinery/names'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type ApiService, LOCAL } from '@/lib/cluster/apis/apiregistration/local-api-services'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const MOST = { groupPriorityMinimum: 20_000, versionPriority: 1000 }

function validateService({ spec }: ApiService, errors: FieldErrors): void {
  const { service, caBundle, insecureSkipTLSVerify } = spec ?? {}
  if (!service) {
    const bytes = `${Math.floor(((caBundle ?? '').replace(/=+$/, '').length * 3) / 4)} bytes`
    if (caBundle) errors.invalid('spec.caBundle', bytes, 'local APIServices may not have a caBundle')
    if (insecureSkipTLSVerify)
      errors.invalid(
        'spec.insecureSkipTLSVerify',
        true,
        'local APIServices may not have insecureSkipTLSVerify',
      )
    return
  }
  for (const field of ['namespace', 'name'] as const)
    if (!service[field]) errors.required(`spec.service.${field}`)
  const { port = 0 } = service
  if (!isPort(port)) errors.invalid('spec.service.port', port, `port is not valid: ${PORT_RANGE}`)
  if (insecureSkipTLSVerify && caBundle)
    errors.invalid('spec.insecureSkipTLSVerify', true, 'may not be true if caBundle is present')
}

/** What the API server asks of it when it is written. */
export const apiServiceStrategy: Strategy<ApiService> = {
  defaults({ spec }) {
    if (spec?.service) spec.service.port ??= 443
  },
  prepareForCreate(object, { now }) {
    const lastTransitionTime = formatTime(now)
    const available = { ...LOCAL, lastTransitionTime, status: 'True', type: 'Available' }
    object.status = object.spec?.service ? {} : { conditions: [available] }
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  validate(object, errors) {
    const { group = '', version = '' } = object.spec ?? {}
    const name = `${version}.${group}`
    if (object.metadata.name !== name) {
      const why = `must be \`spec.version+"."+spec.group\`: "${name}"`
      errors.invalid('metadata.name', object.metadata.name, why)
    }
    if (!group && version !== 'v1') {
      errors.required('spec.group', 'only v1 may have an empty group and it better be legacy kube')
    }
    if (group) for (const why of dns1123Subdomain(group)) errors.invalid('spec.group', group, why)
    for (const why of dns1035Label(version)) errors.invalid('spec.version', version, why)
    for (const field of ['groupPriorityMinimum', 'versionPriority'] as const) {
      const value = object.spec?.[field] ?? 0
      if (value <= 0 || value > MOST[field])
        errors.invalid(`spec.${field}`, value, `must be positive and less than ${MOST[field]}`)
    }
    validateService(object, errors)
  },
}

import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import {
  dns1123Label,
  dns1123Subdomain,
  domainPrefixedPath,
  pathSegmentName,
} from '@/lib/cluster/apimachinery/names'
import type { IngressClass } from '@/lib/cluster/apimachinery/object'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const SCOPES = ['Cluster', 'Namespace']

const MAX_CONTROLLER = 250

function validateParameters({ spec: { parameters } }: IngressClass, errors: FieldErrors): void {
  if (!parameters) return
  const path = 'spec.parameters'
  const { apiGroup, scope, namespace } = parameters
  if (apiGroup)
    for (const why of dns1123Subdomain(apiGroup)) errors.invalid(`${path}.apiGroup`, apiGroup, why)
  for (const field of ['kind', 'name'] as const) {
    const value = parameters[field]
    if (!value) errors.required(`${path}.${field}`)
    else for (const why of pathSegmentName(value)) errors.invalid(`${path}.${field}`, value, why)
  }
  if (!scope) errors.required(`${path}.scope`)
  else if (!SCOPES.includes(scope)) errors.notSupported(`${path}.scope`, scope, SCOPES)
  if (scope === 'Namespace') {
    if (!namespace) errors.required(`${path}.namespace`, "`parameters.scope` is set to 'Namespace'")
    else for (const why of dns1123Label(namespace)) errors.invalid(`${path}.namespace`, namespace, why)
  } else if (scope === 'Cluster' && namespace !== undefined) {
    errors.forbidden(`${path}.namespace`, "`parameters.scope` is set to 'Cluster'")
  }
}

/** What the API server asks of it when it is written. */
export const ingressClassStrategy: Strategy<IngressClass> = {
  defaults(object) {
    object.spec ??= {}
    if (object.spec.parameters) object.spec.parameters.scope ??= 'Cluster'
  },
  validate(object, errors) {
    const { controller = '' } = object.spec
    if (controller.length > MAX_CONTROLLER) errors.tooLong('spec.controller', MAX_CONTROLLER)
    domainPrefixedPath(controller, 'spec.controller', errors)
    validateParameters(object, errors)
  },
  validateUpdate(object, old, errors) {
    const { controller } = object.spec
    if (controller !== old.spec.controller)
      errors.invalid('spec.controller', controller ?? '', 'field is immutable')
  },
}

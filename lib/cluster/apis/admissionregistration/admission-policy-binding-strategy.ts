/** Mirrors: pkg/apis/admissionregistration/validation/validation.go, the part about bindings. */
import type { IParamRef } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamRef'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import type { ValidatingAdmissionPolicyBinding } from '@/lib/cluster/apimachinery/object'
import {
  defaultMatchResources,
  validateMatchResources,
} from '@/lib/cluster/apis/admissionregistration/match-rules'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const ACTIONS = ['Audit', 'Deny', 'Warn']

const NOT_FOUND = ['Allow', 'Deny']

export function validateParamRef(ref: IParamRef | undefined, errors: FieldErrors): void {
  if (!ref) return
  const path = 'spec.paramRef'
  if (!ref.name && !ref.selector) errors.required(path, 'one of name or selector must be specified')
  if (ref.name && ref.selector) {
    errors.forbidden(`${path}.name`, 'name and selector are mutually exclusive')
    errors.forbidden(`${path}.selector`, 'name and selector are mutually exclusive')
  }
  if (ref.name) for (const why of dns1123Subdomain(ref.name)) errors.invalid(`${path}.name`, ref.name, why)
  const action = ref.parameterNotFoundAction
  if (!action) errors.required(`${path}.parameterNotFoundAction`)
  else if (!NOT_FOUND.includes(action))
    errors.notSupported(`${path}.parameterNotFoundAction`, action, NOT_FOUND)
}

function validateActions(actions: readonly string[], errors: FieldErrors): void {
  const path = 'spec.validationActions'
  for (const [index, action] of actions.entries()) {
    if (!ACTIONS.includes(action)) errors.notSupported(`${path}[${index}]`, action, ACTIONS)
    if (actions.indexOf(action) < index) errors.duplicate(`${path}[${index}]`, action)
  }
  if (actions.includes('Deny') && actions.includes('Warn')) {
    const why =
      'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)'
    errors.invalid(path, actions, why)
  }
  if (actions.length === 0) errors.required(path, 'at least one validation action is required')
}

/** What the API server asks of it when it is written. */
export const validatingAdmissionPolicyBindingStrategy: Strategy<ValidatingAdmissionPolicyBinding> = {
  defaults(binding) {
    binding.spec ??= {} as ValidatingAdmissionPolicyBinding['spec']
    defaultMatchResources(binding.spec.matchResources)
  },
  validate(binding, errors) {
    const { policyName, paramRef, matchResources, validationActions = [] } = binding.spec
    if (!policyName) errors.required('spec.policyName')
    else for (const why of dns1123Subdomain(policyName)) errors.invalid('spec.policyName', policyName, why)
    validateParamRef(paramRef, errors)
    // The server's own spelling of the path.
    if (matchResources) validateMatchResources(matchResources, 'spec.matchResouces', false, errors)
    validateActions(validationActions, errors)
  },
}

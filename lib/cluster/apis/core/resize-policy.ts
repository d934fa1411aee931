/**
 * When a container is started anew: for new amounts of cpu and memory, and after its end.
 * Mirrors: validateResizePolicy, validateContainerRestartPolicy.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerResizePolicy } from 'kubernetes-models/v1/ContainerResizePolicy'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'

const RESOURCES = ['cpu', 'memory']
const POLICIES = ['NotRequired', 'RestartContainer']

function validatePolicy(
  { resourceName, restartPolicy }: IContainerResizePolicy,
  never: boolean,
  field: string,
  errors: FieldErrors,
): void {
  if (!resourceName) errors.required(field)
  else if (!RESOURCES.includes(resourceName)) errors.notSupported(field, resourceName, RESOURCES)
  if (!restartPolicy) errors.required(field)
  else if (!POLICIES.includes(restartPolicy)) errors.notSupported(field, restartPolicy, POLICIES)
  if (never && restartPolicy !== 'NotRequired')
    errors.invalid(field, restartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'")
}

/** The policies of one container. */
export function validateResizePolicies(
  { resizePolicy = [] }: IContainer,
  spec: IPodSpec,
  field: string,
  errors: FieldErrors,
): void {
  const seen = new Set<string>()
  for (const [index, policy] of resizePolicy.entries()) {
    if (seen.has(policy.resourceName)) errors.duplicate(`${field}[${index}]`, policy.resourceName)
    seen.add(policy.resourceName)
    validatePolicy(policy, spec.restartPolicy === 'Never', field, errors)
  }
}

/** An init container that ends cannot be started anew for the sake of its size. */
export function validateInitResizePolicies(
  { resizePolicy = [] }: IContainer,
  field: string,
  errors: FieldErrors,
): void {
  for (const [index, { restartPolicy }] of resizePolicy.entries())
    if (restartPolicy === 'RestartContainer')
      errors.invalid(
        `${field}[${index}].restartPolicy`,
        restartPolicy,
        "must not be set to 'RestartContainer' for non-sidecar initContainers",
      )
}

const RESTART_POLICIES = ['Always', 'Never', 'OnFailure']
const ACTIONS = ['Restart', 'RestartAllContainers']
const OPERATORS = ['In', 'NotIn']
const MOST_RULES = 20
const MOST_CODES = 255

/** A container's own restart policy, and the exit codes that it has rules for. */
export function validateRestartPolicy(
  { restartPolicy, restartPolicyRules: rules = [] }: IContainer,
  field: string,
  errors: FieldErrors,
): void {
  if (restartPolicy === undefined) {
    if (rules.length > 0)
      errors.required(`${field}.restartPolicy`, 'must specify restartPolicy when restart rules are used')
    return
  }
  if (!RESTART_POLICIES.includes(restartPolicy))
    errors.notSupported(`${field}.restartPolicy`, restartPolicy, RESTART_POLICIES)
  if (rules.length > MOST_RULES) errors.tooMany(`${field}.restartPolicyRules`, rules.length, MOST_RULES)
  for (const [index, { action, exitCodes }] of rules.entries()) {
    const path = `${field}.restartPolicyRules[${index}]`
    if (!ACTIONS.includes(action)) errors.notSupported(`${path}.action`, action, ACTIONS)
    if (!exitCodes) {
      errors.required(`${path}.exitCodes`, 'must be specified')
      continue
    }
    const { operator, values = [] } = exitCodes
    if (!OPERATORS.includes(operator)) errors.notSupported(`${path}.exitCodes.operator`, operator, OPERATORS)
    if (values.length > MOST_CODES) errors.tooMany(`${path}.exitCodes.values`, values.length, MOST_CODES)
  }
}

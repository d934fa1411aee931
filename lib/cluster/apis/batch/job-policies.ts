/** podFailurePolicy, successPolicy and podReplacementPolicy. Mirrors: pkg/apis/batch/validation/validation.go. */
import type { IJobSpec } from 'kubernetes-models/batch/v1/JobSpec'
import type { IPodFailurePolicyRule } from 'kubernetes-models/batch/v1/PodFailurePolicyRule'
import type { ISuccessPolicyRule } from 'kubernetes-models/batch/v1/SuccessPolicyRule'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import { IndexesError, parseIndexes } from '@/lib/cluster/apis/batch/indexes'

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const OPERATORS = ['In', 'NotIn']
const STATUSES = ['False', 'True', 'Unknown']
const MAX_RULES = 20
const MAX_VALUES = 255

const goList = (values: readonly string[]) => `[${values.map((value) => `"${value}"`).join(' ')}]`

/** Required when empty, otherwise one of the values. */
function validateOneOf(value: string, values: readonly string[], field: string, errors: FieldErrors): void {
  if (value === '') errors.required(field, `valid values: ${goList(values)}`)
  else if (!values.includes(value)) errors.notSupported(field, value, values)
}

function validateExitCodes(
  { operator, containerName, values = [] }: NonNullable<IPodFailurePolicyRule['onExitCodes']>,
  names: readonly string[],
  field: string,
  errors: FieldErrors,
): void {
  validateOneOf(operator ?? '', OPERATORS, `${field}.operator`, errors)
  if (containerName !== undefined && !names.includes(containerName)) {
    const why = 'must be one of the container or initContainer names in the pod template'
    errors.invalid(`${field}.containerName`, containerName, why)
  }
  if (values.length === 0) errors.invalid(`${field}.values`, values, 'at least one value is required')
  else if (values.length > MAX_VALUES) errors.tooMany(`${field}.values`, values.length, MAX_VALUES)
  for (const [index, value] of values.entries()) {
    const at = `${field}.values[${index}]`
    if (operator === 'In' && value === 0) errors.invalid(at, value, 'must not be 0 for the In operator')
    if (values.indexOf(value) < index) errors.duplicate(at, value)
  }
  if (values.some((value, index) => index > 0 && (values[index - 1] ?? 0) > value))
    errors.invalid(`${field}.values`, values, 'must be ordered')
}

function validateRule(
  spec: IJobSpec,
  rule: IPodFailurePolicyRule,
  names: readonly string[],
  field: string,
  errors: FieldErrors,
): void {
  const { onExitCodes, onPodConditions = [] } = rule
  validateOneOf(rule.action ?? '', ACTIONS, `${field}.action`, errors)
  if (rule.action === 'FailIndex' && spec.backoffLimitPerIndex === undefined)
    errors.invalid(`${field}.action`, rule.action, 'requires the backoffLimitPerIndex to be set')
  if (onExitCodes) validateExitCodes(onExitCodes, names, `${field}.onExitCodes`, errors)
  if (onPodConditions.length > MAX_RULES)
    errors.tooMany(`${field}.onPodConditions`, onPodConditions.length, MAX_RULES)
  for (const [index, { type, status }] of onPodConditions.entries()) {
    const at = `${field}.onPodConditions[${index}]`
    for (const why of qualifiedName(type ?? '')) errors.invalid(`${at}.type`, type ?? '', why)
    validateOneOf(status ?? '', STATUSES, `${at}.status`, errors)
  }
  if (onExitCodes && onPodConditions.length > 0)
    errors.invalidWhole(field, 'specifying both OnExitCodes and OnPodConditions is not supported')
  if (!onExitCodes && onPodConditions.length === 0)
    errors.invalidWhole(field, 'specifying one of OnExitCodes and OnPodConditions is required')
}

export function validatePodFailurePolicy(spec: IJobSpec, field: string, errors: FieldErrors): void {
  const rules = spec.podFailurePolicy?.rules ?? []
  if (rules.length > MAX_RULES) errors.tooMany(`${field}.rules`, rules.length, MAX_RULES)
  const { containers = [], initContainers = [] } = spec.template.spec ?? { containers: [] }
  const names = [...containers, ...initContainers].map(({ name }) => name)
  for (const [index, rule] of rules.entries())
    validateRule(spec, rule, names, `${field}.rules[${index}]`, errors)
}

function validateSuccessRule(
  { succeededCount, succeededIndexes }: ISuccessPolicyRule,
  completions: number,
  field: string,
  errors: FieldErrors,
): void {
  if (succeededCount === undefined && succeededIndexes === undefined)
    errors.required(field, 'at least one of succeededCount or succeededIndexes must be specified')
  let total = 0
  if (succeededIndexes !== undefined) {
    try {
      total = parseIndexes(succeededIndexes, completions).length
    } catch (error) {
      if (!(error instanceof IndexesError)) throw error
      const why = `error parsing succeededIndexes: ${error.message}`
      errors.invalid(`${field}.succeededIndexes`, succeededIndexes, why)
    }
  }
  if (succeededCount === undefined) return
  const at = `${field}.succeededCount`
  errors.nonNegative(at, succeededCount)
  const atMost = (max: number, what: string) => {
    if (succeededCount > max)
      errors.invalid(at, succeededCount, `must be less than or equal to ${max} (${what})`)
  }
  atMost(completions, 'the number of specified completions')
  if (succeededIndexes !== undefined)
    atMost(total, 'the number of indexes in the specified succeededIndexes field')
}

export function validateSuccessPolicy(spec: IJobSpec, field: string, errors: FieldErrors): void {
  if (!spec.successPolicy) return
  if (spec.completionMode !== 'Indexed') {
    errors.invalid(field, spec.successPolicy, 'requires indexed completion mode')
    return
  }
  const { rules = [] } = spec.successPolicy
  if (rules.length === 0)
    errors.required(
      `${field}.rules`,
      'at least one rules must be specified when the successPolicy is specified',
    )
  if (rules.length > MAX_RULES) errors.tooMany(`${field}.rules`, rules.length, MAX_RULES)
  for (const [index, rule] of rules.entries())
    validateSuccessRule(rule, spec.completions ?? 0, `${field}.rules[${index}]`, errors)
}

export function validatePodReplacementPolicy(spec: IJobSpec, field: string, errors: FieldErrors): void {
  const policy = spec.podReplacementPolicy as string | undefined
  const known = spec.podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  if (policy !== undefined && !known.includes(policy)) errors.notSupported(field, policy, known)
}

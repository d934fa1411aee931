/** Mirrors: pkg/apis/admissionregistration/validation/validation.go, the part about validating policies. */
import type { IParamKind } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamKind'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import type { ValidatingAdmissionPolicy } from '@/lib/cluster/apimachinery/object'
import {
  checkExpression,
  compileExpression,
  type Scope,
} from '@/lib/cluster/apis/admissionregistration/expressions'
import {
  defaultMatchResources,
  validateFailurePolicy,
  validateMatchConditions,
  validateMatchResources,
} from '@/lib/cluster/apis/admissionregistration/match-rules'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/

const SIMPLE_TYPES = ['bool', 'int', 'double', 'string']

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized']

export function validateParamKind(kind: IParamKind | undefined, errors: FieldErrors): void {
  if (!kind) return
  if (!kind.apiVersion) errors.required('spec.paramKind.apiVersion')
  if (!kind.kind) errors.required('spec.paramKind.kind')
}

/** What policies of both sorts have. */
type Spec = Pick<ValidatingAdmissionPolicy['spec'], 'paramKind' | 'variables'>

/** What an expression may name when the first `count` variables are known; those of a simple type have it. */
export function scopeOf({ paramKind, variables = [] }: Spec, count = variables.length): Scope {
  const params = paramKind !== undefined
  const types: Record<string, string> = {}
  for (const { name, expression } of variables.slice(0, count)) {
    if (!IDENTIFIER.test(name)) continue
    const outcome = compileExpression(expression.trim(), { params, variables: { ...types } })
    const type = outcome.ok ? outcome.program.type : 'dyn'
    types[name] = SIMPLE_TYPES.includes(type) ? type : 'dyn'
  }
  return { params, variables: types }
}

function validateValidations({ spec }: ValidatingAdmissionPolicy, errors: FieldErrors): void {
  const { validations = [], auditAnnotations = [] } = spec
  const scope = scopeOf(spec)
  const check = (source: string, path: string, types: string[]) =>
    checkExpression(source, path, scope, types, errors)
  if (validations.length === 0 && auditAnnotations.length === 0) {
    const why = 'validations or auditAnnotations must contain at least one item'
    errors.required('spec.validations', why)
    errors.required('spec.auditAnnotations', why)
  }
  for (const [index, { expression, message, messageExpression, reason }] of validations.entries()) {
    const path = `spec.validations[${index}]`
    if (!expression?.trim()) errors.required(`${path}.expression`, 'expression is not specified')
    else check(expression, `${path}.expression`, ['bool'])
    if (messageExpression) check(messageExpression, `${path}.messageExpression`, ['string'])
    if (message !== undefined && message.trim() === '' && message !== '')
      errors.invalid(`${path}.message`, message, 'message must be non-empty if specified')
    if (message?.trim().includes('\n'))
      errors.invalid(`${path}.message`, message, 'message must not contain line breaks')
    if (reason !== undefined && !REASONS.includes(reason))
      errors.notSupported(`${path}.reason`, reason, REASONS)
  }
  for (const [index, { key, valueExpression }] of auditAnnotations.entries()) {
    const path = `spec.auditAnnotations[${index}]`
    if (!key) errors.required(`${path}.key`)
    else for (const why of qualifiedName(key)) errors.invalid(`${path}.key`, key, why)
    if (!valueExpression?.trim())
      errors.required(`${path}.valueExpression`, 'valueExpression is not specified')
    else check(valueExpression, `${path}.valueExpression`, ['string', 'null_type'])
  }
}

export function validateVariables(spec: Spec, errors: FieldErrors): void {
  const seen = new Set<string>()
  for (const [index, { name, expression }] of (spec.variables ?? []).entries()) {
    const path = `spec.variables[${index}]`
    if (!name) errors.required(`${path}.name`, 'name is not specified')
    else if (!IDENTIFIER.test(name))
      errors.invalid(`${path}.name`, name, 'name is not a valid CEL identifier')
    if (!expression?.trim()) errors.required(`${path}.expression`, 'expression is not specified')
    else checkExpression(expression, `${path}.expression`, scopeOf(spec, index), [], errors)
    if (seen.has(name)) errors.duplicate(`${path}.name`, name)
    seen.add(name)
  }
}

function validate(policy: ValidatingAdmissionPolicy, errors: FieldErrors): void {
  const { matchConstraints, failurePolicy, paramKind, matchConditions } = policy.spec
  validateFailurePolicy(failurePolicy, 'spec', errors)
  validateParamKind(paramKind, errors)
  if (matchConstraints === undefined) errors.required('spec.matchConstraints')
  else validateMatchResources(matchConstraints, 'spec.matchConstraints', true, errors)
  validateMatchConditions(matchConditions, 'spec', scopeOf(policy.spec), errors)
  validateVariables(policy.spec, errors)
  validateValidations(policy, errors)
}

/** What the API server asks of it when it is written. */
export const validatingAdmissionPolicyStrategy: Strategy<ValidatingAdmissionPolicy> = {
  defaults(policy) {
    policy.spec ??= {}
    policy.spec.failurePolicy ??= 'Fail'
    defaultMatchResources(policy.spec.matchConstraints)
    policy.status ??= {}
  },
  prepareForCreate(policy) {
    policy.status = {}
  },
  prepareForUpdate(policy, old) {
    policy.status = old.status
  },
  validate,
}

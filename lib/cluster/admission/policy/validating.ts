/**
 * Mirrors: k8s.io/apiserver/pkg/admission/plugin/policy/validating.
 * Differs: a policy holds at once, not after its informer has seen it.
 */
import type { IValidation } from 'kubernetes-models/admissionregistration.k8s.io/v1/Validation'
import { matchConditions } from '@/lib/cluster/admission/match-conditions'
import { matchesResources } from '@/lib/cluster/admission/match-resources'
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import { paramsOf } from '@/lib/cluster/admission/policy/params'
import { evaluate, type Values, valuesOf, withVariables } from '@/lib/cluster/admission/policy/values'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { ApiError, forbidden } from '@/lib/cluster/apimachinery/errors'
import {
  type KubeObject,
  keyOf,
  type ValidatingAdmissionPolicy as Policy,
  type ValidatingAdmissionPolicyBinding as PolicyBinding,
} from '@/lib/cluster/apimachinery/object'
import type { Scope } from '@/lib/cluster/apis/admissionregistration/expressions'
import {
  ADMISSION_GROUP,
  VALIDATING_BINDINGS as BINDINGS,
} from '@/lib/cluster/apis/admissionregistration/resources'

const POLICIES = `validatingadmissionpolicies.${ADMISSION_GROUP}`

const CODES: Readonly<Record<string, number>> = {
  Forbidden: 403,
  Invalid: 422,
  RequestEntityTooLarge: 413,
  Unauthorized: 401,
}

interface Failure {
  message: string
  reason: string
  /** Which of the policy's validations. */
  index?: number
  /** Of the policy: what is not true, or fails. */
  expression?: string
}

const scopeOf = ({ spec }: Policy): Scope => ({ params: spec.paramKind !== undefined, variables: true })

function messageOf(validation: IValidation, values: Values, policy: Policy): string {
  const { messageExpression, message, expression } = validation
  if (messageExpression) {
    const outcome = evaluate(messageExpression, values, scopeOf(policy))
    const text = outcome.ok && typeof outcome.value === 'string' ? outcome.value.trim() : ''
    if (text !== '' && !text.includes('\n')) return text
  }
  return message?.trim() || `failed expression: ${expression.trim()}`
}

/** The first reason to refuse, if there is one. */
function failures(policy: Policy, values: Values): Failure[] {
  const strict = policy.spec.failurePolicy !== 'Ignore'
  const broken = (expression: string, error: string): Failure[] =>
    strict
      ? [
          {
            message: `expression '${expression.trim()}' resulted in error: ${error}`,
            reason: 'Invalid',
            expression: expression.trim(),
          },
        ]
      : []
  const scope = scopeOf(policy)
  const { matchConditions: conditions, failurePolicy, variables } = policy.spec
  const met = matchConditions(conditions, failurePolicy, (source) => evaluate(source, values, scope))
  if (met.error !== undefined) return [{ message: met.error, reason: 'Invalid' }]
  if (!met.matches) return []
  const all = withVariables(values, variables, scope)
  return (policy.spec.validations ?? []).flatMap((validation, index) => {
    const outcome = evaluate(validation.expression, all, scope)
    if (!outcome.ok) return broken(validation.expression, outcome.error)
    if (outcome.value === true) return []
    const { reason = 'Invalid', expression } = validation
    return [{ message: messageOf(validation, all, policy), reason, index, expression: expression.trim() }]
  })
}

function refusal({ kind, name, object }: AdmissionAttributes, { message, reason }: Failure): ApiError {
  const subject = name || object?.metadata.name || ''
  const { status } = forbidden({ group: kind.group, resource: kind.plural }, subject, message)
  const details = { ...status.details, causes: [{ message }] }
  return new ApiError({ ...status, reason, code: CODES[reason] ?? 422, details })
}

function enforce(
  policy: Policy,
  binding: PolicyBinding,
  attributes: AdmissionAttributes,
  context: AdmissionContext,
): void {
  const { paramRef, validationActions = [] } = binding.spec
  const named = `ValidatingAdmissionPolicy '${policy.metadata.name}' with binding '${binding.metadata.name}'`
  const deny = (failure: Failure, param: KubeObject | null) => {
    const { message, reason, expression } = failure
    return withFinding(refusal(attributes, { message: `${named} denied request: ${message}`, reason }), {
      kind: 'policy',
      policy: policy.metadata.name,
      binding: binding.metadata.name,
      ...(expression === undefined ? {} : { expression }),
      ...(param ? { params: keyOf(param) } : {}),
      message,
    })
  }
  const found = paramsOf(policy.spec.paramKind, paramRef, attributes.namespace, context)
  if ('error' in found) {
    const message = `failed to configure binding: ${found.error}`
    if (policy.spec.failurePolicy !== 'Ignore') throw deny({ message, reason: 'Invalid' }, null)
    return
  }
  for (const param of found.params) {
    const values = valuesOf(attributes, context, param)
    for (const failure of failures(policy, values)) {
      if (validationActions.includes('Deny')) throw deny(failure, param)
      if (validationActions.includes('Warn'))
        attributes.warnings?.push(`Validation failed for ${named}: ${failure.message}`)
      if (validationActions.includes('Audit')) noteFailure(policy, binding, failure, attributes)
    }
    noteAnnotations(policy, values, attributes)
  }
}

/** Mirrors: validating/dispatcher.go publishValidationFailureAnnotation. */
function noteFailure(
  { metadata: { name: policy } }: Policy,
  { metadata: { name: binding }, spec }: PolicyBinding,
  { message, index = 0 }: Failure,
  { annotations }: AdmissionAttributes,
): void {
  const { validationActions } = spec
  const noted = [{ message, policy, binding, expressionIndex: index, validationActions }]
  if (annotations)
    annotations['validation.policy.admission.k8s.io/validation_failure'] ??= JSON.stringify(noted)
}

/** What a policy has written into the audit log of its own. */
function noteAnnotations(policy: Policy, values: Values, { annotations }: AdmissionAttributes): void {
  if (!annotations || !policy.spec.auditAnnotations?.length) return
  const all = withVariables(values, policy.spec.variables, scopeOf(policy))
  for (const { key, valueExpression } of policy.spec.auditAnnotations) {
    const outcome = evaluate(valueExpression, all, scopeOf(policy))
    const at = `${policy.metadata.name}/${key}`
    if (!outcome.ok || typeof outcome.value !== 'string') continue
    annotations[at] = annotations[at] ? `${annotations[at]}, ${outcome.value}` : outcome.value
  }
}

/** Asks the policies that are bound. @throws ApiError */
export function askValidatingPolicies(attributes: AdmissionAttributes, context: AdmissionContext): void {
  for (const item of context.list(BINDINGS)) {
    const binding = item as unknown as PolicyBinding
    const policy = context.get(POLICIES, binding.spec.policyName ?? '') as unknown as Policy | undefined
    if (!policy || !matchesResources(policy.spec.matchConstraints, attributes, context)) continue
    if (matchesResources(binding.spec.matchResources, attributes, context))
      enforce(policy, binding, attributes, context)
  }
}

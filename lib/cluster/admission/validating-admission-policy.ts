/**
 * Mirrors: k8s.io/apiserver/pkg/admission/plugin/policy/validating.
 * Differs: a policy holds at once, not after its informer has seen it; `authorizer` is nothing;
 * audit annotations go nowhere.
 */
import type { IParamRef } from 'kubernetes-models/admissionregistration.k8s.io/v1/ParamRef'
import type { IValidation } from 'kubernetes-models/admissionregistration.k8s.io/v1/Validation'
import { requestOf } from '@/lib/cluster/admission/admission-request'
import { matchesResources } from '@/lib/cluster/admission/match-resources'
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { withFinding } from '@/lib/cluster/admission/refusal'
import { ApiError, forbidden } from '@/lib/cluster/apimachinery/errors'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import {
  type KubeObject,
  keyOf,
  type ValidatingAdmissionPolicy as Policy,
  type ValidatingAdmissionPolicyBinding as PolicyBinding,
} from '@/lib/cluster/apimachinery/object'
import { compileExpression } from '@/lib/cluster/apis/admissionregistration/expressions'
import { ADMISSION_GROUP } from '@/lib/cluster/apis/admissionregistration/resources'

const POLICIES = `validatingadmissionpolicies.${ADMISSION_GROUP}`
const BINDINGS = `validatingadmissionpolicybindings.${ADMISSION_GROUP}`

const CODES: Readonly<Record<string, number>> = {
  Forbidden: 403,
  Invalid: 422,
  RequestEntityTooLarge: 413,
  Unauthorized: 401,
}

interface Failure {
  message: string
  reason: string
  /** Of the policy: what is not true, or fails. */
  expression?: string
}

type Values = Record<string, unknown>

function evaluate(source: string, values: Values, policy: Policy) {
  const compiled = compileExpression(source.trim(), {
    params: policy.spec.paramKind !== undefined,
    variables: true,
  })
  return compiled.ok ? compiled.program.run(values) : ({ ok: false, error: compiled.error } as const)
}

/** The variables of a policy, each computed from those before; one that fails is missing. */
function withVariables(values: Values, policy: Policy): Values {
  const variables: Values = {}
  const all = { ...values, variables }
  for (const { name, expression } of policy.spec.variables ?? []) {
    const outcome = evaluate(expression, all, policy)
    if (outcome.ok) variables[name] = outcome.value
  }
  return all
}

function messageOf(validation: IValidation, values: Values, policy: Policy): string {
  const { messageExpression, message, expression } = validation
  if (messageExpression) {
    const outcome = evaluate(messageExpression, values, policy)
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
  for (const { expression } of policy.spec.matchConditions ?? []) {
    const outcome = evaluate(expression, values, policy)
    if (!outcome.ok) return broken(expression, outcome.error)
    if (outcome.value !== true) return []
  }
  const all = withVariables(values, policy)
  return (policy.spec.validations ?? []).flatMap((validation) => {
    const outcome = evaluate(validation.expression, all, policy)
    if (!outcome.ok) return broken(validation.expression, outcome.error)
    if (outcome.value === true) return []
    const { reason = 'Invalid', expression } = validation
    return [{ message: messageOf(validation, all, policy), reason, expression: expression.trim() }]
  })
}

/** The resource of a kind, served by the server itself or by a custom resource definition. */
function paramResource(
  { apiVersion = '', kind }: { apiVersion?: string; kind?: string },
  context: AdmissionContext,
) {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  const custom = context.list('customresourcedefinitions.apiextensions.k8s.io').find(({ spec }) => {
    const { group: itsGroup, names } = spec as { group?: string; names?: { kind?: string } }
    return itsGroup === group && names?.kind === kind
  })
  if (custom) return custom.metadata.name
  const plural = `${(kind ?? '').toLowerCase()}s`
  return group ? `${plural}.${group}` : plural
}

/** The objects that a binding names as parameters; null where there are none and that is allowed. */
function paramsOf(
  policy: Policy,
  ref: IParamRef | undefined,
  namespace: string | undefined,
  context: AdmissionContext,
): (KubeObject | null)[] {
  if (!policy.spec.paramKind || !ref) return [null]
  const resource = paramResource(policy.spec.paramKind, context)
  const found = context.list(resource).filter(({ metadata }) => {
    if (metadata.namespace && metadata.namespace !== (ref.namespace ?? namespace)) return false
    return ref.name ? metadata.name === ref.name : matchesLabelSelector(ref.selector, metadata.labels)
  })
  return found
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
  const params = paramsOf(policy, paramRef, attributes.namespace, context)
  if (params.length === 0 && paramRef?.parameterNotFoundAction === 'Deny') {
    const message =
      'failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction'
    if (policy.spec.failurePolicy !== 'Ignore') throw deny({ message, reason: 'Invalid' }, null)
  }
  const { namespace, object, old } = attributes
  for (const param of params) {
    const values = {
      object: object ?? null,
      oldObject: old ?? null,
      request: requestOf(attributes),
      params: param,
      namespaceObject: (namespace && context.get('namespaces', namespace)) || null,
      authorizer: null,
      variables: {},
    }
    for (const failure of failures(policy, values)) {
      if (validationActions.includes('Deny')) throw deny(failure, param)
      if (validationActions.includes('Warn'))
        attributes.warnings?.push(`Validation failed for ${named}: ${failure.message}`)
    }
  }
}

export const validatingAdmissionPolicy: AdmissionPlugin = {
  name: 'ValidatingAdmissionPolicy',
  validate(attributes, context) {
    // Policies never keep anybody from repairing policies.
    if (attributes.kind.group === ADMISSION_GROUP) return
    for (const item of context.list(BINDINGS)) {
      const binding = item as unknown as PolicyBinding
      const policy = context.get(POLICIES, binding.spec.policyName ?? '') as unknown as Policy | undefined
      if (!policy || !matchesResources(policy.spec.matchConstraints, attributes, context)) continue
      if (matchesResources(binding.spec.matchResources, attributes, context))
        enforce(policy, binding, attributes, context)
    }
  },
}

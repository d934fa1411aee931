/** Mirrors: pkg/apis/admissionregistration/validation/validation.go, the part about mutating policies. */
import type { IMutation } from 'kubernetes-models/admissionregistration.k8s.io/v1/Mutation'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1123Subdomain } from '@/lib/cluster/apimachinery/names'
import { validateParamRef } from '@/lib/cluster/apis/admissionregistration/admission-policy-binding-strategy'
import {
  scopeOf,
  validateParamKind,
  validateVariables,
} from '@/lib/cluster/apis/admissionregistration/admission-policy-strategy'
import { checkExpression, type Scope } from '@/lib/cluster/apis/admissionregistration/expressions'
import {
  defaultMatchResources,
  validateFailurePolicy,
  validateMatchConditions,
  validateMatchResources,
} from '@/lib/cluster/apis/admissionregistration/match-rules'
import type { Binding, Policy } from '@/lib/cluster/apis/admissionregistration/mutating-admission-policy'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const REINVOCATIONS = ['IfNeeded', 'Never']

/** What the expression of each sort of patch is to make, and the field that it stands in. */
const PATCHES: Readonly<Record<string, ['applyConfiguration' | 'jsonPatch', string]>> = {
  ApplyConfiguration: ['applyConfiguration', 'Object'],
  JSONPatch: ['jsonPatch', 'list<JSONPatch>'],
}

function validateMutation(mutation: IMutation, path: string, scope: Scope, errors: FieldErrors): void {
  const { patchType } = mutation
  if (!patchType) {
    errors.required(`${path}.patchType`)
    return
  }
  const patch = PATCHES[patchType]
  if (!patch) {
    errors.notSupported(`${path}.patchType`, patchType, Object.keys(PATCHES))
    return
  }
  const [field, type] = patch
  const other = field === 'jsonPatch' ? 'applyConfiguration' : 'jsonPatch'
  if (mutation[other] !== undefined)
    errors.invalid(
      `${path}.${other}`,
      mutation[other],
      `must not be specified when patchType is ${patchType}`,
    )
  const given = mutation[field]
  if (given === undefined)
    errors.required(`${path}.${field}`, `must be specified when patchType is ${patchType}`)
  else if (!given.expression?.trim())
    errors.required(`${path}.${field}.expression`, 'expression is not specified')
  else {
    const at = `${path}.${field}.expression`
    checkExpression(given.expression, at, { ...scope, constructs: true }, [type], errors)
  }
}

function validate({ spec = {} }: Policy, errors: FieldErrors): void {
  const { paramKind, matchConstraints, matchConditions, mutations = [], reinvocationPolicy } = spec
  const scope = scopeOf(spec)
  validateFailurePolicy(spec.failurePolicy, 'spec', errors)
  validateParamKind(paramKind, errors)
  if (!matchConstraints) errors.required('spec.matchConstraints')
  else validateMatchResources(matchConstraints, 'spec.matchConstraints', true, errors)
  validateMatchConditions(matchConditions, 'spec', scope, errors)
  validateVariables(spec, errors)
  if (mutations.length === 0) errors.required('spec.mutations', 'mutations must contain at least one item')
  for (const [index, mutation] of mutations.entries())
    validateMutation(mutation, `spec.mutations[${index}]`, scope, errors)
  if (!reinvocationPolicy) errors.required('spec.reinvocationPolicy')
  else if (!REINVOCATIONS.includes(reinvocationPolicy))
    errors.notSupported('spec.reinvocationPolicy', reinvocationPolicy, REINVOCATIONS)
}

export const mutatingAdmissionPolicyStrategy: Strategy<Policy> = {
  defaults(policy) {
    policy.spec ??= {}
    policy.spec.failurePolicy ??= 'Fail'
    defaultMatchResources(policy.spec.matchConstraints)
  },
  validate,
}

export const mutatingAdmissionPolicyBindingStrategy: Strategy<Binding> = {
  defaults(binding) {
    defaultMatchResources(binding.spec?.matchResources)
  },
  validate({ spec }, errors) {
    if (!spec?.policyName) errors.required('spec.policyName')
    else
      for (const why of dns1123Subdomain(spec.policyName))
        errors.invalid('spec.policyName', spec.policyName, why)
    validateParamRef(spec?.paramRef, errors)
    if (spec?.matchResources)
      validateMatchResources(spec.matchResources, 'spec.matchResources', false, errors)
  },
}

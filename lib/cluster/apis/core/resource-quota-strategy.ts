import type { IScopedResourceSelectorRequirement as Requirement } from 'kubernetes-models/v1/ScopedResourceSelectorRequirement'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { ResourceQuota } from '@/lib/cluster/apimachinery/object'
import {
  scopeAllows,
  validateQuotaResourceName,
  validateResourceAmount,
} from '@/lib/cluster/apis/core/resource-names'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const SCOPES = [
  'BestEffort',
  'CrossNamespacePodAffinity',
  'NotBestEffort',
  'NotTerminating',
  'PriorityClass',
  'Terminating',
  'VolumeAttributesClass',
]

const EXISTS_ONLY = [
  'BestEffort',
  'CrossNamespacePodAffinity',
  'NotBestEffort',
  'NotTerminating',
  'Terminating',
]

const OPPOSITES = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const

type Spec = ResourceQuota['spec']

function validateScopes(spec: Spec, errors: FieldErrors): void {
  const scopes: string[] = spec.scopes ?? []
  for (const scope of scopes) {
    if (!SCOPES.includes(scope)) errors.invalid('spec.scopes', scopes, 'unsupported scope')
    for (const name of Object.keys(spec.hard ?? {}).sort()) {
      if (!scopeAllows(scope, name)) {
        errors.invalid('spec.scopes', scopes, 'unsupported scope applied to resource')
      }
    }
  }
  for (const pair of OPPOSITES) {
    if (pair.every((scope) => scopes.includes(scope))) {
      errors.invalid('spec.scopes', scopes, 'conflicting scopes')
    }
  }
}

function validateScopeSelector(spec: Spec, errors: FieldErrors): void {
  const field = 'spec.scopeSelector.matchExpressions'
  const expressions = spec.scopeSelector?.matchExpressions ?? []
  for (const { scopeName = '', operator = '', values = [] } of expressions as Partial<Requirement>[]) {
    if (!SCOPES.includes(scopeName)) errors.invalid(`${field}.scopeName`, scopeName, 'unsupported scope')
    for (const name of Object.keys(spec.hard ?? {}).sort()) {
      if (!scopeAllows(scopeName, name)) {
        errors.invalid(field, spec.scopeSelector, 'unsupported scope applied to resource')
      }
    }
    if (EXISTS_ONLY.includes(scopeName) && operator !== 'Exists') {
      errors.invalid(
        `${field}.operator`,
        operator,
        "must be 'Exist' only operator when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity",
      )
    }
    if (operator === 'In' || operator === 'NotIn') {
      if (values.length === 0) {
        errors.required(
          `${field}.values`,
          "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
        )
      }
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (values.length > 0) {
        errors.invalid(
          `${field}.values`,
          values,
          "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
        )
      }
    } else errors.invalid(`${field}.operator`, operator, 'not a valid selector operator')
  }
  for (const pair of OPPOSITES) {
    if (pair.every((scope) => expressions.some(({ scopeName }) => scopeName === scope))) {
      errors.invalid('spec.scopeSelector.matchExpressions', spec.scopes ?? null, 'conflicting scopes')
    }
  }
}

/** What the API server asks of it when it is written. */
export const resourceQuotaStrategy: Strategy<ResourceQuota> = {
  defaults(quota) {
    quota.spec ??= {}
    quota.status ??= {}
  },
  prepareForCreate(quota) {
    quota.status = {}
  },
  prepareForUpdate(quota, old) {
    quota.status = old.status
  },
  validate({ spec }, errors) {
    for (const [name, amount] of Object.entries(spec.hard ?? {}).sort()) {
      const field = `spec.hard[${name}]`
      validateQuotaResourceName(name, field, errors)
      validateResourceAmount(name, amount, field, errors)
    }
    validateScopes(spec, errors)
    validateScopeSelector(spec, errors)
  },
  validateUpdate(quota, old, errors) {
    const [now, before] = [quota, old].map(({ spec }) => [...(spec.scopes ?? [])].sort())
    if (!deepEqual(now, before))
      errors.invalid('spec.scopes', quota.spec.scopes ?? null, 'field is immutable')
  },
}

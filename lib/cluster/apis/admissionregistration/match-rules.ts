/** What webhooks and admission policies share: which requests they look at. */
import type { IMatchCondition } from 'kubernetes-models/admissionregistration.k8s.io/v1/MatchCondition'
import type { IMatchResources } from 'kubernetes-models/admissionregistration.k8s.io/v1/MatchResources'
import type { IRuleWithOperations } from 'kubernetes-models/admissionregistration.k8s.io/v1/RuleWithOperations'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import { checkExpression, type Scope } from '@/lib/cluster/apis/admissionregistration/expressions'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']
const SCOPES = ['*', 'Cluster', 'Namespaced']
const MATCH_POLICIES = ['Equivalent', 'Exact']
const FAILURE_POLICIES = ['Fail', 'Ignore']

export function defaultRules(rules: readonly { scope?: string }[] | undefined): void {
  for (const rule of rules ?? []) rule.scope ??= '*'
}

export function defaultMatchResources(match: IMatchResources | undefined): void {
  if (!match) return
  match.matchPolicy ??= 'Equivalent'
  match.namespaceSelector ??= {}
  match.objectSelector ??= {}
  defaultRules(match.resourceRules)
  defaultRules(match.excludeResourceRules)
}

/** A list that must have entries, none empty, and `*` only alone. */
function validateList(list: readonly string[], path: string, errors: FieldErrors, strict = true): void {
  if (list.length === 0) {
    errors.required(path)
    return
  }
  if (list.length > 1 && list.includes('*'))
    errors.invalid(
      path,
      list,
      "if '*' is present, must not specify other " +
        path
          .slice(path.lastIndexOf('.') + 1)
          .replace('apiGroups', 'API groups')
          .replace('apiVersions', 'API versions'),
    )
  if (!strict) return
  for (const [index, item] of list.entries()) if (item === '') errors.required(`${path}[${index}]`)
}

function validateResources(resources: readonly string[], path: string, errors: FieldErrors): void {
  if (resources.length === 0) {
    errors.required(path)
    return
  }
  const covers = new Set(resources.map((resource) => resource))
  for (const [index, resource] of resources.entries()) {
    const at = `${path}[${index}]`
    if (resource === '') errors.required(at)
    const [name = '', sub] = resource.split('/')
    if (resource !== '*/*' && covers.has('*/*'))
      errors.invalid(at, resource, "if '*/*' is present, must not specify other resources")
    else if (sub !== undefined && sub !== '*' && covers.has(`${name}/*`))
      errors.invalid(at, resource, `if '${name}/*' is present, must not specify ${resource}`)
    else if (name !== '*' && sub !== undefined && covers.has(`*/${sub}`))
      errors.invalid(at, resource, `if '*/${sub}' is present, must not specify ${resource}`)
    else if (sub === undefined && name !== '*' && covers.has('*'))
      errors.invalid(
        path,
        resources,
        "if '*' is present, must not specify other resources without subresources",
      )
  }
}

export function validateRule(rule: IRuleWithOperations, path: string, errors: FieldErrors): void {
  const { operations = [], apiGroups = [], apiVersions = [], resources = [], scope } = rule
  if (operations.length === 0) errors.required(`${path}.operations`)
  else if (operations.length > 1 && operations.includes('*'))
    errors.invalid(`${path}.operations`, operations, "if '*' is present, must not specify other operations")
  for (const [index, operation] of operations.entries()) {
    if (!OPERATIONS.includes(operation))
      errors.notSupported(`${path}.operations[${index}]`, operation, OPERATIONS)
  }
  validateList(apiGroups, `${path}.apiGroups`, errors, false)
  validateList(apiVersions, `${path}.apiVersions`, errors)
  validateResources(resources, `${path}.resources`, errors)
  if (scope !== undefined && !SCOPES.includes(scope)) errors.notSupported(`${path}.scope`, scope, SCOPES)
}

export function validateMatchPolicy(policy: string | undefined, path: string, errors: FieldErrors): void {
  if (policy !== undefined && !MATCH_POLICIES.includes(policy))
    errors.notSupported(`${path}.matchPolicy`, policy, MATCH_POLICIES)
}

export function validateFailurePolicy(policy: string | undefined, path: string, errors: FieldErrors): void {
  if (policy !== undefined && !FAILURE_POLICIES.includes(policy))
    errors.notSupported(`${path}.failurePolicy`, policy, FAILURE_POLICIES)
}

export function validateMatchConditions(
  conditions: readonly IMatchCondition[] | undefined,
  path: string,
  scope: Scope,
  errors: FieldErrors,
): void {
  const seen = new Set<string>()
  for (const [index, { name, expression }] of (conditions ?? []).entries()) {
    const at = `${path}.matchConditions[${index}]`
    if (!expression?.trim()) errors.required(`${at}.expression`)
    else checkExpression(expression, `${at}.expression`, scope, ['bool'], errors)
    if (!name) errors.required(`${at}.name`)
    else for (const why of qualifiedName(name)) errors.invalid(`${at}.name`, name, why)
    if (seen.has(name)) errors.duplicate(`${at}.name`, name)
    seen.add(name)
  }
}

export function validateMatchResources(
  match: IMatchResources,
  path: string,
  needsRules: boolean,
  errors: FieldErrors,
): void {
  const { resourceRules = [], excludeResourceRules = [] } = match
  validateMatchPolicy(match.matchPolicy, path, errors)
  validateLabelSelector(match.namespaceSelector, `${path}.namespaceSelector`, errors)
  validateLabelSelector(match.objectSelector, `${path}.objectSelector`, errors)
  for (const [index, rule] of resourceRules.entries())
    validateRule(rule, `${path}.resourceRules[${index}]`, errors)
  for (const [index, rule] of excludeResourceRules.entries())
    validateRule(rule, `${path}.excludeResourceRules[${index}]`, errors)
  if (needsRules && resourceRules.length === 0) errors.required(`${path}.resourceRules`)
}

/** Mirrors: ValidatePolicyRule in pkg/apis/rbac/validation/validation.go. */
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'

export const RBAC_GROUP = 'rbac.authorization.k8s.io'

function validateRule(rule: IPolicyRule, namespaced: boolean, path: string, errors: FieldErrors): void {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
  if (verbs.length === 0) errors.required(`${path}.verbs`, 'verbs must contain at least one value')
  if (nonResourceURLs.length > 0) {
    const refuse = (why: string) => errors.invalid(`${path}.nonResourceURLs`, nonResourceURLs, why)
    if (namespaced) refuse('namespaced rules cannot apply to non-resource URLs')
    if (apiGroups.length + resources.length + resourceNames.length > 0)
      refuse('rules cannot apply to both regular resources and non-resource URLs')
    return
  }
  if (apiGroups.length === 0)
    errors.required(`${path}.apiGroups`, 'resource rules must supply at least one api group')
  if (resources.length === 0)
    errors.required(`${path}.resources`, 'resource rules must supply at least one resource')
}

/** Validates the rules of a Role (`namespaced`) or a ClusterRole. */
export function validateRules(
  object: KubeObject & { rules?: IPolicyRule[] | null },
  namespaced: boolean,
  errors: FieldErrors,
): void {
  for (const [index, rule] of (object.rules ?? []).entries())
    validateRule(rule, namespaced, `rules[${index}]`, errors)
}

/** Affinity. Mirrors: pkg/apis/core/validation/validation.go. */
import type { IAffinity } from 'kubernetes-models/v1/Affinity'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1123Label, qualifiedName } from '@/lib/cluster/apimachinery/names'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'
import { part } from '@/lib/cluster/sim/parts'

/** One term of a node selector. */
export function validateNodeTerm(term: INodeSelectorTerm, field: string, errors: FieldErrors): void {
  for (const [index, requirement] of (term.matchExpressions ?? []).entries()) {
    const path = `${field}.matchExpressions[${index}]`
    const count = requirement.values?.length ?? 0
    switch (requirement.operator as string) {
      case 'In':
      case 'NotIn':
        if (count === 0)
          errors.required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")
        break
      case 'Exists':
      case 'DoesNotExist':
        if (count > 0)
          errors.forbidden(
            `${path}.values`,
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          )
        break
      case 'Gt':
      case 'Lt':
        if (count !== 1)
          errors.required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")
        break
      default:
        errors.invalid(`${path}.operator`, requirement.operator, 'not a valid selector operator')
    }
    for (const why of qualifiedName(requirement.key)) errors.invalid(`${path}.key`, requirement.key, why)
  }
}

/** True when the pod's own labels belong to what the term selects. */
export const hasLabelKeys = ({ matchLabelKeys, mismatchLabelKeys }: IPodAffinityTerm): boolean =>
  !!matchLabelKeys?.length || !!mismatchLabelKeys?.length

function validatePodTerm(term: IPodAffinityTerm, field: string, errors: FieldErrors): void {
  validateLabelSelector(term.labelSelector, `${field}.labelSelector`, errors)
  validateLabelSelector(term.namespaceSelector, `${field}.namespaceSelector`, errors)
  for (const name of term.namespaces ?? [])
    for (const why of dns1123Label(name)) errors.invalid(`${field}.namespace`, name, why)
  if (hasLabelKeys(term)) part('podPlacement').validateLabelKeys(term, field, errors)
  if (!term.topologyKey) errors.required(`${field}.topologyKey`, 'can not be empty')
  for (const why of qualifiedName(term.topologyKey ?? ''))
    errors.invalid(`${field}.topologyKey`, term.topologyKey ?? '', why)
}

const WEIGHT = 'must be in the range 1-100'

function validateNodeAffinity(affinity: IAffinity, field: string, errors: FieldErrors): void {
  const node = affinity.nodeAffinity
  const required = node?.requiredDuringSchedulingIgnoredDuringExecution
  if (required) {
    const path = `${field}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`
    if (!required.nodeSelectorTerms?.length)
      errors.required(path, 'must have at least one node selector term')
    for (const [index, term] of (required.nodeSelectorTerms ?? []).entries())
      validateNodeTerm(term, `${path}[${index}]`, errors)
  }
  for (const [index, preferred] of (node?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const path = `${field}.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[${index}]`
    if (preferred.weight < 1 || preferred.weight > 100)
      errors.invalid(`${path}.weight`, preferred.weight, WEIGHT)
    validateNodeTerm(preferred.preference, `${path}.preference`, errors)
  }
}

/** Node and pod (anti-)affinity of a pod spec. */
export function validateAffinity(affinity: IAffinity | undefined, field: string, errors: FieldErrors): void {
  if (!affinity) return
  validateNodeAffinity(affinity, field, errors)
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const rules = affinity[kind]
    for (const [index, term] of (rules?.requiredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      validatePodTerm(
        term,
        `${field}.${kind}.requiredDuringSchedulingIgnoredDuringExecution[${index}]`,
        errors,
      )
    }
    for (const [index, term] of (rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
      const path = `${field}.${kind}.preferredDuringSchedulingIgnoredDuringExecution[${index}]`
      if (term.weight < 1 || term.weight > 100) errors.invalid(`${path}.weight`, term.weight, WEIGHT)
      validatePodTerm(term.podAffinityTerm, `${path}.podAffinityTerm`, errors)
    }
  }
}

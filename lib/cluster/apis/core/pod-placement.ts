/** What pods say of the pods around them beyond the common. Mirrors: pkg/registry/core/pod/strategy.go, validation.go. */
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { qualifiedName } from '@/lib/cluster/apimachinery/names'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

interface LabelKeys {
  labelSelector?: ILabelSelector
  matchLabelKeys?: string[]
  mismatchLabelKeys?: string[]
}

/** The pod's own values of the keys, added to what is selected (applyMatchLabelKeysAndMismatchLabelKeys). */
function merge(of: LabelKeys, labels: Readonly<Record<string, string>>): void {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = of
  if (!labelSelector) return
  const added = (keys: string[], operator: 'In' | 'NotIn') =>
    keys.flatMap((key) => (labels[key] === undefined ? [] : [{ key, operator, values: [labels[key]] }]))
  const expressions = [...added(matchLabelKeys, 'In'), ...added(mismatchLabelKeys, 'NotIn')]
  if (expressions.length === 0) return
  of.labelSelector = {
    ...labelSelector,
    matchExpressions: [...(labelSelector.matchExpressions ?? []), ...expressions],
  }
}

const termsOf = ({ affinity }: Pod['spec']): LabelKeys[] =>
  [affinity?.podAffinity, affinity?.podAntiAffinity].flatMap((rules) => [
    ...(rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((each) => each.podAffinityTerm),
    ...(rules?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
  ])

/** Changes a pod that is about to be created. */
export function mergeLabelKeys({ metadata, spec }: Pod): void {
  for (const each of [...termsOf(spec), ...(spec.topologySpreadConstraints ?? [])])
    merge(each, metadata.labels ?? {})
}

function validateKeys(keys: string[], of: LabelKeys, field: string, errors: FieldErrors): void {
  if (keys.length === 0) return
  if (!of.labelSelector) {
    errors.forbidden(field, 'must not be specified when labelSelector is not set')
    return
  }
  for (const [index, key] of keys.entries())
    for (const why of qualifiedName(key)) errors.invalid(`${field}[${index}]`, key, why)
}

/** validateMatchLabelKeysAndMismatchLabelKeys: the selector has been merged already, so a key may stand twice. */
export function validateLabelKeys(of: LabelKeys, field: string, errors: FieldErrors): void {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = of
  validateKeys(matchLabelKeys, of, `${field}.matchLabelKeys`, errors)
  validateKeys(mismatchLabelKeys, of, `${field}.mismatchLabelKeys`, errors)
  const seen = new Set(Object.keys(labelSelector?.matchLabels ?? {}))
  for (const { key } of labelSelector?.matchExpressions ?? []) {
    const index = matchLabelKeys.lastIndexOf(key)
    if (index >= 0 && seen.has(key))
      errors.invalid(`${field}[${index}]`, key, 'exists in both matchLabelKeys and labelSelector')
    seen.add(key)
  }
  for (const [index, key] of matchLabelKeys.entries())
    if (mismatchLabelKeys.includes(key))
      errors.invalid(
        `${field}.matchLabelKeys[${index}]`,
        key,
        'exists in both matchLabelKeys and mismatchLabelKeys',
      )
}

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway']
const POLICIES = ['Honor', 'Ignore']

function validateConstraint(constraint: ITopologySpreadConstraint, path: string, errors: FieldErrors): void {
  const { minDomains, whenUnsatisfiable } = constraint
  if (minDomains !== undefined && minDomains <= 0)
    errors.invalid(`${path}.minDomains`, minDomains, 'must be greater than zero')
  if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule')
    errors.invalid(
      `${path}.minDomains`,
      minDomains,
      `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`,
    )
  for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
    const policy = constraint[name]
    if (policy !== undefined && !POLICIES.includes(policy))
      errors.notSupported(`${path}.${name}`, policy, POLICIES)
  }
  validateLabelKeys(constraint, path, errors)
  validateLabelSelector(constraint.labelSelector, `${path}.labelSelector`, errors)
}

/** validateTopologySpreadConstraints. */
export function validateTopologySpread(
  constraints: readonly ITopologySpreadConstraint[],
  field: string,
  errors: FieldErrors,
): void {
  for (const [index, constraint] of constraints.entries()) {
    const path = `${field}[${index}]`
    const { maxSkew, topologyKey, whenUnsatisfiable } = constraint
    if (maxSkew <= 0) errors.invalid(`${path}.maxSkew`, maxSkew, 'must be greater than zero')
    if (!topologyKey) errors.required(`${path}.topologyKey`, 'can not be empty')
    if (!ACTIONS.includes(whenUnsatisfiable))
      errors.notSupported(`${path}.whenUnsatisfiable`, whenUnsatisfiable, ACTIONS)
    const isRepeated = constraints
      .slice(index + 1)
      .some((other) => other.topologyKey === topologyKey && other.whenUnsatisfiable === whenUnsatisfiable)
    if (isRepeated)
      errors.duplicate(`${path}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`)
    validateConstraint(constraint, path, errors)
  }
}

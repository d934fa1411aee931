import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { dns1123Label } from '@/lib/cluster/apimachinery/names'
import type { StatefulSet } from '@/lib/cluster/apimachinery/object'
import { defaultClaimSpec, validateClaimSpec } from '@/lib/cluster/apis/core/persistent-volume-claim-strategy'
import { defaultTemplate, validateRunsForEver, validateTemplate } from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { fractionalWarning } from '@/lib/cluster/apis/core/volume-class'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

function defaultStrategy(spec: StatefulSet['spec']): void {
  spec.updateStrategy ??= {}
  const strategy = spec.updateStrategy
  if (!strategy.type) {
    strategy.type = 'RollingUpdate'
    strategy.rollingUpdate ??= {}
  }
  if (strategy.type === 'RollingUpdate' && strategy.rollingUpdate) strategy.rollingUpdate.partition ??= 0
}

function defaults(set: StatefulSet): void {
  set.spec ??= {} as StatefulSet['spec']
  const { spec } = set
  spec.podManagementPolicy ||= 'OrderedReady'
  defaultStrategy(spec)
  spec.persistentVolumeClaimRetentionPolicy ??= {}
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= 'Retain'
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= 'Retain'
  spec.replicas ??= 1
  spec.revisionHistoryLimit ??= 10
  defaultTemplate(spec)
  for (const claim of spec.volumeClaimTemplates ?? []) {
    claim.apiVersion = 'v1'
    claim.kind = 'PersistentVolumeClaim'
    claim.spec ??= {}
    defaultClaimSpec(claim.spec)
    claim.status = { phase: 'Pending' }
  }
}

const MODES = ['RollingUpdate', 'OnDelete']

function validateStrategy(strategy: NonNullable<StatefulSet['spec']['updateStrategy']>, errors: FieldErrors) {
  const field = 'spec.updateStrategy'
  const rolling = strategy.rollingUpdate
  const value = rolling && {
    Partition: rolling.partition ?? 0,
    MaxUnavailable: null,
  }
  if (!MODES.includes(strategy.type ?? '')) {
    const shown = { Type: strategy.type ?? '', RollingUpdate: value ?? null }
    errors.invalid(field, shown, `must be '${MODES[0]}' or '${MODES[1]}'`)
  } else if (strategy.type === 'OnDelete') {
    if (rolling)
      errors.invalid(`${field}.rollingUpdate`, value, `only allowed for updateStrategy '${MODES[0]}'`)
  } else if (rolling) {
    errors.nonNegative(`${field}.rollingUpdate.partition`, rolling.partition)
  }
}

function validateRetention({ spec }: StatefulSet, errors: FieldErrors): void {
  const policy = spec.persistentVolumeClaimRetentionPolicy as Record<string, string> | undefined
  for (const field of ['whenDeleted', 'whenScaled']) {
    const value = policy?.[field] ?? ''
    if (value === 'Retain' || value === 'Delete') continue
    errors.notSupported(`spec.persistentVolumeClaimRetentionPolicy.${field}`, value, ['Retain', 'Delete'])
  }
}

/** A template's volumes include those that claims will make. */
function withClaimVolumes({ template, volumeClaimTemplates = [] }: StatefulSet['spec']) {
  if (volumeClaimTemplates.length === 0) return template
  const claims = volumeClaimTemplates.map((claim) => claim.metadata?.name ?? '')
  const own = (template.spec?.volumes ?? []).filter((volume) => !claims.includes(volume.name))
  const made = claims.map((name) => ({ name, persistentVolumeClaim: { claimName: name } }))
  return {
    ...template,
    spec: { ...template.spec, containers: template.spec?.containers ?? [], volumes: [...own, ...made] },
  }
}

function validateClaims({ spec }: StatefulSet, errors: FieldErrors): void {
  for (const [index, claim] of (spec.volumeClaimTemplates ?? []).entries())
    validateClaimSpec(claim.spec ?? {}, `spec.volumeClaimTemplates[${index}].spec`, errors)
}

function validate(set: StatefulSet, errors: FieldErrors): void {
  const { spec } = set
  if (!['OrderedReady', 'Parallel'].includes(spec.podManagementPolicy ?? '')) {
    errors.invalid(
      'spec.podManagementPolicy',
      spec.podManagementPolicy,
      "must be 'OrderedReady' or 'Parallel'",
    )
  }
  validateStrategy(spec.updateStrategy ?? {}, errors)
  validateRetention(set, errors)
  errors.nonNegative('spec.replicas', spec.replicas)
  errors.nonNegative('spec.minReadySeconds', spec.minReadySeconds)
  errors.nonNegative('spec.ordinals.start', spec.ordinals?.start)
  const { selector, template } = spec
  const usable = validateLabelSelector(selector, 'spec.selector', errors)
  if (!selector) errors.required('spec.selector')
  else if (Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0) {
    errors.invalid('spec.selector', selector, 'empty selector is invalid for statefulset')
  }
  const labels = template?.metadata?.labels
  if (!usable) errors.invalid('spec.selector', selector, '')
  else {
    if (selector && !matchesLabelSelector(selector, labels))
      errors.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')
    validateTemplate(withClaimVolumes(spec), 'spec.template', errors)
  }
  validateRunsForEver(template, 'spec.template', 'StatefulSet', errors)
  validateClaims(set, errors)
  if (spec.serviceName)
    for (const why of dns1123Label(spec.serviceName))
      errors.invalid('spec.serviceName', spec.serviceName, why)
}

const CHANGEABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const

function validateUpdate(set: StatefulSet, old: StatefulSet, errors: FieldErrors): void {
  const before: Record<string, unknown> = { ...old.spec }
  const after: Record<string, unknown> = { ...set.spec }
  for (const field of CHANGEABLE) {
    delete before[field]
    delete after[field]
  }
  if (deepEqual(after, before)) return
  const fields = CHANGEABLE.slice(0, -1)
    .map((field) => `'${field}'`)
    .join(', ')
  errors.forbidden(
    'spec',
    `updates to statefulset spec for fields other than ${fields} and '${CHANGEABLE.at(-1)}' are forbidden`,
  )
}

function warnings(set: StatefulSet, old?: StatefulSet): string[] {
  const { volumeClaimTemplates = [], revisionHistoryLimit = 0 } = set.spec
  const negative =
    'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended'
  return [
    ...templateWarnings(set, old),
    ...volumeClaimTemplates.flatMap(({ spec }, index) => {
      const field = `spec.volumeClaimTemplates[${index}].resources.requests[storage]`
      return fractionalWarning(field, spec?.resources?.requests?.storage)
    }),
    ...(revisionHistoryLimit < 0 ? [negative] : []),
  ]
}

/** `maxUnavailable` belongs to a feature that 1.36 has switched off (MaxUnavailableStatefulSet). */
const dropDisabledFields = ({ spec }: StatefulSet) =>
  delete spec.updateStrategy?.rollingUpdate?.maxUnavailable

/** What the API server asks of it when it is written. */
export const statefulSetStrategy: Strategy<StatefulSet> = {
  defaults,
  prepareForCreate(set) {
    dropDisabledFields(set)
    set.status = { replicas: 0, availableReplicas: 0 }
  },
  prepareForUpdate(set, old) {
    dropDisabledFields(set)
    set.status = old.status
  },
  validate,
  validateUpdate,
  warnings,
}

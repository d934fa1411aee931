import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  formatSelector,
  matchesLabelSelector,
  selectorFromLabelSelector,
  selectorFromSet,
} from '@/lib/cluster/apimachinery/labels'
import type { DaemonSet } from '@/lib/cluster/apimachinery/object'
import {
  containerImages,
  containerNames,
  defaultTemplate,
  validateRunsForEver,
  validateTemplate,
} from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { amountOf, validateAtMost100Percent, validateIntOrPercent } from '@/lib/cluster/apis/int-or-percent'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

/** Counts the templates there have been; its field went, the annotation stayed. */
const GENERATION = 'deprecated.daemonset.template.generation'

const number = (name: string, value: (ds: DaemonSet) => number | undefined): Column<DaemonSet> => ({
  name,
  type: 'integer',
  value: (ds) => value(ds) ?? 0,
})

const columns: Column<DaemonSet>[] = [
  nameColumn as Column<DaemonSet>,
  number('Desired', ({ status }) => status?.desiredNumberScheduled),
  number('Current', ({ status }) => status?.currentNumberScheduled),
  number('Ready', ({ status }) => status?.numberReady),
  number('Up-to-date', ({ status }) => status?.updatedNumberScheduled),
  number('Available', ({ status }) => status?.numberAvailable),
  {
    name: 'Node Selector',
    value: (ds) => formatSelector(selectorFromSet(ds.spec.template.spec?.nodeSelector)) || '<none>',
  },
  ageColumn as Column<DaemonSet>,
  { name: 'Containers', priority: 1, value: (ds) => containerNames(ds.spec.template) },
  { name: 'Images', priority: 1, value: (ds) => containerImages(ds.spec.template) },
  {
    name: 'Selector',
    priority: 1,
    value: (ds) => formatSelector(selectorFromLabelSelector(ds.spec.selector) ?? []),
  },
]

type Strategy = NonNullable<DaemonSet['spec']['updateStrategy']>

function validateStrategy(strategy: Strategy, errors: FieldErrors): void {
  const field = 'spec.updateStrategy'
  const rolling = strategy.rollingUpdate
  switch (strategy.type as string | undefined) {
    case 'OnDelete':
      return
    case 'RollingUpdate':
      break
    default: {
      const value = {
        Type: strategy.type ?? '',
        RollingUpdate: rolling
          ? { MaxUnavailable: rolling.maxUnavailable, MaxSurge: rolling.maxSurge }
          : null,
      }
      errors.notSupported(field, value, ['RollingUpdate', 'OnDelete'])
      return
    }
  }
  if (!rolling) {
    errors.required(`${field}.rollingUpdate`)
    return
  }
  const { maxUnavailable = 0, maxSurge = 0 } = rolling
  const at = `${field}.rollingUpdate`
  validateIntOrPercent(maxUnavailable, `${at}.maxUnavailable`, errors)
  validateIntOrPercent(maxSurge, `${at}.maxSurge`, errors)
  validateAtMost100Percent(maxUnavailable, `${at}.maxUnavailable`, errors)
  validateAtMost100Percent(maxSurge, `${at}.maxSurge`, errors)
  if (amountOf(maxUnavailable) !== 0 && amountOf(maxSurge) !== 0) {
    errors.invalid(`${at}.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero')
  } else if (amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0) {
    errors.required(`${at}.maxUnavailable`, 'cannot be 0 when maxSurge is 0')
  }
}

function defaults(ds: DaemonSet): void {
  ds.spec ??= {} as DaemonSet['spec']
  const { spec } = ds
  spec.updateStrategy ??= {}
  spec.updateStrategy.type ??= 'RollingUpdate'
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {}
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0
  }
  spec.revisionHistoryLimit ??= 10
  defaultTemplate(spec)
}

function setGeneration(ds: DaemonSet, generation: number): void {
  ds.metadata.annotations = { [GENERATION]: String(generation), ...ds.metadata.annotations }
  ds.metadata.annotations[GENERATION] = String(generation)
}

const noStatus = (): DaemonSet['status'] => ({
  currentNumberScheduled: 0,
  desiredNumberScheduled: 0,
  numberMisscheduled: 0,
  numberReady: 0,
})

function validate({ spec }: DaemonSet, errors: FieldErrors): void {
  const { selector, template } = spec
  const labels = template?.metadata?.labels
  const usable = validateLabelSelector(selector, 'spec.selector', errors)
  if (usable && !matchesLabelSelector(selector, labels)) {
    errors.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')
  }
  if (
    selector &&
    Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0
  )
    errors.invalid('spec.selector', selector, 'empty selector is invalid for daemonset')
  validateTemplate(template, 'spec.template', errors)
  validateRunsForEver(template, 'spec.template', 'DaemonSet', errors)
  errors.nonNegative('spec.minReadySeconds', spec.minReadySeconds)
  validateStrategy(spec.updateStrategy ?? {}, errors)
  errors.nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit)
}

export const daemonSet = defineKind<DaemonSet>({
  group: 'apps',
  version: 'v1',
  kind: 'DaemonSet',
  plural: 'daemonsets',
  singular: 'daemonset',
  shortNames: ['ds'],
  categories: ['all'],
  namespaced: true,
  schema: 'apps/v1/DaemonSet',
  hasGeneration: true,
  subresources: ['status'],
  defaults,
  prepareForCreate(ds) {
    setGeneration(ds, 1)
    ds.status = noStatus()
  },
  prepareForUpdate(ds, old) {
    ds.status = old.status
    const before = Number(old.metadata.annotations?.[GENERATION] ?? 1)
    setGeneration(ds, deepEqual(ds.spec.template, old.spec.template) ? before : before + 1)
  },
  validate,
  validateUpdate(ds, old, errors) {
    if (!deepEqual(ds.spec.selector, old.spec.selector)) {
      errors.invalid('spec.selector', ds.spec.selector, 'field is immutable')
    }
  },
  warnings: (object, old) => templateWarnings(object, old),
  columns,
})

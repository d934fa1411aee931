import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Deployment } from '@/lib/cluster/apimachinery/object'
import {
  containerImages,
  containerNames,
  defaultTemplate,
  validateSelectorAndTemplate,
} from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { amountOf, validateAtMost100Percent, validateIntOrPercent } from '@/lib/cluster/apis/int-or-percent'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const columns: Column<Deployment>[] = [
  nameColumn as Column<Deployment>,
  { name: 'Ready', value: (d) => `${d.status?.readyReplicas ?? 0}/${d.spec.replicas ?? 0}` },
  { name: 'Up-to-date', type: 'integer', value: (d) => d.status?.updatedReplicas ?? 0 },
  { name: 'Available', type: 'integer', value: (d) => d.status?.availableReplicas ?? 0 },
  ageColumn as Column<Deployment>,
  { name: 'Containers', priority: 1, value: (d) => containerNames(d.spec.template) },
  { name: 'Images', priority: 1, value: (d) => containerImages(d.spec.template) },
  {
    name: 'Selector',
    priority: 1,
    value: (d) => formatSelector(selectorFromLabelSelector(d.spec.selector) ?? []),
  },
]

type Strategy = NonNullable<Deployment['spec']['strategy']>

function validateRollingUpdate(rolling: NonNullable<Strategy['rollingUpdate']>, errors: FieldErrors): void {
  const field = 'spec.strategy.rollingUpdate'
  const { maxUnavailable = 0, maxSurge = 0 } = rolling
  validateIntOrPercent(maxUnavailable, `${field}.maxUnavailable`, errors)
  validateIntOrPercent(maxSurge, `${field}.maxSurge`, errors)
  if (amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0) {
    errors.invalid(`${field}.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0')
  }
  validateAtMost100Percent(maxUnavailable, `${field}.maxUnavailable`, errors)
}

function validateStrategy(strategy: Strategy, errors: FieldErrors): void {
  switch (strategy.type as string | undefined) {
    case 'Recreate':
      if (strategy.rollingUpdate) {
        errors.forbidden(
          'spec.strategy.rollingUpdate',
          "may not be specified when strategy `type` is 'Recreate'",
        )
      }
      break
    case 'RollingUpdate':
      if (strategy.rollingUpdate) validateRollingUpdate(strategy.rollingUpdate, errors)
      else errors.required('spec.strategy.rollingUpdate', 'this should be defaulted and never be nil')
      break
    default: {
      const rolling = strategy.rollingUpdate
      const value = {
        Type: strategy.type ?? '',
        RollingUpdate: rolling
          ? { MaxUnavailable: rolling.maxUnavailable, MaxSurge: rolling.maxSurge }
          : null,
      }
      errors.notSupported('spec.strategy', value, ['Recreate', 'RollingUpdate'])
    }
  }
}

function defaults(deployment: Deployment): void {
  deployment.spec ??= {} as Deployment['spec']
  const { spec } = deployment
  spec.replicas ??= 1
  spec.strategy ??= {}
  spec.strategy.type ??= 'RollingUpdate'
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate ??= {}
    spec.strategy.rollingUpdate.maxUnavailable ??= '25%'
    spec.strategy.rollingUpdate.maxSurge ??= '25%'
  }
  spec.revisionHistoryLimit ??= 10
  spec.progressDeadlineSeconds ??= 600
  defaultTemplate(spec)
  deployment.status ??= {}
}

export const deployment = defineKind<Deployment>({
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  plural: 'deployments',
  singular: 'deployment',
  shortNames: ['deploy'],
  categories: ['all'],
  namespaced: true,
  schema: 'apps/v1/Deployment',
  hasGeneration: true,
  subresources: ['status', 'scale'],
  defaults,
  prepareForCreate(d) {
    d.status = {}
  },
  prepareForUpdate(d, old) {
    d.status = old.status
  },
  validate(d, errors) {
    errors.nonNegative('spec.replicas', d.spec.replicas)
    validateSelectorAndTemplate(d.spec, 'deployment', errors)
    validateStrategy(d.spec.strategy ?? {}, errors)
    errors.nonNegative('spec.minReadySeconds', d.spec.minReadySeconds)
    errors.nonNegative('spec.revisionHistoryLimit', d.spec.revisionHistoryLimit)
    errors.nonNegative('spec.progressDeadlineSeconds', d.spec.progressDeadlineSeconds)
    const deadline = d.spec.progressDeadlineSeconds
    if (deadline !== undefined && deadline <= (d.spec.minReadySeconds ?? 0)) {
      errors.invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds')
    }
  },
  validateUpdate(d, old, errors) {
    if (!deepEqual(d.spec.selector, old.spec.selector)) {
      errors.invalid('spec.selector', d.spec.selector, 'field is immutable')
    }
  },
  warnings: (object, old) => templateWarnings(object, old),
  columns,
})

import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { ageColumn, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type PriorityClass = KubeObject &
  Pick<IPriorityClass, 'value' | 'globalDefault' | 'description' | 'preemptionPolicy'>

/** The classes that every cluster has. */
export const SYSTEM_PRIORITIES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
}

const HIGHEST = 1_000_000_000
const POLICIES = ['Never', 'PreemptLowerPriority']

export const priorityClass = defineKind<PriorityClass>({
  group: 'scheduling.k8s.io',
  version: 'v1',
  kind: 'PriorityClass',
  plural: 'priorityclasses',
  singular: 'priorityclass',
  shortNames: ['pc'],
  namespaced: false,
  schema: 'scheduling.k8s.io/v1/PriorityClass',
  hasGeneration: true,
  defaults(object) {
    object.value ??= 0
    object.preemptionPolicy ??= 'PreemptLowerPriority'
  },
  validate({ metadata, value = 0, preemptionPolicy }, errors) {
    if (metadata.name?.startsWith('system-')) {
      const known = SYSTEM_PRIORITIES[metadata.name]
      const why =
        known === undefined
          ? `${metadata.name} is not a known system priority class`
          : `value of ${metadata.name} PriorityClass must be ${known}`
      if (known !== value) {
        errors.forbidden(
          'metadata.name',
          `priority class names with 'system-' prefix are reserved for system use only. error: ${why}`,
        )
      }
    } else if (value > HIGHEST) {
      errors.forbidden('value', `maximum allowed value of a user defined priority is ${HIGHEST}`)
    }
    if (preemptionPolicy && !POLICIES.includes(preemptionPolicy)) {
      errors.notSupported('preemptionPolicy', preemptionPolicy, POLICIES)
    }
  },
  validateUpdate(object, old, errors) {
    if (object.value !== old.value) errors.forbidden('value', 'may not be changed in an update.')
    if (object.preemptionPolicy !== old.preemptionPolicy) {
      errors.invalid('preemptionPolicy', object.preemptionPolicy, 'field is immutable')
    }
  },
  columns: [
    nameColumn,
    { name: 'Value', type: 'integer', value: (object) => (object as PriorityClass).value ?? 0 },
    { name: 'Global-Default', value: (object) => String((object as PriorityClass).globalDefault ?? false) },
    ageColumn,
    { name: 'PreemptionPolicy', value: (object) => (object as PriorityClass).preemptionPolicy ?? '' },
  ],
})

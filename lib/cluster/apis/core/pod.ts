import type { Pod } from '@/lib/cluster/apimachinery/object'
import { hasLabelKeys } from '@/lib/cluster/apis/core/affinity-validation'
import { podColumns } from '@/lib/cluster/apis/core/pod-columns'
import { defaultPodOnly, defaultPodSpec } from '@/lib/cluster/apis/core/pod-defaults'
import { qosClass } from '@/lib/cluster/apis/core/pod-qos'
import { validatePodUpdate } from '@/lib/cluster/apis/core/pod-update'
import { validatePodSpec } from '@/lib/cluster/apis/core/pod-validation'
import { podWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { defineKind } from '@/lib/cluster/apis/kind'
import { part } from '@/lib/cluster/sim/parts'

/** A pod that no kubelet has, or that has ended, goes at once. */
function gracePeriod(pod: Pod, requested: number | undefined): number {
  if (!pod.spec.nodeName) return 0
  if (pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded') return 0
  const wanted = requested ?? pod.spec.terminationGracePeriodSeconds ?? 30
  return wanted < 0 ? 1 : wanted
}

/** The pod's own labels belong to what it selects. */
function usesLabelKeys({ spec: { affinity, topologySpreadConstraints } }: Pod): boolean {
  const rules = [affinity?.podAffinity, affinity?.podAntiAffinity]
  return (
    !!topologySpreadConstraints?.some(({ matchLabelKeys }) => matchLabelKeys?.length) ||
    rules.some(
      (each) =>
        each?.requiredDuringSchedulingIgnoredDuringExecution?.some(hasLabelKeys) ||
        each?.preferredDuringSchedulingIgnoredDuringExecution?.some((term) =>
          hasLabelKeys(term.podAffinityTerm),
        ),
    )
  )
}

export const pod = defineKind<Pod>({
  group: '',
  version: 'v1',
  kind: 'Pod',
  plural: 'pods',
  singular: 'pod',
  shortNames: ['po'],
  categories: ['all'],
  namespaced: true,
  schema: 'v1/Pod',
  hasGeneration: true,
  subresources: ['status', 'binding', 'eviction', 'log', 'ephemeralcontainers', 'resize'],
  selectableFields: (object) => ({
    'spec.nodeName': object.spec.nodeName ?? '',
    'spec.restartPolicy': object.spec.restartPolicy ?? '',
    'spec.schedulerName': object.spec.schedulerName ?? '',
    'spec.serviceAccountName': object.spec.serviceAccountName ?? '',
    'spec.hostNetwork': object.spec.hostNetwork ? 'true' : 'false',
    'status.phase': object.status?.phase ?? '',
    'status.podIP': object.status?.podIPs?.[0]?.ip ?? '',
    'status.nominatedNodeName': object.status?.nominatedNodeName ?? '',
  }),
  defaults(object) {
    object.spec ??= { containers: [] }
    defaultPodOnly(object.spec)
    defaultPodSpec(object.spec)
  },
  prepareForCreate(object) {
    if (usesLabelKeys(object)) part('podPlacement').mergeLabelKeys(object)
    object.status = { phase: 'Pending', qosClass: qosClass(object.spec) }
    const gates = object.spec.schedulingGates ?? []
    if (gates.length > 0) {
      object.status.conditions = [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'SchedulingGated',
          message: 'Scheduling is blocked due to non-empty scheduling gates',
        },
      ]
    }
  },
  prepareForUpdate(object, old) {
    object.status = old.status
    // They have a subresource of their own.
    if (old.spec.ephemeralContainers) object.spec.ephemeralContainers = old.spec.ephemeralContainers
    else delete object.spec.ephemeralContainers
  },
  validate(object, errors) {
    validatePodSpec(object.spec, 'spec', errors)
  },
  validateCreate({ spec }, errors) {
    if (spec.ephemeralContainers?.length) {
      errors.forbidden('spec.ephemeralContainers', 'cannot be set on create')
    }
    if (spec.nodeName && spec.schedulingGates?.length) {
      errors.forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared')
    }
  },
  validateUpdate: validatePodUpdate,
  warnings: podWarnings,
  gracePeriod,
  columns: podColumns,
})

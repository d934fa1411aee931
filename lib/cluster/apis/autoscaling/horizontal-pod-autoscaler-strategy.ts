import type { IHPAScalingRules } from 'kubernetes-models/autoscaling/v2/HPAScalingRules'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Autoscaler } from '@/lib/cluster/apis/autoscaling/horizontal-pod-autoscaler'
import {
  validateMetric,
  validateReference,
  validateScalingRules,
} from '@/lib/cluster/apis/autoscaling/metric-validation'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const scaleUp = (): IHPAScalingRules => ({
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
})

const scaleDown = (): IHPAScalingRules => ({
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
})

function defaults(object: Autoscaler): void {
  object.spec ??= {} as Autoscaler['spec']
  const { spec } = object
  spec.minReplicas ??= 1
  if (!spec.metrics?.length) {
    const target = { type: 'Utilization', averageUtilization: 80 }
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }]
  }
  if (spec.behavior) {
    spec.behavior.scaleUp = { ...scaleUp(), ...spec.behavior.scaleUp }
    spec.behavior.scaleDown = { ...scaleDown(), ...spec.behavior.scaleDown }
  }
  object.status ??= {} as NonNullable<Autoscaler['status']>
}

/** Everything that scales but a ReplicationController has an API group. */
function validateTargetVersion({ scaleTargetRef }: Autoscaler['spec'], errors: FieldErrors): void {
  const { apiVersion = '', kind } = scaleTargetRef ?? {}
  const field = 'spec.scaleTargetRef.apiVersion'
  const parts = apiVersion.split('/')
  if (parts.length > 2) {
    errors.invalid(field, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)
  } else if (parts.length === 1 && kind !== 'ReplicationController') {
    errors.invalid(field, apiVersion, 'apiVersion must specify API group')
  }
}

/** What the API server asks of it when it is written. */
export const horizontalPodAutoscalerStrategy: Strategy<Autoscaler> = {
  defaults,
  prepareForCreate(object) {
    object.status = { currentMetrics: null, desiredReplicas: 0 } as unknown as NonNullable<
      Autoscaler['status']
    >
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  prepareForStatusUpdate({ status }) {
    // Without metrics it is null, never absent.
    if (status) Object.assign(status, { currentMetrics: status.currentMetrics ?? null })
  },
  validate({ spec }, errors) {
    const { minReplicas, maxReplicas = 0 } = spec
    if (minReplicas !== undefined && minReplicas < 1) {
      errors.invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')
    }
    if (maxReplicas < 1) errors.required('spec.maxReplicas', 'must be set and greater than 0')
    if (minReplicas !== undefined && maxReplicas < minReplicas) {
      errors.invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')
    }
    validateReference(spec.scaleTargetRef, 'spec.scaleTargetRef', errors)
    for (const [index, metric] of (spec.metrics ?? []).entries()) {
      validateMetric(metric, `spec.metrics[${index}]`, errors)
    }
    validateScalingRules(spec.behavior?.scaleUp, 'spec.behavior.scaleUp', errors)
    validateScalingRules(spec.behavior?.scaleDown, 'spec.behavior.scaleDown', errors)
  },
  validateCreate: ({ spec }, errors) => validateTargetVersion(spec, errors),
  validateUpdate({ spec }, old, errors) {
    if (!deepEqual(spec.scaleTargetRef, old.spec.scaleTargetRef)) validateTargetVersion(spec, errors)
  },
}

import type { IHPAScalingRules } from 'kubernetes-models/autoscaling/v2/HPAScalingRules'
import type { IMetricSpec } from 'kubernetes-models/autoscaling/v2/MetricSpec'
import type { IMetricStatus } from 'kubernetes-models/autoscaling/v2/MetricStatus'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { HorizontalPodAutoscaler } from '@/lib/cluster/apimachinery/object'
import {
  validateMetric,
  validateReference,
  validateScalingRules,
} from '@/lib/cluster/apis/autoscaling/metric-validation'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

type Autoscaler = HorizontalPodAutoscaler

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

/** `cpu: 40%/80%`: what is measured and what is aimed at. */
function metricText(spec: IMetricSpec, status: IMetricStatus | undefined): string {
  switch (spec.type) {
    case 'Resource':
    case 'ContainerResource': {
      const key = spec.type === 'Resource' ? 'resource' : 'containerResource'
      const [source, current] = [spec[key], status?.[key]?.current]
      const target = source?.target
      if (target?.averageValue !== undefined) {
        return `${source?.name}: ${current?.averageValue ?? '<unknown>'}/${target.averageValue}`
      }
      const share = (value: number | undefined) => (value === undefined ? undefined : `${value}%`)
      const wanted = share(target?.averageUtilization) ?? '<auto>'
      return `${source?.name}: ${share(current?.averageUtilization) ?? '<unknown>'}/${wanted}`
    }
    default: {
      const key = spec.type === 'Object' ? 'object' : spec.type === 'Pods' ? 'pods' : 'external'
      const [target, current] = [spec[key]?.target, status?.[key]?.current]
      if (target?.averageValue === undefined) return `${current?.value ?? '<unknown>'}/${target?.value}`
      const text = `${current?.averageValue ?? '<unknown>'}/${target.averageValue}`
      return key === 'pods' ? text : `${text} (avg)`
    }
  }
}

function targets({ spec, status }: Autoscaler): string {
  const metrics = spec.metrics ?? []
  if (metrics.length === 0) return '<none>'
  const texts = metrics.map((metric, index) =>
    metricText(metric, status?.currentMetrics?.[index] ?? undefined),
  )
  const more = texts.length - 2
  return more > 0 ? `${texts.slice(0, 2).join(', ')} + ${more} more...` : texts.join(', ')
}

export const autoscalerColumns: Column<Autoscaler>[] = [
  nameColumn as Column<Autoscaler>,
  { name: 'Reference', value: ({ spec }) => `${spec.scaleTargetRef.kind}/${spec.scaleTargetRef.name}` },
  { name: 'Targets', value: targets },
  { name: 'MinPods', value: ({ spec }) => String(spec.minReplicas ?? '<unset>') },
  { name: 'MaxPods', type: 'integer', value: ({ spec }) => spec.maxReplicas },
  { name: 'Replicas', type: 'integer', value: ({ status }) => status?.currentReplicas ?? 0 },
  ageColumn as Column<Autoscaler>,
]

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

/** What every version of the kind is called. */
export const AUTOSCALER_NAMES = {
  group: 'autoscaling',
  kind: 'HorizontalPodAutoscaler',
  plural: 'horizontalpodautoscalers',
  singular: 'horizontalpodautoscaler',
  shortNames: ['hpa'],
  categories: ['all'],
  namespaced: true,
}

export const horizontalPodAutoscaler = defineKind<Autoscaler>({
  ...AUTOSCALER_NAMES,
  version: 'v2',
  schema: 'autoscaling/v2/HorizontalPodAutoscaler',
  subresources: ['status'],
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
  columns: autoscalerColumns,
})

import type { IMetricSpec } from 'kubernetes-models/autoscaling/v2/MetricSpec'
import type { IMetricStatus } from 'kubernetes-models/autoscaling/v2/MetricStatus'
import type { HorizontalPodAutoscaler } from '@/lib/cluster/apimachinery/object'
import { ageColumn, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export type Autoscaler = HorizontalPodAutoscaler

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
  ...lateStrategy<Autoscaler>('horizontalPodAutoscaler'),
  columns: autoscalerColumns,
})

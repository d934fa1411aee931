/**
 * Between the versions of the autoscaler's API: what the first cannot say it keeps in annotations.
 * Mirrors: pkg/apis/autoscaling/v1/conversion.go. Differs: the annotations hold the form of v2.
 */
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v1/HorizontalPodAutoscaler'
import type { IMetricSpec } from 'kubernetes-models/autoscaling/v2/MetricSpec'
import type { HorizontalPodAutoscaler, KubeObject } from '@/lib/cluster/apimachinery/object'

/** As the first version has it. */
export type Old = KubeObject &
  Required<Pick<IHorizontalPodAutoscaler, 'spec'>> &
  Pick<IHorizontalPodAutoscaler, 'status'>
type New = HorizontalPodAutoscaler

const PREFIX = 'autoscaling.alpha.kubernetes.io/'
const KEPT = ['metrics', 'behavior', 'conditions', 'current-metrics'] as const

const cpuShare = (share: number): IMetricSpec => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: share } },
})

const shareOf = ({ resource }: IMetricSpec): number | undefined =>
  resource?.name === 'cpu' ? resource.target.averageUtilization : undefined

/** What an annotation keeps; nothing for one that somebody broke. */
function kept<T>(
  annotations: Record<string, string> | undefined,
  name: (typeof KEPT)[number],
): T | undefined {
  try {
    const text = annotations?.[PREFIX + name]
    return text === undefined ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

export function toStorage(object: Old): New {
  const { metadata, spec, status } = object
  const { targetCPUUtilizationPercentage: share, ...rest } = spec
  const others = kept<IMetricSpec[]>(metadata.annotations, 'metrics') ?? []
  const cpu = share !== undefined ? [cpuShare(share)] : others.length === 0 ? [cpuShare(80)] : []
  const behavior = kept<New['spec']['behavior']>(metadata.annotations, 'behavior')
  const conditions = kept<NonNullable<New['status']>['conditions']>(metadata.annotations, 'conditions')
  const current = kept<NonNullable<New['status']>['currentMetrics']>(metadata.annotations, 'current-metrics')
  const annotations = Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).filter(([key]) => !KEPT.some((name) => key === PREFIX + name)),
  )
  const { annotations: _all, ...meta } = metadata
  const { currentCPUUtilizationPercentage: _now, ...numbers } = status ?? {
    currentReplicas: 0,
    desiredReplicas: 0,
  }
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { ...meta, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
    spec: { ...rest, metrics: [...cpu, ...others], ...(behavior ? { behavior } : {}) },
    status: { ...numbers, currentMetrics: current ?? null, ...(conditions ? { conditions } : {}) },
  } as New
}

export function fromStorage(stored: New): Old {
  const { metadata, spec, status } = stored
  const { metrics = [], behavior, ...rest } = spec
  const cpu = metrics.findIndex((metric) => shareOf(metric) !== undefined)
  const others = metrics.filter((_, index) => index !== cpu)
  const { conditions, currentMetrics, ...numbers } = status ?? { currentMetrics: null }
  // In the order in which the first version declares them.
  const told = conditions?.map(({ type, status: truth, lastTransitionTime, reason, message }) => ({
    type,
    status: truth,
    lastTransitionTime,
    reason,
    message,
  }))
  const extra = {
    ...(others.length > 0 ? { metrics: others } : {}),
    ...(behavior ? { behavior } : {}),
    ...(told ? { conditions: told } : {}),
    ...(currentMetrics?.length ? { 'current-metrics': currentMetrics } : {}),
  }
  const annotations = {
    ...metadata.annotations,
    ...Object.fromEntries(
      Object.entries(extra).map(([name, value]) => [PREFIX + name, JSON.stringify(value)]),
    ),
  }
  const share = cpu >= 0 && metrics[cpu] ? shareOf(metrics[cpu]) : undefined
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { ...metadata, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
    spec: { ...rest, ...(share !== undefined ? { targetCPUUtilizationPercentage: share } : {}) },
    status: { currentReplicas: 0, ...numbers },
  } as Old
}

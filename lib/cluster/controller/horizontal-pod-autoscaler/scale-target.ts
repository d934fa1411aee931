/**
 * Scales what an autoscaler points at.
 * Mirrors: pkg/controller/podautoscaler with a look every 15 seconds.
 * Differs: no metrics API is served, so that every metric is unknown and only the bounds count.
 */
import type { IHorizontalPodAutoscalerCondition } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerCondition'
import type { IMetricSpec } from 'kubernetes-models/autoscaling/v2/MetricSpec'
import type { HorizontalPodAutoscaler, KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { resourceOf } from '@/lib/cluster/controller/served-resources'

type Autoscaler = HorizontalPodAutoscaler
type Status = NonNullable<Autoscaler['status']>
type Context = ComponentContext

function withCondition(
  ctx: Context,
  status: Status,
  type: string,
  truth: 'True' | 'False',
  reason: string,
  message: string,
): Status {
  const conditions = (status.conditions ?? []) as IHorizontalPodAutoscalerCondition[]
  const old = conditions.find((one) => one.type === type)
  const lastTransitionTime = old?.status === truth ? old.lastTransitionTime : formatTime(ctx.now())
  const next = {
    type,
    status: truth,
    lastTransitionTime,
    reason,
    message,
  } as IHorizontalPodAutoscalerCondition
  return {
    ...status,
    conditions: old ? conditions.map((one) => (one === old ? next : one)) : [...conditions, next],
  }
}

const tell = (
  ctx: Context,
  object: Autoscaler,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
) => ctx.record(object as unknown as KubeObject, { type, reason, message })

/** Why a metric cannot be read while nobody serves metrics. */
function whyUnknown(metric: IMetricSpec, namespace: string): { reason: string; why: string; prefix: string } {
  const custom = (name: string | undefined) =>
    `unable to get metric ${name}: unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered`
  switch (metric.type) {
    case 'Pods':
      return {
        reason: 'FailedGetPodsMetric',
        why: custom(metric.pods?.metric.name),
        prefix: 'failed to get pods metric value: ',
      }
    case 'Object':
      return {
        reason: 'FailedGetObjectMetric',
        why: custom(metric.object?.metric.name),
        prefix: 'failed to get object metric value: ',
      }
    case 'External': {
      const name = metric.external?.metric.name
      const why = `unable to get external metric ${namespace}/${name}/nil: unable to fetch metrics from external metrics API: no external metrics API (external.metrics.k8s.io) registered`
      return {
        reason: 'FailedGetExternalMetric',
        why,
        prefix: `failed to get ${name} external metric value: `,
      }
    }
    default: {
      const source = metric.resource ?? metric.containerResource
      const what = source?.target.averageValue === undefined ? 'utilization' : 'usage'
      const kind = metric.resource ? 'resource' : 'container resource'
      const reason = metric.resource ? 'FailedGetResourceMetric' : 'FailedGetContainerResourceMetric'
      const why = `failed to get ${source?.name} ${what}: unable to get metrics for resource ${source?.name}: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)`
      return { reason, why, prefix: `failed to get ${source?.name} ${kind} metric value: ` }
    }
  }
}

/** Every metric fails; the first says why. */
function computeFailed(ctx: Context, autoscaler: Autoscaler, status: Status): Status {
  const metrics = autoscaler.spec.metrics ?? []
  const failures = metrics.map((metric) => whyUnknown(metric, autoscaler.metadata.namespace ?? ''))
  const [first] = failures
  if (!first) return status
  for (const { reason, why } of failures) tell(ctx, autoscaler, 'Warning', reason, why)
  const text = `invalid metrics (${failures.length} invalid out of ${metrics.length}), first error is: ${first.prefix}${first.why}`
  tell(ctx, autoscaler, 'Warning', 'FailedComputeMetricsReplicas', text)
  const message = `the HPA was unable to compute the replica count: ${first.why}`
  // What was not read has an entry without a type.
  const currentMetrics = metrics.map(() => ({ type: '' }))
  return withCondition(ctx, { ...status, currentMetrics }, 'ScalingActive', 'False', first.reason, message)
}

/** The size of the target, or why it is not known. */
function targetOf(ctx: Context, { spec, metadata }: Autoscaler) {
  const { apiVersion = '', kind, name } = spec.scaleTargetRef
  const group = apiVersion.split('/').slice(0, -1).join('/')
  const served = resourceOf(ctx, { apiVersion, kind })
  if (!served) return { error: `no matches for kind "${kind}" in group "${group}"` }
  const object = ctx.lister.get(served.resource, metadata.namespace, name) as KubeObject | undefined
  if (!object) return { error: `${served.resource} "${name}" not found` }
  const replicas = (object.spec as { replicas?: number } | undefined)?.replicas ?? 0
  return { resource: served.resource, replicas }
}

/** Outside of its bounds the target is scaled, whatever the metrics say. */
function outOfBounds({ spec }: Autoscaler, replicas: number): { size: number; reason: string } | undefined {
  const minimum = spec.minReplicas ?? 1
  if (replicas > spec.maxReplicas) {
    return { size: spec.maxReplicas, reason: 'Current number of replicas above Spec.MaxReplicas' }
  }
  if (replicas < minimum)
    return { size: minimum, reason: 'Current number of replicas below Spec.MinReplicas' }
  return undefined
}

/** Scales the target, if it has to, and says what came of it. */
export function scaleTarget(ctx: Context, autoscaler: Autoscaler): Status {
  const { metadata, spec } = autoscaler
  const status = { ...autoscaler.status } as Status
  const target = targetOf(ctx, autoscaler)
  if (target.error !== undefined) {
    tell(ctx, autoscaler, 'Warning', 'FailedGetScale', target.error)
    const text = `the HPA controller was unable to get the target's current scale: ${target.error}`
    return withCondition(ctx, status, 'AbleToScale', 'False', 'FailedGetScale', text)
  }
  const { resource, replicas } = target
  const found = "the HPA controller was able to get the target's current scale"
  const able = withCondition(ctx, status, 'AbleToScale', 'True', 'SucceededGetScale', found)
  const current: Status = { ...able, currentReplicas: replicas }
  if (replicas === 0 && spec.minReplicas !== 0) {
    const text = 'scaling is disabled since the replica count of the target is zero'
    const off = withCondition(ctx, current, 'ScalingActive', 'False', 'ScalingDisabled', text)
    return { ...off, desiredReplicas: 0 }
  }
  const change = outOfBounds(autoscaler, replicas)
  if (!change) return computeFailed(ctx, autoscaler, current)
  const { size, reason } = change
  const patch = { spec: { replicas: size } }
  const options = { type: 'merge-patch', subresource: 'scale' } as const
  ctx.client.patch(resource, metadata.namespace, spec.scaleTargetRef.name, patch, options)
  tell(ctx, autoscaler, 'Normal', 'SuccessfulRescale', `New size: ${size}; reason: ${reason}`)
  const text = `the HPA controller was able to update the target scale to ${size}`
  const { currentMetrics: _read, ...bare } = current
  const scaled = withCondition(ctx, bare as Status, 'AbleToScale', 'True', 'SucceededRescale', text)
  return { ...scaled, desiredReplicas: size, lastScaleTime: formatTime(ctx.now()) }
}

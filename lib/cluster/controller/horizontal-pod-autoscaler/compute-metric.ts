/**
 * One metric of an autoscaler: how many replicas it asks for, and what its status says.
 * Mirrors: computeReplicasForMetric and its kin in pkg/controller/podautoscaler/horizontal.go.
 */
import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { IMetricSpec } from 'kubernetes-models/autoscaling/v2/MetricSpec'
import type { IMetricStatus } from 'kubernetes-models/autoscaling/v2/MetricStatus'
import type { IMetricTarget } from 'kubernetes-models/autoscaling/v2/MetricTarget'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { canonicalQuantity, milliValue } from '@/lib/cluster/apimachinery/quantity'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { goSelector } from '@/lib/cluster/controller/go-selector'
import { MetricError } from '@/lib/cluster/controller/horizontal-pod-autoscaler/metric-error'
import {
  externalMetric,
  objectMetric,
  podsMetric,
  resourceMetrics,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/metrics-client'
import {
  averageReplicas,
  type Proposal,
  sharedReplicas,
  type Tolerances,
  utilizationReplicas,
  valueReplicas,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/replica-calculator'
import { resourceOf } from '@/lib/cluster/controller/served-resources'

/** What an autoscaler's metrics are worked out from. */
export interface Scaled {
  ctx: ComponentContext
  namespace: string
  /** The target's selector as text, and its pods. */
  selector: string
  pods: readonly Pod[]
  specReplicas: number
  statusReplicas: number
  tolerances: Tolerances
}

export interface Computed {
  replicas: number
  /** As reasons of rescales name the metric. */
  name: string
  status: IMetricStatus
}

/** A metric that failed: what event and condition say, and what the caller adds to it. */
export class MetricFailure extends Error {
  constructor(
    readonly reason: string,
    /** In the event and the condition. */
    readonly why: string,
    message: string,
  ) {
    super(message)
  }
}

const amount = (milli: number) => canonicalQuantity(`${milli}m`)
const targetOf = (quantity: string | number) => milliValue(quantity)

/** Adds words in front of whatever goes wrong. */
function within<T>(words: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof MetricError) throw new MetricError(`${words}: ${error.message}`)
    throw error
  }
}

interface ResourceSource {
  name: string
  container?: string
  target: IMetricTarget
}

function resourceMetric(
  scaled: Scaled,
  type: 'Resource' | 'ContainerResource',
  source: ResourceSource,
): Computed {
  const { ctx, namespace, selector, pods, specReplicas, tolerances } = scaled
  const { name, container, target } = source
  const measured = () => ({
    pods,
    metrics: within(`unable to get metrics for resource ${name}`, () =>
      resourceMetrics(ctx, namespace, selector, name, container),
    ),
    resource: name,
    current: specReplicas,
    tolerances,
    now: ctx.now(),
    ...(container === undefined ? {} : { container }),
  })
  const key = type === 'Resource' ? 'resource' : 'containerResource'
  const status = ({ usage, utilization }: Proposal) =>
    ({
      type,
      [key]: {
        name,
        ...(container === undefined ? {} : { container }),
        current: {
          averageValue: amount(usage),
          ...(utilization === undefined ? {} : { averageUtilization: utilization }),
        },
      },
    }) as IMetricStatus
  const { averageValue, averageUtilization } = target
  if (averageValue !== undefined) {
    const proposal = within(`failed to get ${name} usage`, () =>
      averageReplicas(measured(), targetOf(averageValue)),
    )
    return { replicas: proposal.replicas, name: `${name} resource`, status: status(proposal) }
  }
  if (averageUtilization === undefined) {
    const why = 'neither an average utilization target nor an average value (usage) target was set'
    throw new MetricError(`invalid resource metric source: ${why}`)
  }
  const proposal = within(`failed to get ${name} utilization`, () =>
    utilizationReplicas(measured(), averageUtilization),
  )
  const kind = type === 'Resource' ? 'resource' : 'container resource'
  const label = `${name} ${kind} utilization (percentage of request)`
  return { replicas: proposal.replicas, name: label, status: status(proposal) }
}

type Source<K extends 'pods' | 'object' | 'external'> = NonNullable<IMetricSpec[K]>

function pods(scaled: Scaled, { metric, target }: Source<'pods'>): Computed {
  const { ctx, namespace, selector, specReplicas, tolerances } = scaled
  const metrics = within(`unable to get metric ${metric.name}`, () =>
    podsMetric(ctx, namespace, selector, metric as { name: string }),
  )
  const measured = { pods: scaled.pods, metrics, current: specReplicas, tolerances, now: ctx.now() }
  const { replicas, usage } = averageReplicas(measured, targetOf(target.averageValue ?? 0))
  const current = { averageValue: amount(usage) }
  return { replicas, name: `pods metric ${metric.name}`, status: { type: 'Pods', pods: { metric, current } } }
}

function object(scaled: Scaled, { describedObject, metric, target }: Source<'object'>): Computed {
  const { ctx, namespace, statusReplicas, tolerances } = scaled
  const { apiVersion = '', kind, name } = describedObject
  const served = resourceOf(ctx, { apiVersion, kind })
  const where = `unable to get metric ${metric.name}: ${kind} on ${namespace} ${name}/`
  const read = () => {
    if (!served)
      throw new MetricError(`unable to fetch metrics from custom metrics API: no matches for kind "${kind}"`)
    return objectMetric(ctx, namespace, { resource: served.resource, name }, metric as { name: string })
  }
  let usage: number
  try {
    usage = read()
  } catch (error) {
    throw error instanceof MetricError ? new MetricError(`${where}${error.message}`) : error
  }
  const status = (current: object) =>
    ({ type: 'Object', object: { describedObject, metric, current } }) as IMetricStatus
  if (target.value !== undefined) {
    const measured = { pods: scaled.pods, current: scaled.specReplicas, tolerances }
    const { replicas } = valueReplicas(measured, usage, targetOf(target.value))
    return { replicas, name: `${kind} metric ${metric.name}`, status: status({ value: amount(usage) }) }
  }
  const shared = sharedReplicas(statusReplicas, usage, targetOf(target.averageValue ?? 0), tolerances)
  return {
    replicas: shared.replicas,
    name: `external metric ${metric.name}(${goSelector(metric.selector as ILabelSelector)})`,
    status: status({ averageValue: amount(shared.usage) }),
  }
}

function external(scaled: Scaled, { metric, target }: Source<'external'>): Computed {
  const { ctx, namespace, specReplicas, statusReplicas, tolerances } = scaled
  const selector = metric.selector as ILabelSelector | undefined
  const usage = within(
    `unable to get external metric ${namespace}/${metric.name}/${goSelector(selector)}`,
    () => externalMetric(ctx, namespace, metric as { name: string }),
  )
  const name = `external metric ${metric.name}(${goSelector(selector)})`
  const status = (current: object) => ({ type: 'External', external: { metric, current } }) as IMetricStatus
  if (target.averageValue !== undefined) {
    const shared = sharedReplicas(statusReplicas, usage, targetOf(target.averageValue), tolerances)
    return { replicas: shared.replicas, name, status: status({ averageValue: amount(shared.usage) }) }
  }
  const measured = { pods: scaled.pods, current: specReplicas, tolerances }
  const { replicas } = valueReplicas(measured, usage, targetOf(target.value ?? 0))
  return { replicas, name, status: status({ value: amount(usage) }) }
}

/** How it is computed, how its failures are called, and what callers put in front of them. */
function formOf(scaled: Scaled, spec: IMetricSpec): [reason: string, prefix: string, () => Computed] {
  const { type } = spec
  if (spec.pods && type === 'Pods')
    return ['FailedGetPodsMetric', 'pods', () => pods(scaled, spec.pods as Source<'pods'>)]
  if (spec.object && type === 'Object')
    return ['FailedGetObjectMetric', 'object', () => object(scaled, spec.object as Source<'object'>)]
  if (spec.external && type === 'External') {
    const source = spec.external
    return ['FailedGetExternalMetric', `${source.metric.name} external`, () => external(scaled, source)]
  }
  const isContainer = type === 'ContainerResource'
  const source = (isContainer ? spec.containerResource : spec.resource) as ResourceSource
  const kind = isContainer ? 'container resource' : 'resource'
  const reason = isContainer ? 'FailedGetContainerResourceMetric' : 'FailedGetResourceMetric'
  const run = () => resourceMetric(scaled, isContainer ? 'ContainerResource' : 'Resource', source)
  return [reason, `${source.name} ${kind}`, run]
}

/** What the error that is returned says in front of what the event and the condition say. */
function outerWords(spec: IMetricSpec): string {
  if (spec.object?.target.averageValue !== undefined)
    return `failed to get ${spec.object.metric.name} object metric: `
  if (!spec.external) return ''
  const { metric, target } = spec.external
  return target.averageValue === undefined
    ? `failed to get external metric ${metric.name}: `
    : `failed to get ${metric.name} external metric: `
}

/** @throws MetricFailure */
export function computeMetric(scaled: Scaled, spec: IMetricSpec): Computed {
  const [reason, prefix, run] = formOf(scaled, spec)
  try {
    return run()
  } catch (error) {
    if (!(error instanceof MetricError)) throw error
    const message = `failed to get ${prefix} metric value: ${outerWords(spec)}${error.message}`
    throw new MetricFailure(reason, error.message, message)
  }
}

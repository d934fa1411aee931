/**
 * One look of an autoscaler at its target.
 * Mirrors: reconcileAutoscaler of pkg/controller/podautoscaler/horizontal.go.
 * Differs: HPAScaleToZero is off, as by default; autoscalers that share pods are named in order.
 */
import type { IHorizontalPodAutoscalerCondition } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerCondition'
import type { IMetricStatus } from 'kubernetes-models/autoscaling/v2/MetricStatus'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { matches } from '@/lib/cluster/apimachinery/labels'
import { type HorizontalPodAutoscaler, type KubeObject, keyOf } from '@/lib/cluster/apimachinery/object'
import { milliValue } from '@/lib/cluster/apimachinery/quantity'
import { parseSelector } from '@/lib/cluster/apimachinery/selector-parser'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ComponentContext } from '@/lib/cluster/client/component'
import {
  type Computed,
  computeMetric,
  MetricFailure,
  type Scaled,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/compute-metric'
import {
  type Memory,
  newMemory,
  normalize,
  normalizeWithBehavior,
  rememberScaling,
} from '@/lib/cluster/controller/horizontal-pod-autoscaler/normalize'
import { resourceOf } from '@/lib/cluster/controller/served-resources'

type Autoscaler = HorizontalPodAutoscaler
type Status = NonNullable<Autoscaler['status']>
type Condition = IHorizontalPodAutoscalerCondition
type Memories = Record<string, Memory>
type Context = ComponentContext<{ memory?: Memories }>

/** A look at one autoscaler; its status changes as it goes. */
interface Look {
  ctx: Context
  autoscaler: Autoscaler
  status: Status
}

function setCondition(
  { ctx, status }: Look,
  type: string,
  truth: string,
  reason: string,
  message: string,
): void {
  const conditions = (status.conditions ?? []) as Condition[]
  const old = conditions.find((one) => one.type === type)
  const lastTransitionTime = old?.status === truth ? old.lastTransitionTime : formatTime(ctx.now())
  const next = { type, status: truth, lastTransitionTime, reason, message } as Condition
  status.conditions = old ? conditions.map((one) => (one === old ? next : one)) : [...conditions, next]
}

const tell = ({ ctx, autoscaler }: Look, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(autoscaler as unknown as KubeObject, { type, reason, message })

interface Scale {
  resource: string
  specReplicas: number
  statusReplicas: number
  selector: string
}

interface ScaleObject {
  spec?: { replicas?: number }
  status?: { replicas?: number; selector?: string }
}

/** The target's scale. @throws ApiError */
function readScale({ ctx, autoscaler }: Look): Scale {
  const { metadata, spec } = autoscaler
  const { apiVersion = '', kind, name } = spec.scaleTargetRef
  const group = apiVersion.split('/').slice(0, -1).join('/')
  const served = resourceOf(ctx, { apiVersion, kind })
  if (!served) throw new Unscalable(`no matches for kind "${kind}" in group "${group}"`)
  const root = served.apiVersion.includes('/') ? `/apis/${served.apiVersion}` : `/api/${served.apiVersion}`
  const plural = served.resource.split('.')[0]
  const scale = ctx.client.raw(
    `${root}/namespaces/${metadata.namespace}/${plural}/${name}/scale`,
  ) as ScaleObject
  return {
    resource: served.resource,
    specReplicas: scale.spec?.replicas ?? 0,
    statusReplicas: scale.status?.replicas ?? 0,
    selector: scale.status?.selector ?? '',
  }
}

/** What keeps an autoscaler from its target. */
class Unscalable extends Error {}

/** Which autoscalers select one of these pods, as far as they were looked at. */
function selecting(memories: Memories, namespace: string, pods: Scaled['pods']): string[] {
  return Object.entries(memories)
    .filter(([key, { selector }]) => {
      if (selector === undefined || !key.startsWith(`${namespace}/`)) return false
      const parsed = parseSelector(selector)
      return pods.some(({ metadata }) => matches(parsed, metadata.labels))
    })
    .map(([key]) => key)
    .sort()
}

/** The pods that are measured; undefined when they cannot be told. */
function podsOf(look: Look, { selector }: Scale, memories: Memories): Scaled['pods'] | { error: string } {
  const { ctx, autoscaler } = look
  const { namespace = '' } = autoscaler.metadata
  if (selector === '') {
    tell(look, 'Warning', 'SelectorRequired', 'selector is required')
    const text = "the HPA target's scale is missing a selector"
    setCondition(look, 'ScalingActive', 'False', 'InvalidSelector', text)
    return { error: 'selector is required' }
  }
  const memory = memories[keyOf(autoscaler)]
  if (memory) memory.selector = selector
  const pods = ctx.lister.list('pods', namespace, parseSelector(selector))
  const rivals = Object.keys(memories).length > 1 ? selecting(memories, namespace, pods) : []
  if (rivals.length <= 1) return pods
  const error = `pods by selector ${selector} are controlled by multiple HPAs: [${rivals.join(' ')}]`
  tell(look, 'Warning', 'AmbiguousSelector', error)
  setCondition(look, 'ScalingActive', 'False', 'AmbiguousSelector', error)
  return { error }
}

const DEFAULT_TOLERANCE = 0.1

function tolerancesOf({ behavior }: Autoscaler['spec']): Scaled['tolerances'] {
  const of = (rules: object | undefined) => {
    const { tolerance } = (rules ?? {}) as { tolerance?: string }
    return tolerance === undefined ? DEFAULT_TOLERANCE : milliValue(tolerance) / 1000
  }
  return { up: of(behavior?.scaleUp), down: of(behavior?.scaleDown) }
}

/** What all metrics together ask for. `error`: why some, or all, do not count. */
interface Wish {
  replicas?: number
  name: string
  statuses: IMetricStatus[] | null
  error?: string
}

function computeAll(look: Look, scale: Scale, memories: Memories): Wish {
  const { ctx, autoscaler } = look
  const pods = podsOf(look, scale, memories)
  if ('error' in pods) return { name: '', statuses: null, error: pods.error }
  const { namespace = '' } = autoscaler.metadata
  const scaled: Scaled = { ctx, namespace, ...scale, pods, tolerances: tolerancesOf(autoscaler.spec) }
  const metrics = autoscaler.spec.metrics ?? []
  const failures: MetricFailure[] = []
  let best: Computed | undefined
  // What was not read has an entry without a type.
  const statuses = metrics.map((metric): IMetricStatus => {
    try {
      const computed = computeMetric(scaled, metric)
      if (!best || best.replicas === 0 || computed.replicas > best.replicas) best = computed
      return computed.status
    } catch (error) {
      if (!(error instanceof MetricFailure)) throw error
      tell(look, 'Warning', error.reason, error.why)
      failures.push(error)
      return { type: '' }
    }
  })
  const [first] = failures
  const found = best as Computed | undefined
  const error =
    first &&
    `invalid metrics (${failures.length} invalid out of ${metrics.length}), first error is: ${first.message}`
  if (first && (!found || found.replicas < scale.specReplicas)) {
    const text = `the HPA was unable to compute the replica count: ${first.why}`
    setCondition(look, 'ScalingActive', 'False', first.reason, text)
    return { name: '', statuses, ...(error ? { error } : {}) }
  }
  const name = found?.name ?? ''
  const text = `the HPA was able to successfully calculate a replica count from ${name}`
  setCondition(look, 'ScalingActive', 'True', 'ValidMetricFound', text)
  return { replicas: found?.replicas ?? 0, name, statuses, ...(error ? { error } : {}) }
}

/** Size and reason of the next scaling; nothing when it stays. */
interface Decision {
  size: number
  reason: string
  statuses: IMetricStatus[] | null
}

/** What the metrics lead to within windows, policies and bounds; undefined when they cannot be told. */
function decideByMetrics(look: Look, scale: Scale, memories: Memories, memory: Memory): Decision | undefined {
  const { ctx, autoscaler, status } = look
  const { specReplicas: current } = scale
  const { behavior, minReplicas = 1, maxReplicas } = autoscaler.spec
  const { replicas, name, statuses, error } = computeAll(look, scale, memories)
  if (replicas === undefined) {
    status.currentMetrics = statuses as IMetricStatus[]
    tell(look, 'Warning', 'FailedComputeMetricsReplicas', error ?? '')
    return undefined
  }
  const bounds = { current, minimum: minReplicas, maximum: maxReplicas }
  const { able, limited, ...normalized } = behavior
    ? normalizeWithBehavior(memory, behavior, replicas, bounds, ctx.now())
    : normalize(memory, replicas, bounds, ctx.now())
  setCondition(look, 'AbleToScale', 'True', able.reason, able.message)
  setCondition(look, 'ScalingLimited', limited.status, limited.reason, limited.message)
  const reason =
    replicas > current ? `${name} above target` : replicas < current ? 'All metrics below target' : ''
  return { size: normalized.replicas, reason, statuses }
}

function decide(look: Look, scale: Scale, memories: Memories, memory: Memory): Decision | undefined {
  const { minReplicas = 1, maxReplicas } = look.autoscaler.spec
  const { specReplicas: current } = scale
  if (current === 0 && minReplicas !== 0) {
    const text = 'scaling is disabled since the replica count of the target is zero'
    setCondition(look, 'ScalingActive', 'False', 'ScalingDisabled', text)
    return { size: 0, reason: '', statuses: null }
  }
  const bound = (size: number, side: string) => ({
    size,
    reason: `Current number of replicas ${side}`,
    statuses: null,
  })
  if (current > maxReplicas) return bound(maxReplicas, 'above Spec.MaxReplicas')
  if (current < minReplicas) return bound(minReplicas, 'below Spec.MinReplicas')
  return decideByMetrics(look, scale, memories, memory)
}

/** Whether the target took its new size. */
function rescale(look: Look, scale: Scale, memory: Memory, { size, reason }: Decision): boolean {
  const { ctx, autoscaler } = look
  const { metadata, spec } = autoscaler
  const options = { type: 'merge-patch', subresource: 'scale' } as const
  const patch = { spec: { replicas: size } }
  try {
    ctx.client.patch(scale.resource, metadata.namespace, spec.scaleTargetRef.name, patch, options)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    tell(look, 'Warning', 'FailedRescale', `New size: ${size}; reason: ${reason}; error: ${error.message}`)
    const text = `the HPA controller was unable to update the target scale: ${error.message}`
    setCondition(look, 'AbleToScale', 'False', 'FailedUpdateScale', text)
    return false
  }
  const text = `the HPA controller was able to update the target scale to ${size}`
  setCondition(look, 'AbleToScale', 'True', 'SucceededRescale', text)
  tell(look, 'Normal', 'SuccessfulRescale', `New size: ${size}; reason: ${reason}`)
  rememberScaling(memory, spec.behavior, scale.specReplicas, size, ctx.now())
  return true
}

/** Scales the target, if it has to, and says what came of it. */
export function scaleTarget(ctx: Context, autoscaler: Autoscaler): Status {
  const look: Look = { ctx, autoscaler, status: { ...autoscaler.status } as Status }
  const { status } = look
  let scale: Scale
  try {
    scale = readScale(look)
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof Unscalable)) throw error
    tell(look, 'Warning', 'FailedGetScale', error.message)
    const text = `the HPA controller was unable to get the target's current scale: ${error.message}`
    setCondition(look, 'AbleToScale', 'False', 'FailedGetScale', text)
    return status
  }
  const found = "the HPA controller was able to get the target's current scale"
  setCondition(look, 'AbleToScale', 'True', 'SucceededGetScale', found)
  ctx.state.memory ??= {}
  const memories = ctx.state.memory
  const key = keyOf(autoscaler)
  memories[key] ??= newMemory(scale.specReplicas, ctx.now())
  const memory = memories[key]
  status.currentReplicas = scale.specReplicas
  const decision = decide(look, scale, memories, memory)
  if (!decision) return status
  const isNew = decision.size !== scale.specReplicas
  if (isNew && !rescale(look, scale, memory, decision)) return status
  status.desiredReplicas = decision.size
  const { currentMetrics: _old, ...bare } = status
  return {
    ...bare,
    ...(decision.statuses ? { currentMetrics: decision.statuses } : {}),
    ...(isNew ? { lastScaleTime: formatTime(ctx.now()) } : {}),
  }
}

/**
 * A look every 15 seconds costs next to nothing while it would see what the last one saw: then only what that one
 * said is said again.
 * Mirrors: what a full look would do. A full one follows when something changes that a look reads, and as long as
 * time alone could make a difference: pods that have just started, windows, periods of policies, metrics that move.
 */
import type { IHPAScalingRules } from 'kubernetes-models/autoscaling/v2/HPAScalingRules'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { matches } from '@/lib/cluster/apimachinery/labels'
import {
  type HorizontalPodAutoscaler,
  type KubeObject,
  keyOf,
  type Pod,
} from '@/lib/cluster/apimachinery/object'
import { parseSelector } from '@/lib/cluster/apimachinery/selector-parser'
import type { ComponentContext, RecordedEvent } from '@/lib/cluster/client/component'
import type { Memory } from '@/lib/cluster/controller/horizontal-pod-autoscaler/normalize'
import { scaleTarget } from '@/lib/cluster/controller/horizontal-pod-autoscaler/scale-target'
import { part } from '@/lib/cluster/sim/parts'

/** What is known of the last looks at one target. */
export interface LastLook {
  /** Up to where changes were seen. */
  revision: number
  /** Since when nothing has changed, in virtual ms. */
  since: number
  /** When the last full look was. */
  at: number
  /** What it said; unset: it has done something, or could not say for how long it holds. */
  told?: RecordedEvent[]
}

export interface AutoscalerState {
  /** When an autoscaler is looked at next, by its key. */
  due: Record<string, number>
  /** What they have recommended and done of late. */
  memory?: Record<string, Memory>
  looks?: Record<string, LastLook>
}

type Context = ComponentContext<AutoscalerState>

const AUTOSCALERS = 'horizontalpodautoscalers.autoscaling'
const PERIOD = 15_000
/** The longest that readiness, windows of metrics and the default stabilisation take. */
const SETTLED = 360_000

/** Nothing that a look reads. */
const UNREAD =
  /^(?:events|leases\.|jobs\.|cronjobs\.|controllerrevisions\.|endpoints$|secrets$|serviceaccounts$)/

/** ms after which time alone makes no difference. */
function settledAfter({ spec }: HorizontalPodAutoscaler): number {
  const spans = (rules: IHPAScalingRules | undefined) => [
    rules?.stabilizationWindowSeconds ?? 0,
    ...(rules?.policies ?? []).map(({ periodSeconds }) => periodSeconds),
  ]
  const longest = Math.max(...spans(spec.behavior?.scaleUp), ...spans(spec.behavior?.scaleDown))
  return Math.max(SETTLED, longest * 1000 + 2 * PERIOD)
}

/** Has something changed that a look reads? */
function hasChanged(
  ctx: Context,
  { namespace }: HorizontalPodAutoscaler['metadata'],
  last: LastLook,
  selector: string,
) {
  const changes = ctx.lister.changesSince(last.revision)
  if (!changes) return true
  const read = changes.filter(({ resource }) => !UNREAD.test(resource))
  if (read.length === 0) return false
  const parsed = parseSelector(selector)
  return read.some(({ resource, object }) => {
    if (resource !== 'pods') return true
    const { metadata } = object
    const isMeasured =
      selector === '' || (metadata.namespace === namespace && matches(parsed, metadata.labels))
    return isMeasured || part('metricsApis').makesLoad(object as unknown as Pod)
  })
}

/** What looks that were left out would have recommended. */
function catchUp(memory: Memory | undefined, from: number, now: number, longest: number): void {
  const last = memory?.recommendations.reduce((a, b) => (b.at > a.at ? b : a))
  if (!memory || !last) return
  const kept = memory.recommendations.filter(({ at }) => at >= now - longest)
  const first = Math.max(from + PERIOD, now - Math.ceil(longest / PERIOD) * PERIOD)
  for (let at = first; at < now; at += PERIOD) kept.push({ replicas: last.replicas, at })
  memory.recommendations = kept
}

/** One look, as short as it may be. */
export function lookAt(ctx: Context, autoscaler: HorizontalPodAutoscaler): void {
  const key = keyOf(autoscaler)
  const now = ctx.now()
  ctx.state.looks ??= {}
  const last = ctx.state.looks[key]
  const changed = !last || hasChanged(ctx, autoscaler.metadata, last, ctx.state.memory?.[key]?.selector ?? '')
  const since = changed ? now : last.since
  if (!changed) last.revision = ctx.lister.revision()
  const longest = settledAfter(autoscaler)
  if (last?.told && !changed && now - since >= longest) {
    for (const event of last.told) ctx.record(autoscaler as unknown as KubeObject, event)
    return
  }
  if (last && now - last.at > PERIOD) catchUp(ctx.state.memory?.[key], last.at, now, longest)
  const told: RecordedEvent[] = []
  const revision = ctx.lister.revision()
  const heard: Context = {
    ...ctx,
    record(object, event) {
      told.push(event)
      ctx.record(object, event)
    },
  }
  const status = scaleTarget(heard, autoscaler)
  const isSame = deepEqual(status, autoscaler.status) && !part('metricsApis').moves(ctx.lister)
  ctx.state.looks[key] = { revision, since, at: now, ...(isSame ? { told } : {}) }
  if (!deepEqual(status, autoscaler.status)) ctx.client.updateStatus(AUTOSCALERS, { ...autoscaler, status })
}

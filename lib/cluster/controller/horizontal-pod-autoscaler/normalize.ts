/**
 * From what the metrics ask for to what is done: windows of stabilisation, policies, bounds.
 * Mirrors: normalizeDesiredReplicas and normalizeDesiredReplicasWithBehaviors of pkg/controller/podautoscaler.
 */
import type { IHorizontalPodAutoscalerBehavior } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerBehavior'
import type { IHPAScalingRules } from 'kubernetes-models/autoscaling/v2/HPAScalingRules'

interface Timed {
  /** virtual ms */
  at: number
}

/** What one autoscaler has recommended and done of late. */
export interface Memory {
  recommendations: (Timed & { replicas: number })[]
  /** By how much it has scaled. */
  up: (Timed & { change: number })[]
  down: (Timed & { change: number })[]
  /** Of the target's pods. */
  selector?: string
}

export const newMemory = (replicas: number, at: number): Memory => ({
  recommendations: [{ replicas, at }],
  up: [],
  down: [],
})

export interface Bounds {
  current: number
  minimum: number
  maximum: number
}

export interface Verdict {
  reason: string
  message: string
}

/** What is done, and what the conditions AbleToScale and ScalingLimited say of it. */
export interface Normalized {
  replicas: number
  able: Verdict
  limited: Verdict & { status: 'True' | 'False' }
}

const DEFAULT_WINDOW = 300
const READY: Verdict = { reason: 'ReadyForNewScale', message: 'recommended size matches current size' }
const STABILIZED_DOWN: Verdict = {
  reason: 'ScaleDownStabilized',
  message: 'recent recommendations were higher than current one, applying the highest recent recommendation',
}
const STABILIZED_UP: Verdict = {
  reason: 'ScaleUpStabilized',
  message: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
}
const WITHIN: Verdict = {
  reason: 'DesiredWithinRange',
  message: 'the desired count is within the acceptable range',
}
const TOO_MANY: Verdict = {
  reason: 'TooManyReplicas',
  message: 'the desired replica count is more than the maximum replica count',
}
const TOO_FEW: Verdict = {
  reason: 'TooFewReplicas',
  message: 'the desired replica count is less than the minimum replica count',
}
const TOO_FAST_UP: Verdict = {
  reason: 'ScaleUpLimit',
  message: 'the desired replica count is increasing faster than the maximum scale rate',
}
const TOO_FAST_DOWN: Verdict = {
  reason: 'ScaleDownLimit',
  message: 'the desired replica count is decreasing faster than the maximum scale rate',
}

/** Puts an entry in the place of the last outdated one, or behind all. */
function replaceOutdated<T extends Timed>(list: T[], cutoff: number, entry: T): void {
  const outdated = list.findLastIndex(({ at }) => at < cutoff)
  if (outdated < 0) list.push(entry)
  else list[outdated] = entry
}

function outcome(able: Verdict, stabilized: number, replicas: number, limit: Verdict): Normalized {
  return { replicas, able, limited: { ...limit, status: replicas === stabilized ? 'False' : 'True' } }
}

/** Without behaviour: down only to the highest of five minutes, up to twice the size or to four. */
export function normalize(memory: Memory, desired: number, bounds: Bounds, now: number): Normalized {
  const { current, minimum, maximum } = bounds
  const cutoff = now - DEFAULT_WINDOW * 1000
  const recent = memory.recommendations.filter(({ at }) => at >= cutoff)
  const stabilized = Math.max(desired, ...recent.map(({ replicas }) => replicas))
  replaceOutdated(memory.recommendations, cutoff, { replicas: desired, at: now })
  const fastest = Math.max(2 * current, 4)
  const most = Math.min(maximum, fastest)
  const able = stabilized === desired ? READY : STABILIZED_DOWN
  if (stabilized < minimum) return outcome(able, stabilized, minimum, TOO_FEW)
  if (stabilized > most) return outcome(able, stabilized, most, maximum > fastest ? TOO_FAST_UP : TOO_MANY)
  return outcome(able, stabilized, stabilized, WITHIN)
}

/** Rules as the API server completes them. */
const windowOf = (rules: IHPAScalingRules | undefined, otherwise: number) =>
  (rules?.stabilizationWindowSeconds ?? otherwise) * 1000

/** Between the lowest that was recommended in the one window and the highest in the other. */
function stabilize(
  memory: Memory,
  desired: number,
  current: number,
  { scaleUp, scaleDown }: IHorizontalPodAutoscalerBehavior,
  now: number,
): number {
  const [up, down] = [windowOf(scaleUp, 0), windowOf(scaleDown, DEFAULT_WINDOW)]
  const since = (window: number) => [
    desired,
    ...memory.recommendations.filter(({ at }) => at > now - window).map(({ replicas }) => replicas),
  ]
  const [lowest, highest] = [Math.min(...since(up)), Math.max(...since(down))]
  replaceOutdated(memory.recommendations, now - Math.max(up, down), { replicas: desired, at: now })
  return Math.min(Math.max(current, lowest), highest)
}

/** The furthest that the policies let the size go from where it is. */
function rateLimit(
  rules: IHPAScalingRules | undefined,
  memory: Memory,
  current: number,
  now: number,
  sign: 1 | -1,
): number {
  const { selectPolicy, policies } = rules ?? {}
  if (selectPolicy === 'Disabled') return current
  const proposals = (policies ?? []).map(({ type, value, periodSeconds }) => {
    const within = (list: Memory['up']) =>
      list.reduce((sum, { at, change }) => (at > now - periodSeconds * 1000 ? sum + change : sum), 0)
    const start = current - within(memory.up) + within(memory.down)
    if (type === 'Pods') return start + sign * value
    const share = start * (1 + (sign * value) / 100)
    return sign > 0 ? Math.ceil(share) : Math.trunc(share)
  })
  const isLeast = selectPolicy === 'Min'
  const limit = isLeast === sign < 0 ? Math.max(...proposals) : Math.min(...proposals)
  // A limit on the other side of the present size: nothing more for now.
  return sign > 0 ? Math.max(limit, current) : Math.min(limit, current)
}

export function normalizeWithBehavior(
  memory: Memory,
  behavior: IHorizontalPodAutoscalerBehavior,
  desired: number,
  { current, minimum, maximum }: Bounds,
  now: number,
): Normalized {
  const stabilized = stabilize(memory, desired, current, behavior, now)
  const turned = desired >= current ? STABILIZED_UP : STABILIZED_DOWN
  const able = stabilized === desired ? READY : turned
  if (stabilized > current) {
    const limit = rateLimit(behavior.scaleUp, memory, current, now, 1)
    const most = Math.min(maximum, limit)
    if (stabilized > most) return outcome(able, stabilized, most, maximum > limit ? TOO_FAST_UP : TOO_MANY)
  } else if (stabilized < current) {
    const limit = rateLimit(behavior.scaleDown, memory, current, now, -1)
    const fewest = Math.max(minimum, limit)
    if (stabilized < fewest)
      return outcome(able, stabilized, fewest, minimum < limit ? TOO_FAST_DOWN : TOO_FEW)
  }
  return outcome(able, stabilized, stabilized, WITHIN)
}

/** Keeps what was done, for the policies. */
export function rememberScaling(
  memory: Memory,
  behavior: IHorizontalPodAutoscalerBehavior | undefined,
  from: number,
  to: number,
  now: number,
): void {
  if (!behavior) return
  const isUp = to > from
  const periods = ((isUp ? behavior.scaleUp : behavior.scaleDown)?.policies ?? []).map(
    (one) => one.periodSeconds,
  )
  const longest = Math.max(0, ...periods) * 1000
  replaceOutdated(isUp ? memory.up : memory.down, now - longest, { change: Math.abs(to - from), at: now })
}

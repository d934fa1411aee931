import { MAX_NODE_SCORE } from '@/lib/cluster/scheduler/framework'
import type { FitArgs, Usage } from '@/lib/cluster/scheduler/plugins/node-resources'

type Shape = { utilization: number; score: number }[]

const MAX_UTILIZATION = 100
/** Scores in a shape go to 10. */
const SHAPE_SCALE = MAX_NODE_SCORE / 10

/** The line through the shape's points (helper.BuildBrokenLinearFunction), in whole numbers. */
function brokenLine(shape: Shape, at: number): number {
  const points = shape.map(({ utilization, score }) => ({ utilization, score: score * SHAPE_SCALE }))
  for (const [index, point] of points.entries()) {
    if (at > point.utilization) continue
    const before = points[index - 1]
    if (!before) return point.score
    const run = point.utilization - before.utilization
    return before.score + Math.trunc(((point.score - before.score) * (at - before.utilization)) / run)
  }
  return points.at(-1)?.score ?? 0
}

function ratioScore(used: Usage[], shape: Shape): number {
  let [sum, weights] = [0, 0]
  for (const { capacity, wanted, weight } of used) {
    const at = wanted > capacity ? MAX_UTILIZATION : Math.floor((wanted * MAX_UTILIZATION) / capacity)
    const score = brokenLine(shape, at)
    if (score <= 0) continue
    sum += score * weight
    weights += weight
  }
  return weights === 0 ? 0 : Math.round(sum / weights)
}

/** Mirrors: noderesources/most_allocated.go and requested_to_capacity_ratio.go. */
export function scoreUsage(used: Usage[], strategy: NonNullable<FitArgs['scoringStrategy']>): number {
  if (strategy.type === 'RequestedToCapacityRatio')
    return ratioScore(used, strategy.requestedToCapacityRatio?.shape ?? [])
  const weights = used.reduce((sum, { weight }) => sum + weight, 0)
  const sum = used.reduce(
    (total, { capacity, wanted, weight }) =>
      total + Math.floor((Math.min(wanted, capacity) * MAX_NODE_SCORE) / capacity) * weight,
    0,
  )
  return weights === 0 ? 0 : Math.floor(sum / weights)
}

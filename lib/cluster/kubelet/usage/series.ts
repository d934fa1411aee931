/**
 * A number that changes with time, as text: `40`, or `0s=0 2m=300 20m=0` (from each moment on, so much), or
 * `0s=0 5m~100` (up to that moment it grows or shrinks steadily to so much).
 */
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { bounded } from '@/lib/cluster/kubelet/usage/number'

interface Point {
  /** ms */
  at: number
  value: number
  steady: boolean
}

const remembered = new Map<string, Point[]>()
const MOST_REMEMBERED = 200

/** Points in their order; what is no point is left out. */
function pointsOf(text: string): Point[] {
  const known = remembered.get(text)
  if (known) return known
  const points: Point[] = []
  for (const word of text.trim().split(/[\s,]+/)) {
    const [, moment, sign, number] = /^(?:([0-9a-z.]+)([=~]))?(-?\d+(?:\.\d+)?)$/.exec(word) ?? []
    const at = moment === undefined ? 0 : parseDuration(moment)
    if (number !== undefined && at !== undefined)
      points.push({ at, value: bounded(Number(number)), steady: sign === '~' })
  }
  points.sort((a, b) => a.at - b.at)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(text, points)
  return points
}

/** Is it the same for ever? */
export const isConstant = (text: string): boolean => pointsOf(text).length <= 1 && !/[=~]/.test(text)

/** The number `elapsed` ms after the series began; 0 before its first point. */
export function seriesAt(text: string, elapsed: number): number {
  let before: Point = { at: 0, value: 0, steady: false }
  for (const point of pointsOf(text)) {
    if (point.at <= elapsed) {
      before = point
      continue
    }
    if (!point.steady) break
    return before.value + ((point.value - before.value) * (elapsed - before.at)) / (point.at - before.at)
  }
  return before.value
}

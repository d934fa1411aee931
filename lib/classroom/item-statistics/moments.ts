/** Plain statistics of lists of numbers; undefined where a list is too short or does not vary. */

/** Below it a list does not vary: sums of shares are not quite exact. */
const NOTHING = 1e-18

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Of pairs, as a sample's: divided by n − 1. */
function covariance(xs: readonly number[], ys: readonly number[]): number | undefined {
  if (xs.length < 2) return undefined
  const [mx = 0, my = 0] = [mean(xs), mean(ys)]
  return xs.reduce((sum, x, i) => sum + (x - mx) * ((ys[i] ?? 0) - my), 0) / (xs.length - 1)
}

/** Of a sample: divided by n − 1. 0 when all are the same. */
export function variance(values: readonly number[]): number | undefined {
  const found = covariance(values, values)
  return found !== undefined && found < NOTHING ? 0 : found
}

/** Pearson's, −1..1; undefined when one of the lists does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | undefined {
  const [shared, vx, vy] = [covariance(xs, ys), variance(xs), variance(ys)]
  if (!shared || !vx || !vy) return vx && vy ? shared : undefined
  return Math.max(-1, Math.min(1, shared / Math.sqrt(vx * vy)))
}

/** @param share 0..1; between two values on the straight line between them (R's type 7) */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (below === undefined || above === undefined) return undefined
  return below + (above - below) * (place - Math.floor(place))
}

export interface Quartiles {
  low: number
  median: number
  high: number
}

export function quartiles(values: readonly number[]): Quartiles | undefined {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share))
  if (low === undefined || median === undefined || high === undefined) return undefined
  return { low, median, high }
}

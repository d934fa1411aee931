/**
 * From what a container was seen to use to what it should request.
 * Mirrors: pkg/recommender of the vertical pod autoscaler: histograms of growing buckets, percentiles, a margin of
 * 15 %, bounds that close in as confidence grows, least amounts.
 * Differs: samples do not lose weight with time; memory counts like CPU, sample by sample.
 */
import { canonicalQuantity } from '@/lib/cluster/apimachinery/quantity'

/** How often each bucket was hit; buckets by their number. */
export interface Histogram {
  buckets: Record<string, number>
  total: number
}

/** What is known of one container of a target. */
export interface Observed {
  /** virtual ms of the first and the last sample */
  first: number
  last: number
  samples: number
  cpu: Histogram
  memory: Histogram
}

export type Resource = 'cpu' | 'memory'

/** The first bucket: cores, and bytes. Each is a twentieth wider than the one before it. */
const FIRST: Record<Resource, number> = { cpu: 0.01, memory: 1e7 }
const RATIO = 1.05
const MOST_BUCKETS = 200
const MARGIN = 1.15
/** Of a pod: cores, and bytes. */
const LEAST: Record<Resource, number> = { cpu: 0.025, memory: 250 * 1024 * 1024 }
const DAY = 86_400_000

export const newObserved = (now: number): Observed => ({
  first: now,
  last: now,
  samples: 0,
  cpu: { buckets: {}, total: 0 },
  memory: { buckets: {}, total: 0 },
})

function bucketOf(resource: Resource, value: number): number {
  let [start, width] = [0, FIRST[resource]]
  for (let index = 0; index < MOST_BUCKETS; index++) {
    if (value < start + width) return index
    start += width
    width *= RATIO
  }
  return MOST_BUCKETS
}

function startOf(resource: Resource, bucket: number): number {
  let [start, width] = [0, FIRST[resource]]
  for (let index = 0; index < bucket; index++) {
    start += width
    width *= RATIO
  }
  return start
}

function count(histogram: Histogram, bucket: number): void {
  histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1
  histogram.total += 1
}

/** @param cpu cores @param memory bytes */
export function observe(observed: Observed, cpu: number, memory: number, now: number): void {
  count(observed.cpu, bucketOf('cpu', cpu))
  count(observed.memory, bucketOf('memory', memory))
  observed.last = now
  observed.samples += 1
}

/** The end of the bucket below which so large a share lies. */
function percentile(resource: Resource, { buckets, total }: Histogram, share: number): number {
  if (total === 0) return 0
  const numbers = Object.keys(buckets)
    .map(Number)
    .sort((a, b) => a - b)
  let sum = 0
  for (const bucket of numbers) {
    sum += buckets[bucket] ?? 0
    if (sum >= share * total) return startOf(resource, bucket + 1)
  }
  return 0
}

/** Days, but no more than there are samples for. */
const confidence = ({ first, last, samples }: Observed) => Math.min((last - first) / DAY, samples / (60 * 24))

export interface Estimate {
  target: number
  lowerBound: number
  upperBound: number
}

/** @param containers of the pod, which share the least amounts */
export function estimate(observed: Observed, resource: Resource, containers: number): Estimate {
  const histogram = observed[resource]
  const least = LEAST[resource] / containers
  const of = (share: number) => percentile(resource, histogram, share) * MARGIN
  const days = Math.max(confidence(observed), 1e-6)
  const narrow = 1 + 0.001 / days
  return {
    target: Math.max(least, of(0.9)),
    lowerBound: Math.max(least, of(0.5) / (narrow * narrow)),
    upperBound: Math.max(least, of(0.95) * (1 + 1 / days)),
  }
}

/** Millicores or bytes, as the recommender writes them. */
export const amountText = (resource: Resource, amount: number): string =>
  resource === 'cpu'
    ? canonicalQuantity(`${Math.trunc(amount * 1000)}m`)
    : canonicalQuantity(`${Math.trunc(amount)}`)

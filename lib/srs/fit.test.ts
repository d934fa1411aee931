import { describe, expect, it } from 'vitest'
import { type FitMeasures, GROWTH, hasGrown, isBetter, measureFit, splitByTime } from './fit'
import { measure } from './measures'
import type { MemoryReview } from './memory-history'
import { predictByAverage, predictByFsrs, type Trial, trialsOf } from './trial'

const DAY = 86_400_000

/** A card that is reviewed every day, and forgotten every third. */
function daily(reviews: number): Trial[] {
  const history = Array.from({ length: reviews }, (_, i): MemoryReview => {
    return { at: i * DAY, elapsedDays: i === 0 ? 0 : 1, rating: i % 3 === 2 ? 'again' : 'good' }
  })
  return trialsOf([history])
}

it('holds the latest fifth back', () => {
  const { earlier, heldBack } = splitByTime(daily(104))
  expect([earlier.length, heldBack.length]).toEqual([83, 20])
  expect(earlier.at(-1)?.at).toBeLessThan(heldBack[0]?.at ?? 0)
})

it('has held back no trial that the fit before learnt from, once trials have grown enough', () => {
  for (let before = 400; before < 430; before++) {
    const learnt = splitByTime(daily(before + 1)).earlier.length
    const { earlier } = splitByTime(daily(Math.ceil(before * (1 + GROWTH)) + 1))
    expect(earlier.length).toBeGreaterThanOrEqual(learnt)
  }
})

describe('isBetter', () => {
  const of = (logLoss: number, rmseBins: number) => ({ logLoss, rmseBins })
  const measures: FitMeasures = { present: of(0.4, 0.08), fitted: of(0.3, 0.05), average: of(0.5, 0.06) }

  it.each<[string, Partial<FitMeasures>, boolean]>([
    ['both measures beat both', {}, true],
    ['log loss is worse than now', { fitted: of(0.41, 0.05) }, false],
    ['log loss is the same as now', { fitted: of(0.4, 0.05) }, false],
    ['RMSE is worse than now', { present: of(0.4, 0.04) }, false],
    ['log loss is worse than the average', { average: of(0.29, 0.06) }, false],
    ['RMSE is worse than the average', { average: of(0.5, 0.04) }, false],
    ['nothing was found', { fitted: null }, false],
  ])('%s', (_, other, better) => expect(isBetter({ ...measures, ...other })).toBe(better))
})

describe('hasGrown', () => {
  it('counts what came since, or what is more', () => {
    const trials = daily(126)
    expect(hasGrown(trials, { trials: 100, at: 125 * DAY })).toBe(true)
    expect(hasGrown(trials, { trials: 101, at: 125 * DAY })).toBe(false)
    // As many as then, for older ones are no longer read: a quarter of them are new.
    expect(hasGrown(trials, { trials: 125, at: 93 * DAY })).toBe(true)
    expect(hasGrown(trials, { trials: 125, at: 94 * DAY })).toBe(false)
  })
})

it('measures what was held back, and what is known of the days before it', () => {
  const trials = daily(31)
  const { present, fitted, average } = measureFit(trials, [], undefined)
  expect(present).toEqual(measure(predictByFsrs(trials, []).slice(24)))
  // The average has gone through the earlier ones too.
  expect(average).toEqual(measure(predictByAverage(trials).slice(24)))
  expect(fitted).toBeNull()
  expect(measureFit(trials, [], others).fitted).toEqual(measure(predictByFsrs(trials, others).slice(24)))
})

const others = [
  ...[0.3, 0.6, 1.2, 4.1, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614],
  ...[0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542],
]

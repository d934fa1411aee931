import {
  evaluateWithTimeSeriesSplits,
  FSRSBinding,
  FSRSBindingItem,
  FSRSBindingReview,
} from '@open-spaced-repetition/binding'
import { describe, expect, it } from 'vitest'
import { ratingNames } from './card'
import { measure } from './measures'
import type { MemoryReview } from './memory-history'
import { Random } from './random'
import { predictByFsrs, type Trial, trialsOf } from './trial'

// What fsrs-rs 6.5 foretells and measures, through the optimiser's binding; it calculates in single precision.

const DAY = 86_400_000
const unusual = [
  ...[0.5, 2, 4.5, 12, 6, 0.7, 2.4, 0.02, 1.5, 0.2, 1.1, 1.2, 0.08, 0.35, 1.4, 0.4, 2.2, 0.4, 0.15, 0.1, 0.3],
]

/** Cards with two trials or more: fsrs-rs leaves out rare first intervals, and only those. */
function laterTrials(count: number, seed: number): Trial[] {
  const random = new Random(seed)
  const trials = Array.from({ length: count }, () => {
    let at = 0
    const history = Array.from({ length: 3 + random.below(8) }, (_, i): MemoryReview => {
      const elapsedDays = i === 0 ? 0 : random.next() < 0.2 ? 0 : 1 + random.below(60)
      at += elapsedDays * DAY
      return { at, elapsedDays, rating: ratingNames[random.below(4)] ?? 'good' }
    })
    return trialsOf([history]).at(-1)
  })
  return trials.filter((trial) => trial !== undefined && trial.length > 2) as Trial[]
}

function toItem({ history, index }: Trial): FSRSBindingItem {
  const reviews = history.slice(0, index + 1)
  return new FSRSBindingItem(
    reviews.map((r) => new FSRSBindingReview(ratingNames.indexOf(r.rating) + 1, r.elapsedDays)),
  )
}

describe.each([
  ['the usual parameters', []],
  ['others', unusual],
])('with %s', (_, parameters) => {
  it('foretells each review as fsrs-rs does', () => {
    const binding = new FSRSBinding(parameters)
    const predictions = predictByFsrs(laterTrials(300, 1), parameters)
    expect(predictions.length).toBeGreaterThan(200)
    for (const prediction of predictions) {
      // Of a single review: -ln of what was given to what happened.
      const { logLoss, rmseBins } = binding.evaluate([toItem(prediction)])
      const own = measure([prediction])
      expect(own.rmseBins).toBeCloseTo(rmseBins, 4)
      expect(Math.exp(-own.logLoss)).toBeCloseTo(Math.exp(-logLoss), 4)
    }
  })
})

it('measures as fsrs-rs does', async () => {
  // Up to 11 reviews leave its optimiser too few to learn from: it measures the usual parameters, on all but the first.
  for (let seed = 0; seed < 20; seed++) {
    const trials = laterTrials(30, 100 + seed).slice(0, 11)
    const theirs = await evaluateWithTimeSeriesSplits(trials.map(toItem), {
      enableShortTerm: true,
      timeout: 1,
    })
    const own = measure(predictByFsrs(trials.slice(1), []))
    expect(own.logLoss).toBeCloseTo(theirs.logLoss, 4)
    expect(own.rmseBins).toBeCloseTo(theirs.rmseBins, 4)
  }
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReviewEntry, ratingNames } from './card'
import { effectiveReviews, foldCard, preview } from './fold'
import { deriveRating, paceOf } from './rating'
import { placementSpan, Scheduler } from './scheduler'

const seeded = { seed: 20_26_11, numRuns: 200 }
const start = Date.UTC(2026, 10, 1)
const day = 86_400_000

const placement = fc.double({ min: 0, max: 1, noNaN: true })

const reviews = fc.uniqueArray(
  fc.record(
    {
      kind: fc.constant('review' as const),
      id: fc.uuid(),
      at: fc.integer({ min: 0, max: 200 * day }).map((after) => start + after),
      rating: fc.constantFrom(...ratingNames),
      placement,
    },
    { requiredKeys: ['kind', 'id', 'at', 'rating'] },
  ),
  { selector: (r) => r.id, maxLength: 12 },
)

const shuffled = reviews.chain((rows) =>
  fc.tuple(
    fc.constant<ReviewEntry[]>(rows),
    fc.shuffledSubarray<ReviewEntry>(rows, { minLength: rows.length }),
  ),
)

describe('foldCard', () => {
  it('does not depend on the order in which the rows arrived', () => {
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(foldCard(other, { seed: 'skill' })).toEqual(foldCard(rows, { seed: 'skill' }))
      }),
      seeded,
    )
  })

  it('counts a row once, however often it is sent', () => {
    fc.assert(
      fc.property(reviews, (rows) => {
        expect(foldCard([...rows, ...rows])).toEqual(foldCard(rows))
      }),
      seeded,
    )
  })

  it('restores exactly what was before when a review is undone, whenever the undo arrives', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), ([rows, other], n) => {
        fc.pre(rows.length > 0)
        const victim = rows[n % rows.length]!
        const undo: ReviewEntry = { kind: 'undo', id: 'undo', at: start, undoes: victim.id }
        const without = foldCard(rows.filter((r) => r !== victim))
        expect(foldCard([undo, ...other])).toEqual(without)
        expect(foldCard([...rows, undo])).toEqual(without)
      }),
      seeded,
    )
  })

  it('starts anew after a reset, and is what it was when the reset is undone', () => {
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 200 * day }), ([rows, other], after) => {
        const at = start + after
        const reset: ReviewEntry = { kind: 'reset', id: '~', at }
        const since = rows.filter((r) => r.at > at)
        expect(foldCard([reset, ...other])).toEqual(foldCard(since))
        const undo: ReviewEntry = { kind: 'undo', id: 'undo', at: start, undoes: '~' }
        expect(foldCard([undo, ...other, reset])).toEqual(foldCard(rows))
      }),
      seeded,
    )
  })

  it('is never due before the last review', () => {
    fc.assert(
      fc.property(reviews, (rows) => {
        const card = foldCard(rows)
        expect(card?.reps ?? 0).toBe(effectiveReviews(rows).length)
        if (card) expect(card.due).toBeGreaterThanOrEqual(card.lastReview ?? 0)
      }),
      seeded,
    )
  })

  it('agrees with the preview of the same moment', () => {
    fc.assert(
      fc.property(reviews, fc.constantFrom(...ratingNames), (rows, rating) => {
        const at = start + 300 * day
        const next = foldCard([...rows, { kind: 'review', id: 'last', at, rating }], { seed: 's' })
        expect(preview(foldCard(rows, { seed: 's' }), at, { seed: 's' })[rating]).toEqual(next)
      }),
      seeded,
    )
  })
})

describe('placement', () => {
  const mature = reviews.map((rows) => foldCard(rows)).filter((card) => card?.phase === 'review')

  it('stays within the days among which FSRS itself draws by lot', () => {
    fc.assert(
      fc.property(mature, placement, fc.integer({ max: 90, min: 1 }), (card, place, days) => {
        const lastReview = card?.lastReview ?? 0
        const at = lastReview + days * day
        const exact = preview(card, at, { fuzz: false }).good
        const { first, last } = placementSpan(exact.scheduledDays, days)
        const placed = new Scheduler().next(card!, at, 'good', place)
        expect(placed.scheduledDays).toBeGreaterThanOrEqual(first)
        expect(placed.scheduledDays).toBeLessThanOrEqual(last)
        for (let lot = 0; lot < 10; lot++) {
          const { scheduledDays } = new Scheduler({ seed: String(lot) }).next(card!, at, 'good')
          expect(scheduledDays).toBeGreaterThanOrEqual(first)
          expect(scheduledDays).toBeLessThanOrEqual(last)
        }
      }),
      seeded,
    )
  })

  it('leaves what is remembered as it is', () => {
    fc.assert(
      fc.property(mature, placement, fc.constantFrom(...ratingNames), (card, place, rating) => {
        const at = (card?.lastReview ?? 0) + 9 * day
        const { due: _, scheduledDays: __, ...placed } = new Scheduler().next(card!, at, rating, place)
        expect(preview(card, at)[rating]).toMatchObject(placed)
      }),
      seeded,
    )
  })
})

describe('preview', () => {
  it('orders the outcomes of a new card and of a mature one', () => {
    const old: ReviewEntry[] = [0, 1, 4, 12].map((d) => ({
      kind: 'review',
      id: `r${d}`,
      at: start + d * day,
      rating: 'good',
    }))
    for (const card of [undefined, foldCard(old)]) {
      const next = preview(card, start + 30 * day)
      expect(next.again.due).toBeLessThanOrEqual(next.hard.due)
      expect(next.hard.due).toBeLessThanOrEqual(next.good.due)
      expect(next.good.due).toBeLessThan(next.easy.due)
    }
  })
})

describe('deriveRating', () => {
  it.each([
    [{ correct: false, score: 0, durationMs: 1 }, 'again'],
    [{ correct: false, score: 0.75, durationMs: 1 }, 'hard'],
    [{ correct: true, score: 1, durationMs: 99_000 }, 'good'],
    [{ correct: true, score: 1, durationMs: 10_000, pace: 9_000 }, 'good'],
    [{ correct: true, score: 1, durationMs: 4_000, pace: 9_000 }, 'easy'],
    [{ correct: true, score: 1, durationMs: 19_000, pace: 9_000 }, 'hard'],
    [{ correct: true, score: 1, durationMs: 4_000, pace: 9_000, hints: 1 }, 'hard'],
  ] as const)('%o is %s', (facts, rating) => expect(deriveRating(facts)).toBe(rating))

  it('knows no pace before three answers', () => {
    expect(paceOf([1, 2])).toBeUndefined()
    expect(paceOf([9, 1, 5])).toBe(5)
    expect(paceOf([8, 2, 4, 6])).toBe(5)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReviewEntry, ratingNames } from '@/lib/srs/card'
import { foldCard } from '@/lib/srs/fold'
import { placeRows } from './place-rows'
import { loggedReviews } from './revlog'

const DAY = 86_400_000
type Review = Extract<ReviewEntry, { kind: 'review' }>

const history = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom(...ratingNames)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    let at = Date.UTC(2026, 0)
    return steps.map(([days, rating], i): Review => {
      at += days * DAY
      return { kind: 'review', id: String(i).padStart(3, '0'), at, rating }
    })
  })

test('cards whose log was taken along fall due on the same day, whatever the lot says at the other place', () => {
  fc.assert(
    fc.property(history, fc.string(), fc.string(), (entries, here, there) => {
      const days = new Map(
        loggedReviews(entries, { seed: here }).map(({ id, ivl }) => [id, Math.max(ivl, 0)]),
      )
      const placements = placeRows(entries, days, { seed: there })
      const placed = entries.map((entry) => {
        const placement = placements.get(entry.id)
        return placement === undefined ? entry : { ...entry, placement }
      })
      expect(foldCard(placed, { seed: there })).toEqual(foldCard(entries, { seed: here }))
    }),
    { numRuns: 100, seed: 12 },
  )
})

test('a day that our scheduler would not choose is left to the lot, and rows of our own stay as they are', () => {
  const entries: Review[] = [
    { kind: 'review', id: 'a', at: 0, rating: 'easy' },
    { kind: 'review', id: 'b', at: 30 * DAY, rating: 'good', placement: 0.9 },
  ]
  expect(placeRows(entries, new Map([['a', 3000]]), {}).size).toBe(0)
})

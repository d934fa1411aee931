import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratingNames } from './card'
import { preview } from './fold'
import { placeInSpan } from './place'
import { newCard, Scheduler } from './scheduler'

const usual = { cards: 0, share: 1 }
const dayOf = (span: { first: number; last: number }, placement: number) =>
  span.first + Math.floor(placement * (span.last - span.first + 1))

describe('placeInSpan', () => {
  const span = { first: 8, last: 12 }
  it.each([
    ['alike days', () => usual, 10],
    ['one crowded day', (day: number) => ({ ...usual, cards: day === 10 ? 1 : 0 }), 9],
    ['fewer and fewer', (day: number) => ({ ...usual, cards: 20 - day }), 12],
    ['an easy day', (day: number) => ({ cards: 3, share: day === 10 ? 0.5 : 1 }), 9],
    [
      'an easy day with little',
      (day: number) => ({ cards: day === 10 ? 1 : 5, share: day === 10 ? 0.5 : 1 }),
      10,
    ],
    ['free days', (day: number) => ({ cards: 0, share: day < 12 ? 0 : 1 }), 12],
    ['nothing but free days', () => ({ cards: 4, share: 0 }), 10],
  ])('%s', (_, roomOn, day) => expect(dayOf(span, placeInSpan(span, roomOn))).toBe(day))

  it('has one day to choose from', () => {
    expect(
      dayOf(
        { first: 2, last: 2 },
        placeInSpan({ first: 2, last: 2 }, () => usual),
      ),
    ).toBe(2)
  })
})

it('is the day that the scheduler takes, within what its fuzz may do, for any card and rating', () => {
  const at = Date.UTC(2026, 10, 1)
  const ratings = fc.array(fc.constantFrom(...ratingNames), { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(ratings, fc.double({ min: 0, max: 0.999, noNaN: true }), (given, placement) => {
      const scheduler = new Scheduler({ seed: 'a' })
      const card = given.reduce((state, rating) => scheduler.next(state, state.due, rating), newCard(at))
      const with4 = (one: number) => preview(card, card.due, { seed: 'a' }, [one, one, one, one])
      const [first, placed, last] = [with4(0), with4(placement), with4(0.999)]
      const lots = preview(card, card.due, { seed: 'b' })
      for (const rating of ratingNames) {
        expect(placed[rating].scheduledDays).toBeGreaterThanOrEqual(first[rating].scheduledDays)
        expect(placed[rating].scheduledDays).toBeLessThanOrEqual(last[rating].scheduledDays)
        expect(placed[rating].stability).toBe(lots[rating].stability)
      }
    }),
    { seed: 20_26_12, numRuns: 200 },
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RatingName, ratingNames } from './card'
import { type Memory, MemoryModel, memoryOf, usualRatingMix } from './memory-model'
import { newCard, Scheduler } from './scheduler'

const day = 86_400_000
const start = Date.UTC(2026, 10, 1)
const fitted = [
  0.4, 1.1, 3.1, 9.2, 6.8, 0.7, 2.8, 0.02, 1.6, 0.2, 0.9, 1.6, 0.1, 0.3, 1.9, 0.4, 2.2, 0.6, 0.1, 0.1, 0.3,
]

const histories = fc.array(
  fc.record({ gap: fc.integer({ min: 0, max: 90 }), rating: fc.constantFrom(...ratingNames) }),
  { minLength: 1, maxLength: 10 },
)

describe('MemoryModel', () => {
  it('remembers as the Scheduler does', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom([], fitted), (history, parameters) => {
        const scheduler = new Scheduler({ parameters })
        const model = new MemoryModel(parameters)
        let at = start
        let card = newCard(at)
        let memory: Memory | undefined
        for (const { gap, rating } of history) {
          at += gap * day
          memory = model.after(memory, memory ? gap : 0, rating)
          card = scheduler.next(card, at, rating)
        }
        expect(memory?.stability).toBeCloseTo(card.stability, 5)
        expect(memory?.difficulty).toBeCloseTo(card.difficulty, 5)
        expect(memoryOf(card)).toEqual({ stability: card.stability, difficulty: card.difficulty })
        expect(model.recall(memory!, 12)).toBeCloseTo(scheduler.recall(card, at + 12 * day), 5)
      }),
      { seed: 20_26_12, numRuns: 200 },
    )
  })

  it('weighs the ways in which a review may end: by recall, and by habit when it is the first', () => {
    const model = new MemoryModel()
    const memory = model.after(undefined, 0, 'good')
    const chances = (of: Memory | undefined, chance?: number) =>
      Object.fromEntries(
        model
          .outcomes(of, 3, usualRatingMix, chance)
          .map((outcome, at) => [ratingNames[at] as RatingName, outcome.chance]),
      )
    expect(chances(undefined)).toEqual(usualRatingMix.first)
    expect(chances(memory).again).toBeCloseTo(1 - model.recall(memory, 3), 8)
    expect(chances(memory, 0.5)).toMatchObject({ again: 0.5, good: 0.35 })
    for (const one of [chances(undefined), chances(memory)])
      expect(Object.values(one).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 8)
  })
})

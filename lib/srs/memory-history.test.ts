import { describe, expect, it } from 'vitest'
import type { RatingName, ReviewEntry } from './card'
import { foldCard } from './fold'
import { memoryHistories } from './memory-history'
import { Random } from './random'
import { predictByAverage, predictByFsrs, trialsOf } from './trial'

const DAY = 86_400_000
const start = Date.UTC(2026, 0, 1, 12)

const review = (day: number, rating: RatingName, id = `r${day}`): ReviewEntry => ({
  ...{ kind: 'review', id, at: start + day * DAY, rating },
})

describe('memoryHistories', () => {
  it('counts days as ts-fsrs does: its elapsed_days.test.ts', () => {
    const times = [
      Date.UTC(2023, 10, 5, 8, 27, 2, 605),
      Date.UTC(2023, 10, 8, 15, 2, 9, 791),
      Date.UTC(2023, 10, 8, 15, 2, 30, 799),
      Date.UTC(2023, 10, 8, 15, 4, 8, 739),
    ]
    const ratings: RatingName[] = ['good', 'again', 'again', 'good']
    const rows = times.map((at, i) => ({
      kind: 'review' as const,
      id: `${i}`,
      at,
      rating: ratings[i] ?? 'good',
    }))
    expect(memoryHistories(rows)[0]?.map(({ elapsedDays }) => elapsedDays)).toEqual([0, 3, 0, 0])
  })

  it('knows no undone review, and takes a reset for a new card', () => {
    const rows: ReviewEntry[] = [
      review(9, 'good'),
      review(0, 'good'),
      review(2, 'again'),
      { kind: 'undo', id: 'u', at: start + 3 * DAY, undoes: 'r2' },
      review(5, 'hard'),
      { kind: 'reset', id: 'x', at: start + 6 * DAY },
      review(12, 'easy'),
    ]
    const days = memoryHistories(rows).map((history) => history.map(({ elapsedDays }) => elapsedDays))
    expect(days).toEqual([
      [0, 5],
      [0, 3],
    ])
    const undone: ReviewEntry = { kind: 'undo', id: 'v', at: start + 7 * DAY, undoes: 'x' }
    expect(memoryHistories([...rows, undone]).map((history) => history.length)).toEqual([4])
    expect(memoryHistories([])).toEqual([])
  })
})

describe('trialsOf', () => {
  it('leaves out what was reviewed on the same day, and counts what failed before', () => {
    const rows = [
      review(0, 'again'),
      review(0.1, 'good'),
      review(3, 'again'),
      review(3.1, 'good'),
      review(8, 'hard'),
    ]
    const other = [review(1, 'good'), review(4, 'good')]
    const trials = trialsOf([...memoryHistories(rows), ...memoryHistories(other)])
    expect(
      trials.map(({ index, elapsedDays, length, lapses, recalled }) => [
        ...[index, elapsedDays, length, lapses],
        recalled,
      ]),
    ).toEqual([
      [2, 3, 2, 0, false],
      [1, 3, 2, 0, true],
      [4, 5, 3, 1, true],
    ])
  })
})

describe('predictByFsrs', () => {
  it('foretells by the memory that the scheduler has of the card', () => {
    const random = new Random(7)
    for (let card = 0; card < 20; card++) {
      let day = 0
      const rows = Array.from({ length: 12 }, (_, i) => {
        day += random.next() < 0.3 ? 0.01 : 1 + random.below(40)
        return review(day, (['again', 'hard', 'good', 'easy'] as const)[random.below(4)] ?? 'good', `c${i}`)
      })
      const trials = trialsOf(memoryHistories(rows))
      for (const { index, elapsedDays, probability } of predictByFsrs(trials, [])) {
        const before = foldCard(rows.slice(0, index))
        const decay = -0.1542
        const factor = 0.9 ** (1 / decay) - 1
        expect(probability).toBeCloseTo((1 + (factor * elapsedDays) / (before?.stability ?? 1)) ** decay, 6)
      }
    }
  })
})

describe('predictByAverage', () => {
  it('goes up with what is remembered, and down with what is not', () => {
    const rows = [review(0, 'good'), review(1, 'good'), review(2, 'again'), review(3, 'good')]
    const predictions = predictByAverage(trialsOf(memoryHistories(rows))).map(
      ({ probability }) => probability,
    )
    // Log odds 1.2; 1.2 + 0.3 / (e^1.2 + 1); that less 0.3 · its probability.
    const second = 1.2 + 0.3 / (Math.exp(1.2) + 1)
    const third = second - (0.3 * Math.exp(second)) / (Math.exp(second) + 1)
    const probability = (odds: number) => 1 / (1 + Math.exp(-odds))
    expect(predictions).toEqual([1.2, second, third].map((odds) => expect.closeTo(probability(odds), 12)))
  })
})

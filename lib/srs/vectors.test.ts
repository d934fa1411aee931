import { describe, expect, it } from 'vitest'
import { type CardState, type RatingName, ratingNames } from './card'
import { foldCard, preview } from './fold'
import { MemoryModel } from './memory-model'
import { newCard, Scheduler, usualParameters } from './scheduler'

// The figures of ts-fsrs' own tests, as published in packages/fsrs/__tests__ at commit
// cdec8d2f8340f8e62ced596c1da02e20e70073f0 of github.com/open-spaced-repetition/ts-fsrs: FSRS-6.test.ts,
// algorithm.test.ts and elapsed_days.test.ts. Those of the memory state come from fsrs-rs (src/inference.rs).
const DAY = 86_400_000
const start = Date.UTC(2022, 11, 29, 12, 30)
const exact = { fuzz: false }

/** Reviews each card when it falls due. */
function follow(ratings: readonly RatingName[], scheduler = new Scheduler(exact)): CardState[] {
  let card = newCard(start)
  let at = start
  return ratings.map((rating) => {
    card = scheduler.next(card, at, rating)
    at = card.due
    return card
  })
}

describe('FSRS-6.test.ts', () => {
  it('names the same days', () => {
    const good = (n: number): RatingName[] => Array.from({ length: n }, () => 'good')
    const cards = follow([...good(6), 'again', 'again', ...good(5)])
    expect(cards.map((card) => card.scheduledDays)).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  })

  const ratings: RatingName[] = ['again', 'good', 'good', 'good', 'good', 'good']
  const daysBetween = [0, 0, 1, 3, 8, 21]

  it('remembers the same', () => {
    let at = start
    const entries = ratings.map((rating, i) => {
      at += (daysBetween[i] ?? 0) * DAY
      return { kind: 'review' as const, id: String(i), at, rating }
    })
    const card = foldCard(entries, exact)
    expect(card?.stability).toBeCloseTo(53.62691, 4)
    expect(card?.difficulty).toBeCloseTo(6.3574867, 4)
  })

  it('remembers the same where it looks ahead', () => {
    const model = new MemoryModel()
    const memory = ratings.reduce(
      (known: ReturnType<MemoryModel['after']> | undefined, rating, i) =>
        model.after(known, daysBetween[i] ?? 0, rating),
      undefined,
    )
    expect(memory?.stability).toBeCloseTo(53.62691, 4)
    expect(memory?.difficulty).toBeCloseTo(6.3574867, 4)
  })

  it('begins the same', () => {
    const cards = Object.values(preview(undefined, start, exact))
    expect(cards.map((card) => card.stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
    expect(cards.map((card) => card.difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1])
    expect(cards.map((card) => card.reps)).toEqual([1, 1, 1, 1])
    expect(cards.map((card) => card.lapses)).toEqual([0, 0, 0, 0])
    expect(cards.map((card) => card.scheduledDays)).toEqual([0, 0, 0, 8])
    expect(cards.map((card) => card.phase)).toEqual(['learning', 'learning', 'learning', 'review'])
  })

  it('expects the same recall when cards fall due', () => {
    const scheduler = new Scheduler(exact)
    const at = Date.UTC(2023, 11, 1, 4, 5)
    expect(scheduler.recall(newCard(at), at)).toBe(0)
    const cards = Object.values(preview(undefined, at, exact))
    expect(cards.map((card) => scheduler.recall(card, card.due))).toEqual([1, 1, 1, 0.9024733])
  })
})

describe('algorithm.test.ts', () => {
  it('forgets the same', () => {
    const memory = { stability: 1, difficulty: 5 }
    const recalls = [0, 1, 2, 3].map((days) => new MemoryModel().recall(memory, days))
    expect(recalls).toEqual([1, 0.9, 0.84588465, 0.8093881])
  })

  it('finds it as difficult', () => {
    const memory = { stability: 5, difficulty: 5 }
    const after = ratingNames.map((rating) => new MemoryModel().after(memory, 3, rating).difficulty)
    expect(after).toEqual([8.34176237, 6.66599536, 4.99022837, 3.31446137])
  })

  it('gains as much by what is remembered, and keeps as much of what is forgotten', () => {
    const stabilities = ratingNames.map((rating, i) => {
      const memory = { stability: 5, difficulty: i + 1 }
      return new MemoryModel().after(memory, 3, rating, [0.9, 0.8, 0.7, 0.6][i]).stability
    })
    expect(stabilities).toEqual([1.05253961, 28.22657096, 58.65599107, 127.2266925])
  })

  it('gains as much on the same day', () => {
    const stabilities = ratingNames.map((rating, i) => {
      const memory = { stability: 5, difficulty: i + 1 }
      return new MemoryModel().after(memory, 0, rating).stability
    })
    expect(stabilities).toEqual([1.596818, 5, 5, 8.12960956])
  })

  it.each([
    [0.7, 9],
    [0.8, 3],
    [0.9, 1],
  ])('waits as long for a recall of %f', (retention, days) => {
    // A stability of one day: that of the first parameter, after an easy answer.
    const parameters = [...new Array(21).keys()].map((i) => (i < 4 ? 1 : (usual[i] ?? 0)))
    const card = new Scheduler({ ...exact, retention, parameters }).next(newCard(start), start, 'easy')
    expect(card.scheduledDays).toBe(days)
  })
})

/** FSRS-6.test.ts: those that FSRS-6 starts with. */
const usual = [
  ...[0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614],
  ...[0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542],
]

it('starts with the parameters that ts-fsrs publishes', () => {
  const ratings: RatingName[] = ['good', 'good', 'easy', 'again', 'hard', 'good', 'good']
  expect(follow(ratings, new Scheduler({ ...exact, parameters: usual }))).toEqual(follow(ratings))
  expect(usualParameters).toEqual(usual)
})

import { expect, test } from 'vitest'
import type { CardState } from '../card'
import { hardest } from './hardest'
import { meanRecall } from './mean-recall'

const DAY = 86_400_000
const learnt = (more: Partial<CardState> = {}): CardState => ({
  ...{ phase: 'review', due: 10 * DAY, stability: 10, difficulty: 5, scheduledDays: 10 },
  ...{ learningSteps: 0, reps: 3, lapses: 0, lastReview: 0, ...more },
})

test('recall falls with time; what was never learnt counts as nothing', () => {
  // FSRS defines stability by a recall of 90 % after that many days.
  const of = [learnt(), undefined]
  expect(meanRecall(of, 0)).toEqual({ skills: 2, learnt: 1, known: 1, mean: 0.5 })
  expect(meanRecall(of, 10 * DAY).known).toBeCloseTo(0.9, 5)
  expect(meanRecall(of, 40 * DAY).mean).toBeLessThan(0.42)
  expect(meanRecall([learnt({ stability: 100 })], 40 * DAY).mean).toBeGreaterThan(0.94)
  expect(meanRecall([], 0)).toEqual({ skills: 0, learnt: 0, known: 0, mean: 0 })
})

test('the hardest skills were forgotten most often', () => {
  const skills = [
    { id: 'never', card: undefined },
    { id: 'easy', card: learnt() },
    { id: 'twice', card: learnt({ lapses: 2, difficulty: 4 }) },
    { id: 'twice-and-difficult', card: learnt({ lapses: 2, difficulty: 9 }) },
    { id: 'often', card: learnt({ lapses: 8, difficulty: 1 }) },
  ]
  const ids = (most: number) => hardest(skills, most).map(({ id }) => id)
  expect(ids(5)).toEqual(['often', 'twice-and-difficult', 'twice'])
  expect(ids(1)).toEqual(['often'])
})

import { describe, expect, test } from 'vitest'
import { countedAttempt, countedScore, itemScore, type ScoredItem, submissionScore } from './score'

const item = (points: number, score: number | null, more: Partial<ScoredItem> = {}): ScoredItem => ({
  ...{ points, score, marks: [], dropped: false },
  ...more,
})

describe('an item', () => {
  test('is worth its last mark, and what it was graded when that was taken back', () => {
    expect(itemScore(item(1, 0.5))).toBe(0.5)
    expect(itemScore(item(1, 0.5, { marks: [{ score: 1 }, { score: 0.8 }] }))).toBe(0.8)
    expect(itemScore(item(1, 0.5, { marks: [{ score: 1 }, { score: null }] }))).toBe(0.5)
    expect(itemScore(item(1, null, { marks: [{ score: 0 }] }))).toBe(0)
  })
})

describe('a submission', () => {
  test.each<[string, ScoredItem[], number, number | null]>([
    ['weighs by points', [item(3, 1), item(1, 0)], 0, 0.75],
    ['loses what lateness costs', [item(3, 1), item(1, 0)], 20, 0.6],
    ['loses all of it at most', [item(1, 1)], 100, 0],
    ['leaves out what was dropped', [item(3, 1), item(1, 0, { dropped: true })], 0, 1],
    ['waits for what is not graded', [item(3, 1), item(1, null)], 0, null],
    ['does not wait for what was dropped', [item(3, 1), item(1, null, { dropped: true })], 0, 1],
    ['is nothing where nothing counts', [item(0, 1), item(2, 1, { dropped: true })], 0, 0],
  ])('%s', (_, items, late, score) => {
    expect(submissionScore(items, late)).toEqual(score === null ? null : expect.closeTo(score, 12))
  })
})

describe('of several attempts', () => {
  const attempts = [
    { ordinal: 3, score: 0.4 },
    { ordinal: 1, score: 0.7 },
    { ordinal: 4, score: null },
    { ordinal: 2, score: 0.7 },
  ]
  test.each([
    ['HIGHEST', 0.7, 1],
    ['LATEST', 0.4, 3],
    ['FIRST', 0.7, 1],
    ['AVERAGE', 0.6, 3],
  ] as const)('%s counts', (counted, score, ordinal) => {
    expect(countedScore(attempts, counted)).toBeCloseTo(score, 12)
    expect(countedAttempt(attempts, counted)?.ordinal).toBe(ordinal)
  })

  test('the first counts when it is graded, and no other in its place', () => {
    const waits = [
      { ordinal: 2, score: 0.9 },
      { ordinal: 1, score: null },
    ]
    expect(countedScore(waits, 'FIRST')).toBeNull()
    expect(countedAttempt(waits, 'FIRST')).toBeUndefined()
    expect(countedScore(waits, 'LATEST')).toBe(0.9)
  })

  test('none is graded: none counts', () => {
    expect(countedScore([{ ordinal: 1, score: null }], 'HIGHEST')).toBeNull()
    expect(countedAttempt([{ ordinal: 1, score: null }], 'HIGHEST')).toBeUndefined()
  })
})

import { describe, expect, test } from 'vitest'
import { shownOf } from './release'

const DURING = { over: false, done: false }
const DONE = { over: false, done: true }
const OVER = { over: true, done: true }

describe('what is shown', () => {
  test.each([
    ['HAND_IN', 'CLOSE', null, DONE, true, false],
    ['HAND_IN', 'CLOSE', null, OVER, true, true],
    ['CLOSE', 'RELEASED', null, DONE, false, false],
    ['CLOSE', 'RELEASED', null, OVER, true, false],
    ['RELEASED', 'RELEASED', null, OVER, false, false],
    ['RELEASED', 'RELEASED', new Date(), DURING, true, true],
  ] as const)(
    'scores %s, solutions %s, released %s, %o',
    (scoresAt, solutionsAt, releasedAt, at, scores, solutions) => {
      expect(shownOf({ scoresAt, solutionsAt, releasedAt }, at)).toEqual({ scores, solutions })
    },
  )

  test('solutions at the hand-in wait for whoever may begin again', () => {
    const policy = { scoresAt: 'HAND_IN', solutionsAt: 'HAND_IN', releasedAt: null } as const
    expect(shownOf(policy, DURING)).toEqual({ scores: true, solutions: false })
    expect(shownOf(policy, DONE)).toEqual({ scores: true, solutions: true })
  })
})

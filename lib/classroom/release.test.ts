import { expect, test } from 'vitest'
import { shownOf } from './release'

test.each([
  ['HAND_IN', 'CLOSE', null, false, true, false],
  ['HAND_IN', 'CLOSE', null, true, true, true],
  ['CLOSE', 'RELEASED', null, false, false, false],
  ['CLOSE', 'RELEASED', null, true, true, false],
  ['RELEASED', 'RELEASED', null, true, false, false],
  ['RELEASED', 'RELEASED', new Date(), false, true, true],
] as const)(
  'scores %s, solutions %s, released %s, over %s',
  (scoresAt, solutionsAt, releasedAt, over, scores, solutions) => {
    expect(shownOf({ scoresAt, solutionsAt, releasedAt }, over)).toEqual({ scores, solutions })
  },
)

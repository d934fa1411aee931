import { expect, it } from 'vitest'
import { readPoints } from './points-field'

it.each([
  ['0', 2, 0],
  ['1.5', 2, 1.5],
  [' 1,5 ', 2, 1.5],
  ['１', 2, 1],
  ['2.', 2, 2],
  ['2.01', 2, undefined],
  ['-1', 2, undefined],
  ['', 2, undefined],
  ['1e0', 2, undefined],
  ['one', 2, undefined],
])('%s of %d points', (typed, worth, points) => {
  expect(readPoints(typed, worth)).toBe(points)
})

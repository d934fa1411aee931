import { expect, it } from 'vitest'
import { aliveWith } from './keep-alive'

it.each([
  [[], 1, [1]],
  [[1], 2, [2, 1]],
  [[2, 1], 1, [1, 2]],
  [[3, 2, 1], 4, [4, 3, 2]],
  [[3, 2, 1], 2, [2, 3, 1]],
])('after %j, with %i on screen: %j', (alive, current, next) =>
  expect(aliveWith(alive, current)).toEqual(next),
)

import { expect, it } from 'vitest'
import { percentOf } from './percent-of'

it.each([
  [0, 0],
  [0.001, 1],
  [0.333, 33],
  [0.997, 99],
  [1, 100],
])('%d is %i percent', (score, percent) => expect(percentOf(score)).toBe(percent))

import { expect, it } from 'vitest'
import { clockText } from './clock-text'

it.each([
  [0, '0:00'],
  [5_400, '0:05'],
  [65_000, '1:05'],
  [3_599_600, '1:00:00'],
  [3_723_000, '1:02:03'],
])('%i ms are %s', (ms, text) => {
  expect(clockText(ms)).toBe(text)
})

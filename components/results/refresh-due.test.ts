import { expect, it } from 'vitest'
import { isRefreshDue } from './refresh-due'

it.each([
  ['not while nothing more is graded', { done: 3, of: 9 }, 3, 60_000, false],
  ['not when it has just been made', { done: 4, of: 9 }, 3, 14_999, false],
  ['for what is graded since', { done: 4, of: 9 }, 3, 15_000, true],
  ['at once when all is graded', { done: 9, of: 9 }, 3, 1, true],
  ['when there is nothing any more', { done: 0, of: 0 }, 3, 1, true],
] as const)('%s', (_, grading, done, now, due) => {
  expect(isRefreshDue(grading, { done, at: 0 }, now)).toBe(due)
})

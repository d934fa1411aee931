import { expect, it } from 'vitest'
import { type AttemptState, isLate, type WorkState, workState } from './work-state'

const hour = (n: number) => new Date(Date.UTC(2026, 10, 23, n))
/** Opens at 9, closes at 12, takes late work until 15. */
const terms = { opensAt: hour(9), closesAt: hour(12), endsAt: hour(15) }
const open: AttemptState = { handedInAt: null, collected: false, score: null }
const done = (at: number, more: Partial<AttemptState> = {}): AttemptState => ({
  ...{ handedInAt: hour(at), collected: false, score: 0.5 },
  ...more,
})

it.each<[WorkState, number, AttemptState[]]>([
  ['upcoming', 8, []],
  ['not-begun', 9, []],
  ['not-begun', 14, []],
  ['missing', 15, []],
  ['working', 10, [open]],
  ['working', 11, [done(10), open]],
  ['grading', 11, [done(10), done(11, { score: null })]],
  ['grading', 15, [done(15, { collected: true, score: null })]],
  ['handed-in', 13, [done(12)]],
  ['late', 13, [done(13)]],
  ['collected', 16, [done(15, { collected: true })]],
])('%s at %i', (state, at, attempts) => {
  const counted = attempts.findLast(({ score }) => score !== null)
  expect(workState(attempts, counted, terms, hour(at))).toBe(state)
})

it.each([
  [false, 12, false, 0],
  [true, 13, false, 0],
  [true, 12, false, 10],
  [false, 15, true, 0],
  [true, 15, true, 10],
])('late: %s when handed in at %i (collected: %s, %i percent)', (late, at, collected, latePercent) => {
  expect(isLate({ handedInAt: hour(at), collected, latePercent }, terms.closesAt)).toBe(late)
})

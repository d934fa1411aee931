import { describe, expect, test } from 'vitest'
import { type Allowance, dueAt, GRACE_MS, latenessOf, overAt, phaseOf, type SetTimes, termsOf } from './terms'

const at = (text: string) => new Date(`2026-12-${text}Z`)
const set: SetTimes = {
  ...{ opensAt: at('01T09:00:00'), closesAt: at('05T18:00:00'), lateUntil: null },
  ...{ minutes: 45, attempts: 2, latePercent: 10 },
}
const usual: Allowance = { opensAt: null, closesAt: null, extraMinutes: 0, attempts: null }

describe('what a learner is allowed', () => {
  test('is what is set, where nothing else is said', () => {
    expect(termsOf(set, undefined, 0)).toEqual({ ...set, endsAt: set.closesAt })
    expect(termsOf(set, usual, 0)).toEqual(termsOf(set, undefined, 0))
  })

  test.each([
    [0, 0, 45],
    [25, 0, 57],
    [50, 0, 68],
    [0, 20, 65],
    [100, 5, 95],
  ])('with %i percent and %i minutes more is %i minutes', (percent, extraMinutes, minutes) => {
    expect(termsOf(set, { ...usual, extraMinutes }, percent).minutes).toBe(minutes)
  })

  test('extra time makes no limit where there is none', () => {
    const terms = termsOf({ ...set, minutes: null }, { ...usual, extraMinutes: 20 }, 50)
    expect(terms.minutes).toBeNull()
    expect(dueAt(terms, at('02T00:00:00'))).toEqual(set.closesAt)
  })

  test('an own closing time pushes the end of late work before it, and never pulls it', () => {
    const late = { ...set, lateUntil: at('06T18:00:00') }
    expect(termsOf(late, { ...usual, closesAt: at('05T20:00:00') }, 0).endsAt).toEqual(at('06T18:00:00'))
    expect(termsOf(late, { ...usual, closesAt: at('09T18:00:00') }, 0).endsAt).toEqual(at('09T18:00:00'))
  })
})

describe('an attempt is due', () => {
  const terms = termsOf(set, undefined, 0)
  test.each([
    ['after its limit', '02T10:00:00', '02T10:45:00'],
    ['at the end, when less than the limit is left', '05T17:30:00', '05T18:00:00'],
  ])('%s', (_, startedAt, due) => {
    expect(dueAt(terms, at(startedAt))).toEqual(at(due))
  })

  test('late, where late work is taken', () => {
    const late = termsOf({ ...set, lateUntil: at('07T18:00:00') }, undefined, 0)
    expect(dueAt(late, at('05T17:30:00'))).toEqual(at('05T18:15:00'))
  })
})

test.each([
  ['05T17:59:59.999', 0],
  ['05T18:00:00', 0],
  ['05T18:00:00.001', 10],
  ['06T18:00:00', 10],
  ['06T18:00:00.001', 20],
  ['31T18:00:00', 100],
])('work of %s loses %i percent', (worked, percent) => {
  expect(latenessOf(termsOf(set, undefined, 0), at(worked))).toBe(percent)
})

test('phases: the first instant is open, the closing instant is not', () => {
  const terms = termsOf({ ...set, lateUntil: at('06T18:00:00') }, undefined, 0)
  const phases = ['01T08:59:59.999', '01T09:00:00', '05T18:00:00', '06T18:00:00'].map((each) =>
    phaseOf(terms, at(each)),
  )
  expect(phases).toEqual(['upcoming', 'open', 'late', 'closed'])
})

test('it is over when the last learner who was allowed more has had the grace', () => {
  const more = [{ closesAt: at('08T12:00:00') }, { closesAt: null }, { closesAt: at('03T12:00:00') }]
  expect(overAt(set, more)).toEqual(new Date(at('08T12:00:00').getTime() + GRACE_MS))
  expect(overAt({ ...set, lateUntil: at('09T00:00:00') }, more)).toEqual(
    new Date(at('09T00:00:00').getTime() + GRACE_MS),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streakOf, weekdayOf, weekOf } from './streak'

const usual = [1, 1, 1, 1, 1, 1, 1]
/** Monday 2026-11-02. */
const monday = Date.UTC(2026, 10, 2) / 86_400_000

/**
 * One character a day from a Monday on, `x` studied and `-` not; today is the last. Spaces part weeks.
 */
function streak(days: string, dayLoads: readonly number[] = usual) {
  const marks = [...days.replaceAll(' ', '')]
  const studied = marks.flatMap((mark, index) => (mark === 'x' ? [monday + index] : []))
  return streakOf({ studied, today: monday + marks.length - 1, dayLoads })
}

describe('streakOf', () => {
  it('counts days in a row, with today when it was studied', () => {
    expect(streak('xxx')).toEqual({ current: 3, longest: 3, studiedToday: true, forgiven: false })
    expect(streak('xx-')).toEqual({ current: 2, longest: 2, studiedToday: false, forgiven: false })
    expect(streak('-')).toEqual({ current: 0, longest: 0, studiedToday: false, forgiven: false })
  })

  it('forgives one missed day a week, and not the second', () => {
    expect(streak('xx-x')).toMatchObject({ current: 3, forgiven: true })
    expect(streak('xx-xx-x')).toMatchObject({ current: 3, longest: 4, forgiven: true })
    expect(streak('xx--xxx')).toMatchObject({ current: 3, longest: 3, forgiven: false })
    expect(streak('xx--- -')).toMatchObject({ current: 0, longest: 2 })
    expect(streak('xx-xxxx xx-xxxx')).toMatchObject({ current: 12, forgiven: true })
    expect(streak('xxxxxx- -xxxxxx')).toMatchObject({ current: 12 })
  })

  it('holds nothing against a run that was missed before it began', () => {
    expect(streak('x--x-x')).toMatchObject({ current: 2, forgiven: true })
    expect(streak('-----xx')).toMatchObject({ current: 2, forgiven: false })
    expect(streak('x--x-x-x')).toMatchObject({ current: 2 })
  })

  it('goes past free days, and counts those that were studied', () => {
    const weekdays = [1, 1, 1, 1, 1, 0, 0]
    expect(streak('xxxxx-- xxxxx', weekdays)).toMatchObject({ current: 10, forgiven: false })
    expect(streak('xxxxxx- xxxxx', weekdays)).toMatchObject({ current: 11 })
    expect(streak('xxx-x-- xx', weekdays)).toMatchObject({ current: 6 })
    expect(streak('xx--x-- xx', weekdays)).toMatchObject({ current: 3, longest: 3 })
  })

  it('ends with a whole week without study, when nearly every day is free', () => {
    const mondays = [1, 0, 0, 0, 0, 0, 0]
    expect(streak('x------ x------ x', mondays)).toMatchObject({ current: 3 })
    expect(streak('x------ ------- x', mondays)).toMatchObject({ current: 1, longest: 1 })
    expect(streak('x------ -------', mondays)).toMatchObject({ current: 1 })
    expect(streak('x------ ------- -', mondays)).toMatchObject({ current: 0, longest: 1 })
    expect(streak('x------ -x-----', mondays)).toMatchObject({ current: 2 })
  })

  it('never gets shorter by another day of study, and none is longer than the days studied', () => {
    const week = fc.constantFrom('x', '-')
    const loads = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(fc.array(week, { minLength: 1, maxLength: 60 }), loads, fc.nat(), (marks, dayLoads, n) => {
        const before = streak(marks.join(''), dayLoads)
        const more = marks.with(n % marks.length, 'x').join('')
        const after = streak(more, dayLoads)
        expect(before.current).toBeLessThanOrEqual(before.longest)
        expect(before.longest).toBeLessThanOrEqual(marks.filter((mark) => mark === 'x').length)
        expect(after.current).toBeGreaterThanOrEqual(before.current)
        expect(after.longest).toBeGreaterThanOrEqual(before.longest)
      }),
      { seed: 12, numRuns: 500 },
    )
  })
})

describe('a week', () => {
  it('begins on Monday, before 1970 too', () => {
    expect([weekdayOf(monday), weekdayOf(monday + 6), weekdayOf(0), weekdayOf(-4)]).toEqual([0, 6, 3, 6])
    expect([weekOf(monday + 6), weekOf(monday)]).toEqual([monday, monday])
  })
})

import { describe, expect, it } from 'vitest'
import { announcedBetween, clockText, daysAndClock, minutesOf, ServerClock } from './clock-text'

const MINUTE = 60_000

it.each([
  [7_200_000, '2:00:00'],
  [7_199_001, '2:00:00'],
  [7_199_000, '1:59:59'],
  [3_600_000, '1:00:00'],
  [3_599_000, '59:59'],
  [545_000, '9:05'],
  [999, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
])('writes %i ms as %s', (ms, text) => expect(clockText(ms)).toBe(text))

const DAY = 86_400_000
it.each([
  [7 * DAY + 7 * 3_600_000 + 59 * MINUTE + 15_000, 7, '7:59:15'],
  [DAY + 1, 1, '0:00:01'],
  [DAY, 1, '0:00:00'],
  [DAY - 1, 1, '0:00:00'],
  [DAY - 1_000, 0, '23:59:59'],
  [2 * DAY + 5 * MINUTE, 2, '0:05:00'],
  [5 * MINUTE, 0, '5:00'],
  [-1, 0, '0:00'],
])('splits %i ms into %i days and %s', (ms, days, clock) => expect(daysAndClock(ms)).toEqual({ days, clock }))

it.each([
  [0, 0],
  [1_000, 1],
  [95_000, 2],
  [7_200_000, 120],
])('counts %i ms as %i minutes', (ms, minutes) => expect(minutesOf(ms)).toBe(minutes))

describe('announcedBetween', () => {
  it.each([
    [30 * MINUTE + 500, 30 * MINUTE - 500, 30],
    [10 * MINUTE + 1, 10 * MINUTE, 10],
    [5 * MINUTE + 1, 5 * MINUTE - 1, 5],
    [MINUTE + 1, MINUTE - 1, 1],
    [30 * MINUTE, 30 * MINUTE - 1000, undefined],
    [29 * MINUTE, 28 * MINUTE, undefined],
    // A lid was closed meanwhile.
    [40 * MINUTE, 4 * MINUTE, 5],
    [40 * MINUTE, 0, 1],
  ])('from %i ms to %i ms: %s', (before, now, minutes) => expect(announcedBetween(before, now)).toBe(minutes))
})

describe('ServerClock', () => {
  it('knows the time left on the server, whatever this machine says', () => {
    let local = 5_000
    const clock = new ServerClock(new Date(1_000_000), () => local)
    expect(clock.until(new Date(1_060_000))).toBe(60_000)
    local += 20_000
    expect(clock.until(new Date(1_060_000))).toBe(40_000)
    clock.set(new Date(1_055_000))
    expect(clock.until(new Date(1_060_000))).toBe(5_000)
    local += 90_000
    expect(clock.until(new Date(1_060_000))).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { dayStart, weekdayAt } from './day'

describe('the day in a time zone', () => {
  it.each([
    ['2026-11-23T10:00:00Z', 'UTC', '2026-11-23T00:00:00Z', 0],
    ['2026-11-22T15:00:00Z', 'Asia/Tokyo', '2026-11-22T15:00:00Z', 0],
    ['2026-11-22T14:59:59Z', 'Asia/Tokyo', '2026-11-21T15:00:00Z', 6],
    ['2026-11-22T11:30:00Z', 'Pacific/Kiritimati', '2026-11-22T10:00:00Z', 0],
    // The clocks go forward at 2:00, and back at 3:00.
    ['2026-03-29T20:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00Z', 6],
    ['2026-10-25T20:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00Z', 6],
  ])('%s in %s began at %s, weekday %i', (at, zone, start, weekday) => {
    expect(dayStart(new Date(at), zone)).toEqual(new Date(start))
    expect(weekdayAt(new Date(at), zone)).toBe(weekday)
  })
})

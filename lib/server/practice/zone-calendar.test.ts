import { describe, expect, it } from 'vitest'
import { ZoneCalendar } from './zone-calendar'

const starts = (zone: string, first: string, count: number) =>
  new ZoneCalendar(zone).starts(Date.parse(first) / 86_400_000, count).map((at) => at.toISOString())

describe('ZoneCalendar', () => {
  it('begins days at the midnights of its zone', () => {
    expect(starts('UTC', '2026-11-23', 1)).toEqual(['2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'])
    expect(starts('Asia/Tokyo', '2026-11-23', 0)).toEqual(['2026-11-22T15:00:00.000Z'])
    expect(starts('Asia/Kathmandu', '2026-11-23', 0)).toEqual(['2026-11-22T18:15:00.000Z'])
  })

  it('knows days of 23 and 25 hours', () => {
    expect(starts('Europe/Berlin', '2026-03-29', 1)).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
    expect(starts('Europe/Berlin', '2026-10-25', 2)).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-10-26T23:00:00.000Z',
    ])
  })

  it('knows a day without midnight', () => {
    // Beirut, 2025-03-30: from 0:00 to 1:00.
    expect(starts('Asia/Beirut', '2025-03-29', 2)).toEqual([
      '2025-03-28T22:00:00.000Z',
      '2025-03-29T22:00:00.000Z',
      '2025-03-30T21:00:00.000Z',
    ])
  })

  it('tells the day of a time, where each begins and just before', () => {
    for (const zone of ['America/Havana', 'Africa/Casablanca', 'Pacific/Auckland']) {
      const calendar = new ZoneCalendar(zone)
      const first = Date.parse('2026-01-01') / 86_400_000
      for (const [index, at] of calendar.starts(first, 365).entries()) {
        expect(calendar.dayAt(at.getTime())).toBe(first + index)
        expect(calendar.dayAt(at.getTime() - 1000)).toBe(first + index - 1)
      }
    }
  })
})

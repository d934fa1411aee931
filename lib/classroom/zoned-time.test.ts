import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterGap, instantsOf, isLocalTime, localTime, offsetName } from './zoned-time'

const iso = (local: string, timeZone: string) => instantsOf(local, timeZone).map((at) => at.toISOString())

describe('instantsOf', () => {
  it.each([
    ['2026-11-23T09:30', 'UTC', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23T09:30', 'Asia/Tokyo', '2026-11-23T00:30:00.000Z'],
    ['2026-11-23T09:30', 'Asia/Kathmandu', '2026-11-23T03:45:00.000Z'],
    ['2026-07-01T00:00', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-12-31T23:59', 'America/New_York', '2027-01-01T04:59:00.000Z'],
    // the last minute before clocks go forward, and the first one after
    ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ])('%s in %s is %s', (local, timeZone, at) => {
    expect(iso(local, timeZone)).toEqual([at])
  })

  it.each([
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30'],
    ['2026-03-08T02:00', 'America/New_York', '2026-03-08T03:00'],
    // half an hour only
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:45'],
    // a whole day, when Samoa went over the date line
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-31T12:00'],
  ])('%s never is in %s; %s comes instead', (local, timeZone, next) => {
    expect(instantsOf(local, timeZone)).toEqual([])
    expect(afterGap(local, timeZone)).toBe(next)
  })

  it.each([
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['2026-11-01T01:59', 'America/New_York', '2026-11-01T05:59:00.000Z', '2026-11-01T06:59:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', '2026-04-04T15:15:00.000Z'],
  ])('%s is twice in %s', (local, timeZone, ...both) => {
    expect(iso(local, timeZone)).toEqual(both)
    const names = instantsOf(local, timeZone).map((at) => offsetName(at, timeZone))
    expect(new Set(names).size).toBe(2)
    expect(afterGap(local, timeZone)).toBe(local)
  })

  it.each(['', '2026-02-29T10:00', '2026-11-23T24:00', '2026-11-23', 'soon', '12026-01-01T00:00'])(
    '“%s” is no time',
    (local) => {
      expect(isLocalTime(local)).toBe(false)
      expect(instantsOf(local, 'Asia/Tokyo')).toEqual([])
      expect(afterGap(local, 'Asia/Tokyo')).toBe(local)
    },
  )
})

it('every minute is among what its clock means, and nothing else is', () => {
  const zones = [
    'UTC',
    'Asia/Tokyo',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ]
  const minutes = fc.integer({
    min: Date.parse('2000-01-01T00:00Z') / 60_000,
    max: Date.parse('2040-01-01T00:00Z') / 60_000,
  })
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, timeZone) => {
      const at = new Date(minute * 60_000)
      const local = localTime(at, timeZone)
      const found = instantsOf(local, timeZone)
      expect(found).toContainEqual(at)
      for (const one of found) expect(localTime(one, timeZone)).toBe(local)
    }),
    { seed: 13, numRuns: 400 },
  )
})

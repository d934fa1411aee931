import { describe, expect, it } from 'vitest'
import { nextTime, parseCron } from '@/lib/cluster/apimachinery/cron'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { isTimeZone, zoneClock } from '@/lib/cluster/apimachinery/time-zone'

const next = (schedule: string, after: string, zone?: string) => {
  const at = nextTime(parseCron(schedule), parseTime(after) ?? 0, zone)
  return at === undefined ? undefined : formatTime(at)
}

describe('cron schedules', () => {
  it.each([
    ['* * * * *', '2026-11-21T10:00:00Z', '2026-11-21T10:01:00Z'],
    ['*/15 * * * *', '2026-11-21T10:46:30Z', '2026-11-21T11:00:00Z'],
    ['5/20 * * * *', '2026-11-21T10:26:00Z', '2026-11-21T10:45:00Z'],
    ['0 3 * * *', '2026-11-21T03:00:00Z', '2026-11-22T03:00:00Z'],
    ['0 0 1 1 *', '2026-11-21T10:00:00Z', '2027-01-01T00:00:00Z'],
    ['0 9 * * mon-fri', '2026-11-20T09:00:00Z', '2026-11-23T09:00:00Z'],
    ['0 0 13 * fri', '2026-11-07T00:00:00Z', '2026-11-13T00:00:00Z'],
    ['0 0 13 * fri', '2026-11-13T00:00:00Z', '2026-11-20T00:00:00Z'],
    ['0 0 29 feb *', '2026-11-21T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['0,30 8-9 ? * *', '2026-11-21T08:30:00Z', '2026-11-21T09:00:00Z'],
    ['@hourly', '2026-11-21T10:59:59Z', '2026-11-21T11:00:00Z'],
    ['@weekly', '2026-11-21T10:00:00Z', '2026-11-22T00:00:00Z'],
    ['@every 90s', '2026-11-21T10:00:00Z', '2026-11-21T10:01:30Z'],
  ])('%s after %s is %s', (schedule, after, wanted) => {
    expect(next(schedule, after)).toBe(wanted)
  })

  it('finds nothing for a day that never comes', () => {
    expect(next('0 0 30 2 *', '2026-11-21T10:00:00Z')).toBeUndefined()
  })

  it('reckons in the zone of the schedule', () => {
    expect(next('0 9 * * *', '2026-11-21T00:00:00Z', 'Asia/Tokyo')).toBe('2026-11-22T00:00:00Z')
    expect(next('0 9 * * *', '2026-11-21T00:00:00Z', 'Etc/GMT+5')).toBe('2026-11-21T14:00:00Z')
  })

  it.each([
    // Put forward on the second Sunday of March, 07:00Z, and back on the first of November, 06:00Z.
    ['0 9 * * *', 'America/New_York', '2026-03-07T15:00:00Z', '2026-03-08T13:00:00Z'],
    ['30 2 * * *', 'America/New_York', '2026-03-07T08:00:00Z', '2026-03-09T06:30:00Z'],
    ['30 1 * * *', 'America/New_York', '2026-11-01T00:00:00Z', '2026-11-01T05:30:00Z'],
    ['30 1 * * *', 'America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
    ['*/30 * * * *', 'America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T06:00:00Z'],
    ['0 3 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z'],
    ['0 3 * * *', 'Europe/London', '2026-07-01T12:00:00Z', '2026-07-02T02:00:00Z'],
    ['0 0 1 1 *', 'Australia/Sydney', '2026-11-21T00:00:00Z', '2026-12-31T13:00:00Z'],
    ['0 12 * * *', 'Europe/Dublin', '2026-07-01T00:00:00Z', '2026-07-01T11:00:00Z'],
  ])('%s in %s after %s is %s', (schedule, zone, after, wanted) => {
    expect(next(schedule, after, zone)).toBe(wanted)
  })

  it.each([
    ['Asia/Kolkata', 5.5],
    ['America/St_Johns', -3.5],
    ['Pacific/Kiritimati', 14],
    ['Antarctica/Troll', 0],
    ['America/Sao_Paulo', -3],
    ['Africa/Cairo', 2],
  ])('in November %s is %s hours ahead', (zone, hours) => {
    const { ahead } = zoneClock(zone, parseTime('2026-11-21T00:00:00Z') ?? 0)
    expect(ahead / 3_600_000).toBe(hours)
  })

  it.each([
    ['at noon', 'expected exactly 5 fields, found 2: [at noon]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['30-10 * * * *', 'beginning of range (30) beyond end of range (10): 30-10'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['a * * * *', 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    ['TZ=Nowhere/Land 0 9 * * *', 'provided bad location Nowhere/Land: unknown time zone Nowhere/Land'],
    ['@noon', 'unrecognized descriptor: @noon'],
    ['@every soon', 'failed to parse duration @every soon: time: invalid duration "soon"'],
  ])('refuses %s', (schedule, message) => {
    expect(() => parseCron(schedule)).toThrow(message)
  })

  it.each([
    ['Asia/Tokyo', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/UTC', true],
    ['UTC', true],
    ['Mars/Base', false],
    ['America/Newyork', false],
    ['asia/tokyo', false],
    ['JST', false],
  ])('knows %s as a zone: %s', (zone, known) => {
    expect(isTimeZone(zone)).toBe(known)
  })
})

import { describe, expect, it } from 'vitest'
import { daysBetween } from '@/lib/srs/days-between'
import { localTime } from '../memory/local-time'
import { digestDueAt } from './digest-due'

type Row = [
  why: string,
  digest: 'OFF' | 'DAILY' | 'WEEKLY',
  hour: number,
  timeZone: string,
  sentAt: string | null,
  at: string,
  due: boolean,
]

const rows: Row[] = [
  ['off', 'OFF', 0, 'UTC', null, '2026-11-23T12:00Z', false],
  ['just before its hour', 'DAILY', 8, 'UTC', null, '2026-11-23T07:59:59Z', false],
  ['at its hour', 'DAILY', 8, 'UTC', null, '2026-11-23T08:00Z', true],
  ['late on its day', 'DAILY', 8, 'UTC', '2026-11-22T08:00Z', '2026-11-23T23:59Z', true],
  ['sent today', 'DAILY', 8, 'UTC', '2026-11-23T08:00Z', '2026-11-23T23:00Z', false],
  ['sent yesterday evening', 'DAILY', 8, 'UTC', '2026-11-22T18:00Z', '2026-11-23T08:00Z', true],
  ['too soon after the last', 'DAILY', 0, 'UTC', '2026-11-22T23:00Z', '2026-11-23T00:00Z', false],
  ['later that day', 'DAILY', 0, 'UTC', '2026-11-22T23:00Z', '2026-11-23T11:00Z', true],
  ['weekly on a Monday', 'WEEKLY', 8, 'UTC', '2026-11-16T08:00Z', '2026-11-23T08:00Z', true],
  ['weekly on a Tuesday', 'WEEKLY', 8, 'UTC', '2026-11-16T08:00Z', '2026-11-24T08:00Z', false],
  ['weekly on Sunday in UTC', 'WEEKLY', 8, 'Asia/Tokyo', null, '2026-11-22T23:00Z', true],
  ['weekly, Monday over in Tokyo', 'WEEKLY', 8, 'Asia/Tokyo', null, '2026-11-23T15:00Z', false],
  ['the morning in Tokyo', 'DAILY', 8, 'Asia/Tokyo', '2026-11-21T23:00Z', '2026-11-22T23:00Z', true],
  ['before it in Tokyo', 'DAILY', 8, 'Asia/Tokyo', '2026-11-21T23:00Z', '2026-11-22T22:59Z', false],
  ['a half-hour zone, before', 'DAILY', 8, 'Asia/Kolkata', null, '2026-11-23T02:29Z', false],
  ['a half-hour zone', 'DAILY', 8, 'Asia/Kolkata', null, '2026-11-23T02:30Z', true],
  ['a quarter-hour zone', 'DAILY', 8, 'Asia/Kathmandu', null, '2026-11-23T02:15Z', true],
  ['the farthest east', 'DAILY', 0, 'Pacific/Kiritimati', '2026-11-21T10:00Z', '2026-11-22T10:00Z', true],
  ['an old name of a zone', 'DAILY', 8, 'Japan', null, '2026-11-22T23:00Z', true],
  // Berlin, 29 March 2026: 02:00 to 03:00 are left out.
  ['a skipped hour, before', 'DAILY', 2, 'Europe/Berlin', '2026-03-28T01:00Z', '2026-03-29T00:59Z', false],
  ['a skipped hour', 'DAILY', 2, 'Europe/Berlin', '2026-03-28T01:00Z', '2026-03-29T01:00Z', true],
  // Berlin, 25 October 2026: 02:00 to 03:00 come twice.
  ['a repeated hour, first', 'DAILY', 2, 'Europe/Berlin', '2026-10-24T00:00Z', '2026-10-25T00:00Z', true],
  ['a repeated hour, second', 'DAILY', 2, 'Europe/Berlin', '2026-10-25T00:00Z', '2026-10-25T01:00Z', false],
  [
    'the end of a day of 25 hours',
    'DAILY',
    2,
    'Europe/Berlin',
    '2026-10-25T00:00Z',
    '2026-10-25T22:59Z',
    false,
  ],
  // Cairo springs forward at midnight: 24 April 2026 has no 00:00.
  ['a skipped midnight', 'DAILY', 0, 'Africa/Cairo', '2026-04-22T22:00Z', '2026-04-23T22:00Z', true],
  // Samoa had no 30 December 2011.
  ['a skipped day', 'DAILY', 8, 'Pacific/Apia', '2011-12-29T18:00Z', '2011-12-30T18:00Z', true],
]

describe('digestDueAt', () => {
  it.each(rows)('%s', (_why, digest, digestHour, timeZone, sentAt, at, due) => {
    const digestSentAt = sentAt === null ? null : new Date(sentAt)
    expect(digestDueAt({ digest, digestHour, digestSentAt, timeZone }, new Date(at))).toBe(due)
  })

  it('comes once a day in a year of quarter hours, whatever the clocks do', () => {
    for (const timeZone of ['Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Cairo'])
      for (const digestHour of [0, 2, 23]) {
        const days: string[] = []
        let digestSentAt: Date | null = null
        for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 900_000) {
          const when = new Date(at)
          if (!digestDueAt({ digest: 'DAILY', digestHour, digestSentAt, timeZone }, when)) continue
          digestSentAt = when
          days.push(localTime(when, timeZone).day)
        }
        expect(new Set(days).size, timeZone).toBe(days.length)
        expect(days.length, timeZone).toBeGreaterThanOrEqual(364)
      }
  })
})

it('counts days of the calendar', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
  expect(daysBetween('2026-11-23', '2026-11-23')).toBe(0)
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1)
})

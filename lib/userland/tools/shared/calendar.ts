/** Dates of the proleptic Gregorian calendar, and time zones as TZ names them. */
import { civil } from '@/lib/cluster/apimachinery/time'
import { isTimeZone, zoneClock } from '@/lib/cluster/apimachinery/time-zone'

const SECOND = 1000
const MINUTE = 60_000
const HOUR = 3_600_000
export const DAY = 86_400_000

/** What a calendar and a clock on the wall show. */
export interface Clock {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  hour: number
  minute: number
  second: number
  ms: number
}

export interface Calendar extends Clock {
  /** 0 is Sunday. */
  weekday: number
  /** 0 is the first of January. */
  yearDay: number
  /** Minutes ahead of UTC. */
  ahead: number
  /** `UTC`, `JST`, `+09`. */
  zone: string
  /** The moment itself. */
  at: number
}

/** Minutes ahead of UTC and what the zone calls itself then. */
export interface Zone {
  ahead(at: number): number
  name(at: number): string
}

const NAMES: Record<string, string> = {
  'Asia/Tokyo': 'JST',
  Japan: 'JST',
  'Asia/Seoul': 'KST',
  'Asia/Kolkata': 'IST',
  'Europe/London': 'GMT/BST',
  'Europe/Dublin': 'GMT/IST',
  'Europe/Moscow': 'MSK',
  'Africa/Nairobi': 'EAT',
  'Africa/Johannesburg': 'SAST',
  'Asia/Shanghai': 'CST',
  'Asia/Hong_Kong': 'HKT',
  'America/New_York': 'EST/EDT',
  'America/Toronto': 'EST/EDT',
  'America/Chicago': 'CST/CDT',
  'America/Denver': 'MST/MDT',
  'America/Los_Angeles': 'PST/PDT',
  'Australia/Sydney': 'AEST/AEDT',
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0')

function offsetName(ahead: number): string {
  const minutes = Math.abs(ahead)
  const rest = minutes % 60
  return `${ahead < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}${rest ? pad(rest) : ''}`
}

function named(zone: string): Zone {
  const ahead = (at: number) => zoneClock(zone, at).ahead / MINUTE
  const european = zone.startsWith('Europe/') && !NAMES[zone]
  const names = (NAMES[zone] ?? (european ? 'CET/CEST' : '')).split('/')
  const name = (at: number) => {
    if (zone === 'UTC' || zone.startsWith('Etc/U')) return 'UTC'
    const isSummer = names.length > 1 && ahead(at) > Math.min(ahead(at), ahead(at - 182 * DAY))
    return names[isSummer ? 1 : 0] || offsetName(ahead(at))
  }
  return { ahead, name }
}

/** What TZ says: a zone's name or `JST-9`; UTC for what is none. */
export function zoneOf(tz: string | undefined): Zone {
  const name = (tz ?? '').replace(/^:/, '')
  if (name !== '' && isTimeZone(name)) return named(name)
  const match = /^([A-Za-z]{3,}|<[-+\w]+>)([-+]?)(\d{1,2})(?::(\d\d))?/.exec(name)
  if (!match) return { ahead: () => 0, name: () => (/^[A-Za-z]{3,}$/.test(name) ? name : 'UTC') }
  const ahead = (match[2] === '-' ? 1 : -1) * (Number(match[3]) * 60 + Number(match[4] ?? 0))
  return { ahead: () => ahead, name: () => (match[1] ?? '').replace(/[<>]/g, '') }
}

export const daysOf = (year: number, month: number, day: number): number => {
  // Months may run over: 13 is January of the next year.
  const y = year + Math.floor((month - 1) / 12)
  const m = ((((month - 1) % 12) + 12) % 12) + 1
  const shifted = m <= 2 ? y - 1 : y
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** A moment as the zone's clock and calendar show it. */
export function calendarOf(at: number, zone: Zone): Calendar {
  const ahead = zone.ahead(at)
  const local = at + ahead * MINUTE
  const days = Math.floor(local / DAY)
  const rest = local - days * DAY
  const [year, month, day] = civil(days)
  return {
    year,
    month,
    day,
    hour: Math.floor(rest / HOUR),
    minute: Math.floor(rest / MINUTE) % 60,
    second: Math.floor(rest / SECOND) % 60,
    ms: Math.floor(rest % SECOND),
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay: days - daysOf(year, 1, 1),
    ahead,
    zone: zone.name(at),
    at,
  }
}

/** The moment at which the zone's clock shows this. */
export function momentOf(clock: Clock, zone: Zone): number {
  const { year, month, day, hour, minute, second, ms } = clock
  const local = daysOf(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + ms
  const guess = local - zone.ahead(local) * MINUTE
  return local - zone.ahead(guess) * MINUTE
}

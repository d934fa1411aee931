/** jq's dates: seconds since 1970, and "broken down" times as arrays. */

import { JqError, type Json, numberOf } from '@/lib/userland/tools/jq/value'
import { type Calendar, calendarOf, daysOf, momentOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { MONTHS, strftime, WEEKDAYS } from '@/lib/userland/tools/shared/strftime'

const UTC = zoneOf('UTC')

const broken = (time: Calendar, fraction: number): Json => [
  time.year,
  time.month - 1,
  time.day,
  time.hour,
  time.minute,
  time.second + fraction,
  time.weekday,
  time.yearDay,
]

export function breakDown(value: Json, name: string, tz: string | undefined): Json {
  const seconds = numberOf(value)
  if (seconds === undefined) throw new JqError(`${name}() requires a number`)
  const whole = Math.floor(seconds)
  return broken(calendarOf(whole * 1000, zoneOf(tz)), seconds - whole)
}

function clockOf(value: Json, name: string) {
  const parts = Array.isArray(value) ? value.map(numberOf) : []
  if (!Array.isArray(value) || parts.length < 6) throw new JqError(`${name} requires array of 6 numbers`)
  if (parts.some((part) => part === undefined)) throw new JqError(`${name} requires parsed datetime inputs`)
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = parts as number[]
  return { year, month: month + 1, day, hour, minute, second: Math.floor(second), ms: 0 }
}

export const mktime = (value: Json): number => Math.floor(momentOf(clockOf(value, 'mktime'), UTC) / 1000)

export function formatTime(value: Json, format: Json, name: string, tz: string | undefined): string {
  if (typeof format !== 'string') throw new JqError(`${name}/1 requires a string format`)
  const zone = zoneOf(tz)
  const seconds = numberOf(value)
  if (seconds === undefined && !Array.isArray(value))
    throw new JqError(`${name}/1 requires parsed datetime inputs`)
  const at = seconds === undefined ? momentOf(clockOf(value, `${name}/1`), zone) : Math.floor(seconds) * 1000
  return strftime(format, calendarOf(at, zone))
}

/** A time read by a format; undefined when the text is not like it. */
export function parseTime(text: Json, format: Json): Json {
  if (typeof text !== 'string') throw new JqError(`strptime/1 requires string inputs and arguments`)
  if (typeof format !== 'string') throw new JqError('strptime/1 requires a string format')
  const clock = { year: 1900, month: 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0 }
  const state = {
    rest: text,
    pm: undefined as boolean | undefined,
    ahead: 0,
    moment: undefined as number | undefined,
  }
  const fail = (): never => {
    throw new JqError(`date "${text}" does not match format "${format}"`)
  }
  const number = (digits: number): number => {
    const found = new RegExp(`^\\s*[-+]?\\d{1,${digits}}`).exec(state.rest)?.[0] ?? fail()
    state.rest = state.rest.slice(found.length)
    return Number(found)
  }
  const name = (names: readonly string[]): number => {
    const at = names.findIndex((item) => state.rest.toLowerCase().startsWith(item.slice(0, 3).toLowerCase()))
    const full = names[at] ?? fail()
    const long = state.rest.toLowerCase().startsWith(full.toLowerCase())
    state.rest = state.rest.slice(long ? full.length : 3)
    return at
  }
  const expanded = format
    .replaceAll('%T', '%H:%M:%S')
    .replaceAll('%F', '%Y-%m-%d')
    .replaceAll('%D', '%m/%d/%y')
    .replaceAll('%R', '%H:%M')
    .replaceAll('%c', '%a %b %e %H:%M:%S %Y')
  for (let at = 0; at < expanded.length; at++) {
    const char = expanded[at]!
    if (char !== '%') {
      if (/\s/.test(char)) state.rest = state.rest.trimStart()
      else if (state.rest[0] === char) state.rest = state.rest.slice(1)
      else fail()
      continue
    }
    at += 1
    switch (expanded[at]) {
      case 'Y':
        clock.year = number(4)
        break
      case 'y': {
        const year = number(2)
        clock.year = year + (year < 69 ? 2000 : 1900)
        break
      }
      case 'm':
        clock.month = number(2)
        break
      case 'd':
      case 'e':
        clock.day = number(2)
        break
      case 'H':
      case 'I':
        clock.hour = number(2)
        break
      case 'M':
        clock.minute = number(2)
        break
      case 'S':
        clock.second = number(2)
        break
      case 'j':
        clock.month = 1
        clock.day = number(3)
        break
      case 'b':
      case 'B':
      case 'h':
        clock.month = name(MONTHS) + 1
        break
      case 'a':
      case 'A':
        name(WEEKDAYS)
        break
      case 'p':
        state.pm = /^pm/i.test(state.rest) || (/^am/i.test(state.rest) ? false : fail())
        state.rest = state.rest.slice(2)
        break
      case 'Z':
        state.rest = state.rest.replace(/^[A-Za-z]+/, '')
        break
      case 'z': {
        const zone = /^(?:Z|[-+]\d\d:?\d\d)/.exec(state.rest)?.[0] ?? fail()
        state.rest = state.rest.slice(zone.length)
        break
      }
      case 's':
        state.moment = number(12)
        break
      default:
        if (state.rest[0] === expanded[at]) state.rest = state.rest.slice(1)
        else fail()
    }
  }
  if (state.rest !== '') fail()
  if (state.pm !== undefined) clock.hour = (clock.hour % 12) + (state.pm ? 12 : 0)
  if (state.moment !== undefined) return breakDown(state.moment, 'strptime', undefined)
  const days = daysOf(clock.year, clock.month, clock.day)
  const weekday = (((days + 4) % 7) + 7) % 7
  const { year, month, day, hour, minute, second } = clock
  return [year, month - 1, day, hour, minute, second, weekday, days - daysOf(year, 1, 1)]
}

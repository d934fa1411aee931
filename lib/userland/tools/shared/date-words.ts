/**
 * Dates as `date -d` and `touch -d` read them.
 * Mirrors: GNU's parse_datetime for what people write.
 * Differs: names of time zones beside UTC, GMT, Z, JST and the American ones are unknown.
 */
import { type Clock, calendarOf, DAY, momentOf, type Zone } from '@/lib/userland/tools/shared/calendar'
import { MONTHS, WEEKDAYS } from '@/lib/userland/tools/shared/strftime'

const UNITS: Record<string, [field: 'year' | 'month' | 'day' | 'ms', size: number]> = {
  year: ['year', 1],
  month: ['month', 1],
  fortnight: ['day', 14],
  week: ['day', 7],
  day: ['day', 1],
  hour: ['ms', 3_600_000],
  minute: ['ms', 60_000],
  min: ['ms', 60_000],
  second: ['ms', 1000],
  sec: ['ms', 1000],
}

const ORDINALS: Record<string, number> = {
  last: -1,
  this: 0,
  next: 1,
  first: 1,
  third: 3,
  fourth: 4,
  fifth: 5,
}
const ZONES: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  jst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

interface Reading extends Clock {
  /** A time of day was given, or a date: the rest of the day is zero. */
  timed: boolean
  dated: boolean
  zone: Zone
  moment?: number
  /** It names a day or an hour that there is not. */
  isWrong?: boolean
  weekday?: { day: number; weeks: number }
  /** What is added in the end. */
  added: { year: number; month: number; day: number; ms: number }
}

const fixed = (ahead: number): Zone => ({ ahead: () => ahead, name: () => '' })

function setTime(reading: Reading, hour: number, minute = 0, second = 0, ms = 0): boolean {
  Object.assign(reading, { hour, minute, second, ms, timed: true })
  if (hour > 24 || minute > 59 || second > 60) reading.isWrong = true
  return true
}

function setDate(reading: Reading, year: number, month: number, day: number): boolean {
  if (reading.dated) return false
  const full = year < 69 ? year + 2000 : year < 100 ? year + 1900 : year
  Object.assign(reading, { year: full, month, day, dated: true })
  const length = new Map([
    [2, full % 4 === 0 && (full % 100 !== 0 || full % 400 === 0) ? 29 : 28],
    [4, 30],
    [6, 30],
    [9, 30],
    [11, 30],
  ]).get(month)
  if (month < 1 || month > 12 || day < 1 || day > (length ?? 31)) reading.isWrong = true
  return true
}

const monthOf = (word: string) =>
  word.length < 3 ? 0 : MONTHS.findIndex((name) => name.toLowerCase().startsWith(word)) + 1
const weekdayOf = (word: string) =>
  word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.toLowerCase().startsWith(word))

type Rule = [pattern: RegExp, read: (reading: Reading, match: RegExpExecArray) => boolean]

/** What may stand next, the most special first; all of them are anchored and without loops in loops. */
const RULES: Rule[] = [
  [
    /^@(-?\d{1,15})(?:\.(\d{1,9}))?/,
    (reading, [, seconds, part]) => {
      reading.moment = Number(seconds) * 1000 + Math.floor(Number(`0.${part ?? 0}`) * 1000)
      return true
    },
  ],
  [
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:t(?=\d))?/,
    (reading, [, y, m, d]) => setDate(reading, Number(y), Number(m), Number(d)),
  ],
  [
    /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?(?!\d)/,
    (reading, [, m, d, y]) => setDate(reading, y ? Number(y) : reading.year, Number(m), Number(d)),
  ],
  [
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})/,
    (reading, [, y, m, d]) => setDate(reading, Number(y), Number(m), Number(d)),
  ],
  [
    /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?: ?([ap])\.?m\.?)?(?: ?([-+])(\d{1,2})(?::?(\d\d))?(?!\d))?/,
    (reading, [, h, m, s, part, half, sign, zoneHours, zoneMinutes]) => {
      if (half && Number(h) > 12) return false
      // Behind a time even the `+1` of `+1 day` is a time zone.
      if (sign)
        reading.zone = fixed((sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes ?? 0)))
      const hour = half ? (Number(h) % 12) + (half === 'p' ? 12 : 0) : Number(h)
      return setTime(reading, hour, Number(m), Number(s ?? 0), Math.floor(Number(`0.${part ?? 0}`) * 1000))
    },
  ],
  [
    /^(\d{1,2}) ?([ap])\.?m\b\.?/,
    (reading, [, h, half]) => setTime(reading, (Number(h) % 12) + (half === 'p' ? 12 : 0)),
  ],
  [
    /^(\d{1,2})[ -]?([a-z]{3,9})\.?(?:[ ,-]{1,3}(\d{4}))?(?![a-z\d:])/,
    (reading, [, d, name, y]) => {
      const month = monthOf(name ?? '')
      return month > 0 && setDate(reading, y ? Number(y) : reading.year, month, Number(d))
    },
  ],
  [
    /^([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4})(?!:))?(?![\d:])/,
    (reading, [, name, d, y]) => {
      const month = monthOf(name ?? '')
      return month > 0 && setDate(reading, y ? Number(y) : reading.year, month, Number(d))
    },
  ],
  [
    /^([-+]?) ?(\d{1,9})? ?([a-z]{3,9})( ago)?(?![a-z])/,
    (reading, [, sign, count, name, ago]) => {
      const unit = UNITS[name ?? ''] ?? UNITS[(name ?? '').replace(/s$/, '')]
      if (!unit) return false
      const times = Number(count ?? 1) * (sign === '-' ? -1 : 1) * (ago ? -1 : 1)
      reading.added[unit[0]] += times * unit[1]
      return true
    },
  ],
  [
    /^(last|this|next|first|third|fourth|fifth) ([a-z]{3,9})( ago)?/,
    (reading, [, word, name, ago]) => {
      const times = (ORDINALS[word ?? ''] ?? 0) * (ago ? -1 : 1)
      const unit = UNITS[name ?? ''] ?? UNITS[(name ?? '').replace(/s$/, '')]
      const day = weekdayOf(name ?? '')
      if (unit) reading.added[unit[0]] += times * unit[1]
      else if (day >= 0) reading.weekday = { day, weeks: times }
      return unit !== undefined || day >= 0
    },
  ],
  [
    /^(now|today|yesterday|tomorrow)(?![a-z])/,
    (reading, [, word]) => {
      if (word === 'yesterday' || word === 'tomorrow') reading.added.day += word === 'tomorrow' ? 1 : -1
      return true
    },
  ],
  [
    /^(?:utc|gmt)?([-+])(\d\d):?(\d\d)?(?!\d)/,
    (reading, [, sign, h, m]) => {
      reading.zone = fixed((sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(m ?? 0)))
      return true
    },
  ],
  [
    /^([a-z]{1,9}),?\.?(?![a-z])/,
    (reading, [, word = '']) => {
      const day = weekdayOf(word)
      if (day >= 0) reading.weekday = { day, weeks: 0 }
      else if (Object.hasOwn(ZONES, word)) reading.zone = fixed(ZONES[word] ?? 0)
      else if (word !== 't') return false
      return true
    },
  ],
  [
    /^(\d{4})(\d\d)(\d\d)(?:t(?=\d))?(?!\d)/,
    (reading, [, y, m, d]) => setDate(reading, Number(y), Number(m), Number(d)),
  ],
  [
    /^(\d{4})(?!\d)/,
    (reading, [, text]) => {
      if (!reading.dated) return setTime(reading, Number(text?.slice(0, 2)), Number(text?.slice(2)))
      reading.year = Number(text)
      return true
    },
  ],
  [/^(\d{1,2})(?!\d)/, (reading, [, hour]) => setTime(reading, Number(hour))],
]

/** Moves on to a weekday: this one or the next, or so many weeks on. */
function daysTo(now: number, { day, weeks }: { day: number; weeks: number }): number {
  const ahead = (day - now + 7) % 7
  return ahead + (weeks - (weeks > 0 && ahead > 0 ? 1 : 0)) * 7
}

function result(reading: Reading): number {
  const { added, weekday, moment } = reading
  if (moment !== undefined) return moment + added.ms + added.day * DAY
  const clock = { ...reading, year: reading.year + added.year, month: reading.month + added.month }
  let day = reading.day + added.day
  if (weekday && !reading.dated) {
    const noon = momentOf({ ...clock, hour: 12 }, reading.zone)
    day += daysTo(calendarOf(noon, reading.zone).weekday, weekday)
  }
  return momentOf({ ...clock, day }, reading.zone) + added.ms
}

/** The moment that a text names, in virtual ms; undefined: it names none. */
export function parseDate(given: string, now: number, zone: Zone): number | undefined {
  let text = given
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .trim()
  if (text.length > 200) return undefined
  const today = calendarOf(now, zone)
  const added = { year: 0, month: 0, day: 0, ms: 0 }
  const reading: Reading = { ...today, weekday: undefined, timed: false, dated: false, zone, added }
  const isEmpty = text === ''
  while (text !== '') {
    let rest: string | undefined
    for (const [pattern, read] of RULES) {
      const match = pattern.exec(text)
      if (!match || match[0] === '' || !read(reading, match)) continue
      rest = text.slice(match[0].length)
      break
    }
    if (rest === undefined) return undefined
    text = rest.replace(/^[\s,]+/, '')
  }
  if (!reading.timed && (reading.dated || reading.weekday || isEmpty)) setTime(reading, 0)
  return reading.isWrong ? undefined : result(reading)
}

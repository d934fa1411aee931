/** Dates as PHP writes and reads them, in UTC. */
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'

const DAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

const two = (value: number) => String(value).padStart(2, '0')

function ordinal(day: number): string {
  if (day % 100 > 10 && day % 100 < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

/** @param seconds since 1970 */
export function dateText(format: string, seconds: number): string {
  const text = formatTime(Math.floor(seconds) * 1000)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = text.split(/[-T:Z]/).map(Number)
  const days = Math.floor(seconds / 86_400)
  const weekday = DAYS[((days % 7) + 7) % 7] ?? ''
  const start = (parseTime(`${text.slice(0, 4)}-01-01T00:00:00Z`) ?? 0) / 86_400_000
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const number = (DAYS.indexOf(weekday) + 3) % 7
  const name = MONTHS[month - 1] ?? ''
  const parts: Readonly<Record<string, string | number>> = {
    ...{ d: two(day), j: day, D: weekday.slice(0, 3), l: weekday, N: number + 1, w: (number + 1) % 7 },
    ...{
      S: ordinal(day),
      z: days - start,
      m: two(month),
      n: month,
      M: name.slice(0, 3),
      F: name,
      L: Number(isLeap),
    },
    t: month === 2 ? 28 + Number(isLeap) : 30 + Number([1, 3, 5, 7, 8, 10, 12].includes(month)),
    ...{ Y: year, o: year, y: two(year % 100), a: hour < 12 ? 'am' : 'pm', A: hour < 12 ? 'AM' : 'PM' },
    ...{ g: hour % 12 || 12, G: hour, h: two(hour % 12 || 12), H: two(hour), i: two(minute), s: two(second) },
    ...{ u: '000000', v: '000', e: 'UTC', T: 'UTC', P: '+00:00', O: '+0000', Z: 0, U: Math.floor(seconds) },
    c: text.replace('Z', '+00:00'),
    r: `${weekday.slice(0, 3)}, ${two(day)} ${name.slice(0, 3)} ${year} ${text.slice(11, 19)} +0000`,
  }
  return format.replace(/\\([\s\S])|[a-zA-Z]/g, (one, plain) => String(plain ?? parts[one] ?? one))
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
}

/** Seconds since 1970; undefined: it is no time that is understood here. */
export function timeOf(text: string, now: number): number | undefined {
  const plain = text.trim().toLowerCase()
  if (plain === 'now' || plain === '') return now
  if (plain === 'today') return now - (now % 86_400)
  if (plain === 'tomorrow') return now - (now % 86_400) + 86_400
  if (plain === 'yesterday') return now - (now % 86_400) - 86_400
  const [, count, unit = '', ago] =
    /^([+-]?\d+) (second|sec|minute|min|hour|day|week)s?( ago)?$/.exec(plain) ?? []
  if (count !== undefined) return now + Number(count) * (UNITS[unit] ?? 0) * (ago ? -1 : 1)
  const [, date, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[ t](\d\d:\d\d(?::\d\d)?))?/.exec(plain) ?? []
  if (date === undefined) return undefined
  const found = parseTime(`${date}T${time.length === 5 ? `${time}:00` : time}Z`)
  return found === undefined ? undefined : found / 1000
}

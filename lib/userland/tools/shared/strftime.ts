import { type Calendar, daysOf } from '@/lib/userland/tools/shared/calendar'

export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
export const MONTHS =
  'January February March April May June July August September October November December'.split(' ')

const HOUR_12 = (hour: number) => hour % 12 || 12

/** Week of the year, from the first Sunday or Monday on. */
const weekOf = (time: Calendar, first: number) =>
  Math.floor((time.yearDay + 7 - ((time.weekday - first + 7) % 7)) / 7)

/** The year and week of ISO 8601. */
function isoWeek(time: Calendar): [year: number, week: number] {
  const weekday = (time.weekday + 6) % 7
  const thursday = daysOf(time.year, time.month, time.day) - weekday + 3
  const isIn = (year: number) => thursday >= daysOf(year, 1, 1) && thursday < daysOf(year + 1, 1, 1)
  const year = [time.year - 1, time.year, time.year + 1].find(isIn) ?? time.year
  return [year, Math.floor((thursday - daysOf(year, 1, 1)) / 7) + 1]
}

function offset(ahead: number, colons: number): string {
  const minutes = Math.abs(ahead)
  const two = (value: number) => String(value).padStart(2, '0')
  const sign = ahead < 0 ? '-' : '+'
  const hours = two(Math.floor(minutes / 60))
  const rest = two(minutes % 60)
  if (colons === 0) return `${sign}${hours}${rest}`
  if (colons === 2) return `${sign}${hours}:${rest}:00`
  return colons === 3 && minutes % 60 === 0 ? `${sign}${hours}` : `${sign}${hours}:${rest}`
}

/** Letter → other directives that it stands for. */
const COMPOUND: Record<string, string> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  v: '%e-%b-%Y',
}

type Field = [value: number, width: number, pad?: ' ' | '0']

const FIELDS: Record<string, (time: Calendar) => Field> = {
  C: (time) => [Math.floor(time.year / 100), 2],
  d: (time) => [time.day, 2],
  e: (time) => [time.day, 2, ' '],
  g: (time) => [isoWeek(time)[0] % 100, 2],
  G: (time) => [isoWeek(time)[0], 1],
  H: (time) => [time.hour, 2],
  I: (time) => [HOUR_12(time.hour), 2],
  j: (time) => [time.yearDay + 1, 3],
  k: (time) => [time.hour, 2, ' '],
  l: (time) => [HOUR_12(time.hour), 2, ' '],
  m: (time) => [time.month, 2],
  M: (time) => [time.minute, 2],
  q: (time) => [Math.floor((time.month + 2) / 3), 1],
  s: (time) => [Math.floor(time.at / 1000), 1],
  S: (time) => [time.second, 2],
  u: (time) => [time.weekday || 7, 1],
  U: (time) => [weekOf(time, 0), 2],
  V: (time) => [isoWeek(time)[1], 2],
  w: (time) => [time.weekday, 1],
  W: (time) => [weekOf(time, 1), 2],
  y: (time) => [time.year % 100, 2],
  Y: (time) => [time.year, 1],
}

const TEXTS: Record<string, (time: Calendar) => string> = {
  a: (time) => (WEEKDAYS[time.weekday] ?? '').slice(0, 3),
  A: (time) => WEEKDAYS[time.weekday] ?? '',
  b: (time) => (MONTHS[time.month - 1] ?? '').slice(0, 3),
  h: (time) => (MONTHS[time.month - 1] ?? '').slice(0, 3),
  B: (time) => MONTHS[time.month - 1] ?? '',
  n: () => '\n',
  p: (time) => (time.hour < 12 ? 'AM' : 'PM'),
  P: (time) => (time.hour < 12 ? 'am' : 'pm'),
  t: () => '\t',
  Z: (time) => time.zone,
  '%': () => '%',
}

function directive(
  time: Calendar,
  flags: string,
  width: number | undefined,
  letter: string,
): string | undefined {
  const padded = (value: string, size: number, fill: string) => {
    const char = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : fill
    return flags.includes('-') ? value : value.padStart(width ?? size, char)
  }
  const compound = COMPOUND[letter]
  if (compound !== undefined) return padded(strftime(compound, time), 0, ' ')
  const field = FIELDS[letter]
  if (field) {
    const [value, size, fill = '0'] = field(time)
    return padded(String(value), size, fill)
  }
  if (letter === 'N') {
    const nanos = `${String(time.ms).padStart(3, '0')}000000`
    return flags.includes('-') ? nanos.replace(/0+$/, '') || '0' : nanos.slice(0, width ?? 9)
  }
  let text = TEXTS[letter]?.(time)
  if (text === undefined) return undefined
  if (flags.includes('^')) text = text.toUpperCase()
  if (flags.includes('#')) text = letter === 'p' || letter === 'Z' ? text.toLowerCase() : text.toUpperCase()
  return padded(text, 0, ' ')
}

const DIRECTIVE = /%([-_0^#]*)(\d{0,4})([EO]?)(:{0,3})([A-Za-z%])/g

/** A time as C's strftime and `date +FORMAT` write it; what is no directive stays. */
export function strftime(format: string, time: Calendar): string {
  return format.replace(
    DIRECTIVE,
    (whole, flags: string, width: string, _, colons: string, letter: string) => {
      if (letter === 'z') return offset(time.ahead, colons.length)
      const text = colons ? undefined : directive(time, flags, width ? Number(width) : undefined, letter)
      return text ?? whole
    },
  )
}

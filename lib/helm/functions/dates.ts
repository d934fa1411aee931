/**
 * Dates and durations, by the virtual clock.
 * Mirrors: Go's time layouts. Differs: every zone is UTC.
 */
import { formatDuration, parseDuration } from '@/lib/cluster/apimachinery/duration'
import { toInt } from '@/lib/helm/functions/convert'
import { aliases, def, type Functions } from '@/lib/helm/functions/define'
import { FunctionError } from '@/lib/kubectl/printers/go-template/functions'
import { withMethods } from '@/lib/kubectl/printers/go-template/values'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
]
const LAYOUT =
  /January|Jan|Monday|Mon|MST|-07:00|-0700|Z07:00|Z0700|2006|01|02|_2|03|04|05|06|15|PM|pm|[.,]0+(?!\d)|[.,]9+(?!\d)|1|2|3|4|5/g

const two = (value: number) => String(value).padStart(2, '0')

/** A moment in Go's layout. */
export function formatDate(layout: string, at: Date): string {
  const hour = at.getUTCHours() % 12 || 12
  const words: Record<string, string> = {
    January: MONTHS[at.getUTCMonth()] ?? '',
    Jan: (MONTHS[at.getUTCMonth()] ?? '').slice(0, 3),
    Monday: DAYS[at.getUTCDay()] ?? '',
    Mon: (DAYS[at.getUTCDay()] ?? '').slice(0, 3),
    MST: 'UTC',
    '-07:00': '+00:00',
    '-0700': '+0000',
    'Z07:00': 'Z',
    Z0700: 'Z',
    '2006': String(at.getUTCFullYear()).padStart(4, '0'),
    '06': two(at.getUTCFullYear() % 100),
    '01': two(at.getUTCMonth() + 1),
    '1': String(at.getUTCMonth() + 1),
    '02': two(at.getUTCDate()),
    _2: String(at.getUTCDate()).padStart(2),
    '2': String(at.getUTCDate()),
    '15': two(at.getUTCHours()),
    '03': two(hour),
    '3': String(hour),
    '04': two(at.getUTCMinutes()),
    '4': String(at.getUTCMinutes()),
    '05': two(at.getUTCSeconds()),
    '5': String(at.getUTCSeconds()),
    PM: at.getUTCHours() < 12 ? 'AM' : 'PM',
    pm: at.getUTCHours() < 12 ? 'am' : 'pm',
  }
  return layout.replace(LAYOUT, (word) => {
    if (words[word] !== undefined) return words[word]
    const digits = String(at.getUTCMilliseconds())
      .padStart(3, '0')
      .padEnd(9, '0')
      .slice(0, word.length - 1)
    if (word[1] === '0') return (word[0] ?? '') + digits
    const left = digits.replace(/0+$/, '')
    return left && (word[0] ?? '') + left
  })
}

const NUMBERS: Record<string, string> = {
  '2006': '(?<year>\\d{4})',
  '06': '(?<short>\\d{2})',
  '01': '(?<month>\\d{2})',
  '1': '(?<month>\\d{1,2})',
  '02': '(?<day>\\d{2})',
  '2': '(?<day>\\d{1,2})',
  _2: ' ?(?<day>\\d{1,2})',
  '15': '(?<hour>\\d{2})',
  '03': '(?<hour>\\d{2})',
  '3': '(?<hour>\\d{1,2})',
  '04': '(?<minute>\\d{2})',
  '4': '(?<minute>\\d{1,2})',
  '05': '(?<second>\\d{2})',
  '5': '(?<second>\\d{1,2})',
  Jan: '(?<name>[A-Za-z]{3})',
  January: '(?<name>[A-Za-z]+)',
  Mon: '[A-Za-z]{3}',
  Monday: '[A-Za-z]+',
  MST: '[A-Z]+',
  '-0700': '(?<zone>[+-]\\d{4})',
  '-07:00': '(?<zone>[+-]\\d{2}:\\d{2})',
  'Z07:00': '(?<zone>Z|[+-]\\d{2}:\\d{2})',
  Z0700: '(?<zone>Z|[+-]\\d{4})',
  PM: '(?<half>[AP]M)',
  pm: '(?<half>[ap]m)',
}

/** What a text says in Go's layout; undefined: it is not in that layout. */
function parseDate(layout: string, words: string): Date | undefined {
  let pattern = ''
  let last = 0
  for (const match of layout.matchAll(LAYOUT)) {
    pattern += layout.slice(last, match.index).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    pattern += NUMBERS[match[0]] ?? '[.,]\\d+'
    last = match.index + match[0].length
  }
  pattern += layout.slice(last).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`^${pattern}$`).exec(words)?.groups
  if (!found) return undefined
  const {
    year,
    short,
    month,
    name,
    day = '1',
    hour = '0',
    minute = '0',
    second = '0',
    zone = 'Z',
    half,
  } = found
  const named = name ? MONTHS.findIndex((one) => one.startsWith(name)) + 1 : undefined
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const shift = (sign === '-' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const noon = half?.toLowerCase() === 'pm' ? 12 : 0
  const clock = half ? (Number(hour) % 12) + noon : Number(hour)
  const full = year ?? (short ? `20${short}` : '0')
  const at = Date.UTC(
    Number(full),
    (named ?? Number(month ?? '1')) - 1,
    Number(day),
    clock,
    Number(minute),
    Number(second),
  )
  return moment(at + shift)
}

const method = (run: (args: unknown[]) => unknown, least = 0) => ({ least, variadic: false, run })

/** time.Time. */
export function moment(ms: number): Date {
  const at = new Date(ms)
  return withMethods(at, {
    String: method(() => formatDate('2006-01-02 15:04:05.999999999 -0700 MST', at)),
    Format: method(([layout]) => formatDate(String(layout), at), 1),
    Unix: method(() => BigInt(Math.floor(ms / 1000))),
    UnixMilli: method(() => BigInt(ms)),
    Year: method(() => BigInt(at.getUTCFullYear())),
    Day: method(() => BigInt(at.getUTCDate())),
    Hour: method(() => BigInt(at.getUTCHours())),
    Minute: method(() => BigInt(at.getUTCMinutes())),
    UTC: method(() => at),
  })
}

const SPANS: [name: string, ms: number][] = [
  ['y', 365 * 86_400_000],
  ['mo', 30 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]

function roundedSpan(ms: number): string {
  const size = Math.abs(ms)
  const [name, unit] = SPANS.find(([, one]) => size > one) ?? ['s', 1000]
  return `${size > 1000 ? Math.floor(size / unit) : 0}${name}`
}

export function dateFunctions(now: () => number): Functions {
  const dateOf = (value: unknown) => {
    if (value instanceof Date) return value
    return moment(typeof value === 'bigint' ? Number(value) * 1000 : now())
  }
  const inZone = def('string any string', (layout: string, at: unknown) => formatDate(layout, dateOf(at)))
  const modify = def('string any', (change: string, at: unknown) =>
    moment(dateOf(at).getTime() + (parseDuration(change) ?? 0)),
  )
  const mustModify = def('string any', (change: string, at: unknown) => {
    const ms = parseDuration(change)
    if (ms === undefined) throw new FunctionError(`time: invalid duration ${JSON.stringify(change)}`)
    return moment(dateOf(at).getTime() + ms)
  })
  return {
    now: def('', () => moment(now())),
    ago: def('any', (at: unknown) =>
      formatDuration(Math.round((now() - dateOf(at).getTime()) / 1000) * 1000),
    ),
    date: def('string any', (layout: string, at: unknown) => formatDate(layout, dateOf(at))),
    ...aliases('dateInZone date_in_zone', inZone),
    ...aliases('dateModify date_modify', modify),
    ...aliases('mustDateModify must_date_modify', mustModify),
    htmlDate: def('any', (at: unknown) => formatDate('2006-01-02', dateOf(at))),
    htmlDateInZone: def('any string', (at: unknown) => formatDate('2006-01-02', dateOf(at))),
    toDate: def(
      'string string',
      (layout: string, words: string) => parseDate(layout, words) ?? moment(-62135596800000),
    ),
    mustToDate: def('string string', (layout: string, words: string) => {
      const at = parseDate(layout, words)
      if (at) return at
      const [shown, wanted] = [JSON.stringify(words), JSON.stringify(layout)]
      throw new FunctionError(`parsing time ${shown} as ${wanted}: cannot parse ${shown} as ${wanted}`)
    }),
    unixEpoch: def('any', (at: unknown) => String(Math.floor(dateOf(at).getTime() / 1000))),
    duration: def('any', (seconds: unknown) =>
      formatDuration(typeof seconds === 'number' ? 0 : Number(toInt(seconds)) * 1000),
    ),
    durationRound: def('any', (value: unknown) => {
      if (value instanceof Date) return roundedSpan(now() - value.getTime())
      return roundedSpan(typeof value === 'string' ? (parseDuration(value) ?? 0) : Number(toInt(value)) / 1e6)
    }),
  }
}

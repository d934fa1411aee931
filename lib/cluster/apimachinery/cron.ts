/**
 * Cron schedules: five fields, or a descriptor such as `@hourly`.
 * Mirrors: the standard parser that kube-apiserver and the CronJob controller use, with its messages.
 */
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { civil } from '@/lib/cluster/apimachinery/time'
import { isTimeZone, type ZoneClock, zoneClock } from '@/lib/cluster/apimachinery/time-zone'

const MINUTE = 60_000
const DAY = 86_400_000

interface Bounds {
  min: number
  max: number
  names?: readonly string[]
}

const MONTHS = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const BOUNDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: WEEKDAYS },
]

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** What is wrong with a schedule, in the parser's words. */
export class CronError extends Error {}

interface Field {
  values: ReadonlySet<number>
  /** `*`: the other of day-of-month and day-of-week decides alone. */
  star: boolean
}

/** A parsed schedule: its fields, or a fixed interval (`@every 5m`). */
export type Schedule = { fields: readonly Field[] } | { every: number }

function parseNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) {
    throw new CronError(
      `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`,
    )
  }
  const value = Number(text)
  if (value < 0) throw new CronError(`negative number (${value}) not allowed: ${text}`)
  return value
}

function parseValue(text: string, { names }: Bounds): number {
  const named = text === '' ? -1 : (names?.indexOf(text.toLowerCase()) ?? -1)
  return named >= 0 ? named : parseNumber(text)
}

function parseStart(low: string, high: string[], bounds: Bounds, expression: string): [number, number] {
  if (low === '*' || low === '?') return [bounds.min, bounds.max]
  const start = parseValue(low, bounds)
  if (high.length > 1) throw new CronError(`too many hyphens: ${expression}`)
  return [start, high[0] === undefined ? start : parseValue(high[0], bounds)]
}

function parseRange(expression: string, bounds: Bounds): { values: number[]; star: boolean } {
  const [range = '', ...steps] = expression.split('/')
  const [low = '', ...high] = range.split('-')
  let [start, end] = parseStart(low, high, bounds, expression)
  let step = 1
  if (steps.length > 1) throw new CronError(`too many slashes: ${expression}`)
  if (steps[0] !== undefined) {
    step = parseNumber(steps[0])
    if (high.length === 0) end = bounds.max
  }
  const { min, max } = bounds
  if (start < min) throw new CronError(`beginning of range (${start}) below minimum (${min}): ${expression}`)
  if (end > max) throw new CronError(`end of range (${end}) above maximum (${max}): ${expression}`)
  if (start > end)
    throw new CronError(`beginning of range (${start}) beyond end of range (${end}): ${expression}`)
  if (step === 0) throw new CronError(`step of range should be a positive number: ${expression}`)
  const values: number[] = []
  for (; start <= end; start += step) values.push(start)
  return { values, star: (low === '*' || low === '?') && step === 1 }
}

function parseField(text: string, bounds: Bounds): Field {
  const ranges = text
    .split(',')
    .filter(Boolean)
    .map((range) => parseRange(range, bounds))
  return {
    values: new Set(ranges.flatMap(({ values }) => values)),
    star: ranges.some(({ star }) => star),
  }
}

function parseDescriptor(text: string): Schedule {
  const known = DESCRIPTORS[text]
  if (known) return parseCron(known)
  if (!text.startsWith('@every ')) throw new CronError(`unrecognized descriptor: ${text}`)
  const interval = text.slice('@every '.length)
  const ms = parseDuration(interval)
  if (ms === undefined) {
    throw new CronError(
      `failed to parse duration ${text}: time: invalid duration ${JSON.stringify(interval)}`,
    )
  }
  return { every: Math.max(1000, ms - (ms % 1000)) }
}

/** Reads a schedule; a leading `TZ=…` is skipped. @throws CronError */
export function parseCron(text: string): Schedule {
  if (text === '') throw new CronError('empty spec string')
  const [prefix = '', , zone = ''] = /^(CRON_)?TZ=(\S+)\s+/.exec(text) ?? []
  if (zone && !isTimeZone(zone))
    throw new CronError(`provided bad location ${zone}: unknown time zone ${zone}`)
  const spec = text.slice(prefix.length)
  if (spec.startsWith('@')) return parseDescriptor(spec)
  const words = spec.trim().split(/\s+/).filter(Boolean)
  if (words.length !== BOUNDS.length) {
    throw new CronError(`expected exactly 5 fields, found ${words.length}: [${words.join(' ')}]`)
  }
  return { fields: BOUNDS.map((bounds, index) => parseField(words[index] ?? '', bounds)) }
}

/** Further than this nothing is looked for: `0 0 30 2 *` never comes. */
const HORIZON_DAYS = 5 * 366

function matchesDay([, , dom, month, dow]: readonly Field[], day: number): boolean {
  const [, monthNumber, dayOfMonth] = civil(day)
  if (!month?.values.has(monthNumber)) return false
  const byDate = dom?.values.has(dayOfMonth) ?? false
  const byWeekday = dow?.values.has((day + 4) % 7) ?? false
  return dom?.star || dow?.star ? byDate && byWeekday : byDate || byWeekday
}

/** The first time after `after` on a clock that is always as far ahead of UTC (ms), before `until`. */
function nextOnClock(
  schedule: readonly Field[],
  after: number,
  { ahead, until }: ZoneClock,
): number | undefined {
  const [minutes, hours] = schedule
  const local = after + ahead
  const first = Math.floor(local / DAY)
  const last = Math.min(first + HORIZON_DAYS, Math.ceil((until + ahead) / DAY))
  for (let day = first; day < last; day++) {
    if (!matchesDay(schedule, day)) continue
    for (let minute = 0; minute < 24 * 60; minute++) {
      const at = day * DAY + minute * MINUTE
      if (at <= local || !hours?.values.has(Math.floor(minute / 60))) continue
      if (minutes?.values.has(minute % 60)) return at - ahead < until ? at - ahead : undefined
    }
  }
  return undefined
}

/**
 * The first time after `after`, in ms of UTC; undefined if there is none within five years. Where the clock of
 * the zone is put forward, what falls into the gap does not come; what it says twice comes twice.
 */
export function nextTime(schedule: Schedule, after: number, zone?: string): number | undefined {
  if ('every' in schedule) return after - (after % 1000) + schedule.every
  let from = after
  for (let clock = zoneClock(zone, after); from < after + HORIZON_DAYS * DAY; ) {
    const found = nextOnClock(schedule.fields, from, clock)
    if (found !== undefined || clock.until === Number.POSITIVE_INFINITY) return found
    // The moment of the change itself counts for the next clock.
    from = clock.until - 1
    clock = zoneClock(zone, clock.until)
  }
  return undefined
}

/**
 * Time zones of CronJobs.
 * Differs: what held before today's rule is not known, nor what a few zones have planned for single years.
 */
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { TIME_ZONES } from '@/lib/cluster/apimachinery/time-zone-table'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Minutes ahead of UTC, and those in summer with its begin and end. */
interface ZoneRule {
  standard: number
  summer?: { ahead: number; begins: YearDay; ends: YearDay }
}

/** The n-th (5: the last) weekday of a month, at minutes of the zone's own clock. */
interface YearDay {
  month: number
  week: number
  weekday: number
  minutes: number
}

function parseYearDay(text: string): YearDay {
  const [day = '', time = '2'] = text.split('/')
  const [month = 1, week = 1, weekday = 0] = day.split('.').map(Number)
  const [hours = 0, minutes = 0] = time.replace('-', '').split(':').map(Number)
  return { month, week, weekday, minutes: (time.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) }
}

function parseRule(text: string): ZoneRule {
  const [standard, ahead, begins, ends] = text.split('|')
  if (ahead === undefined || begins === undefined || ends === undefined) return { standard: Number(standard) }
  const summer = { ahead: Number(ahead), begins: parseYearDay(begins), ends: parseYearDay(ends) }
  return { standard: Number(standard), summer }
}

/** Rules by name, made of the table when they are first asked for. */
let known: Map<string, ZoneRule> | undefined

function zones(): Map<string, ZoneRule> {
  if (known) return known
  known = new Map()
  for (const line of TIME_ZONES.replaceAll('\n ', ' ').trim().split('\n')) {
    const [rule = '', ...words] = line.split(' ')
    const parsed = parseRule(rule)
    let area = ''
    for (const word of words) {
      if (word.endsWith('/')) area = word === '/' ? '' : word
      else known.set(area + word, parsed)
    }
  }
  return known
}

/** False for what time.LoadLocation does not find. */
export const isTimeZone = (name: string): boolean => zones().has(name)

/** Midnight UTC of a day of a year, moved by the minutes that a rule says. */
function instant(year: number, { month, week, weekday, minutes }: YearDay): number {
  const first = parseTime(`${year}-${String(month).padStart(2, '0')}-01T00:00:00Z`) ?? 0
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  const end = parseTime(`${next[0]}-${String(next[1]).padStart(2, '0')}-01T00:00:00Z`) ?? 0
  // The first of January 1970 was a Thursday.
  const firstWeekday = (Math.floor(first / DAY) + 4) % 7
  let day = first + (((weekday - firstWeekday + 7) % 7) + (week - 1) * 7) * DAY
  while (day >= end) day -= 7 * DAY
  return day + minutes * MINUTE
}

/** When a zone's clock is changed around a time, oldest first, and what it says from then on. */
function changes({ standard, summer }: ZoneRule, at: number): { at: number; ahead: number }[] {
  if (!summer) return []
  const year = 1970 + Math.floor(at / (365.2425 * DAY))
  return [year - 1, year, year + 1]
    .flatMap((one) => [
      { at: instant(one, summer.begins) - standard * MINUTE, ahead: summer.ahead },
      { at: instant(one, summer.ends) - summer.ahead * MINUTE, ahead: standard },
    ])
    .sort((a, b) => a.at - b.at)
}

/** What a zone's clock says at a time: the ms that it is ahead of UTC, and until when that holds. */
export interface ZoneClock {
  ahead: number
  until: number
}

export function zoneClock(name: string | undefined, at: number): ZoneClock {
  const rule = zones().get(name ?? 'UTC') ?? { standard: 0 }
  const all = changes(rule, at)
  const last = all.findLast((one) => one.at <= at)
  const next = all.find((one) => one.at > at)
  return {
    ahead: (last?.ahead ?? rule.standard) * MINUTE,
    until: next?.at ?? Number.POSITIVE_INFINITY,
  }
}

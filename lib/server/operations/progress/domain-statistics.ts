import '../../server-only'
import { type DayNumber, weekOf } from '@/lib/srs/statistics/streak'
import type { PracticeDomain } from '../review/get-practice'
import type { DomainDay } from './activity'

/** Days that count as recent, and those before with which they are compared. */
export const RECENT_DAYS = 30
export const EARLIER_DAYS = 90

export interface Remembered {
  /** Reviews at least a day after the one before. */
  asked: number
  recalled: number
}

export interface DomainRetention {
  id: string
  name: string
  recent: Remembered
  earlier: Remembered
}

type Named = Pick<PracticeDomain, 'id' | 'name'>

/** How much was remembered of each domain in the last 30 days with today, and in the 90 before. */
export function retentionByDomain(
  domains: readonly Named[],
  days: readonly DomainDay[],
  today: DayNumber,
): DomainRetention[] {
  const recentFrom = today - RECENT_DAYS + 1
  return domains.map(({ id, name }) => {
    const own = days.filter(({ domainId }) => domainId === id)
    const recent = own.filter(({ day }) => day >= recentFrom)
    const earlier = own.filter(({ day }) => day < recentFrom && day >= recentFrom - EARLIER_DAYS)
    return { id, name, recent: sumOf(recent), earlier: sumOf(earlier) }
  })
}

function sumOf(days: readonly Remembered[]): Remembered {
  return days.reduce(
    (sum, { asked, recalled }) => ({ asked: sum.asked + asked, recalled: sum.recalled + recalled }),
    { asked: 0, recalled: 0 },
  )
}

export const TIME_WEEKS = 12

export interface TimeSpent {
  /** Mondays, the week of today last. */
  weeks: DayNumber[]
  /** Domains on which any time was spent; ms by week. */
  domains: (Named & { ms: number[] })[]
}

/** The time spent on each domain in the last twelve weeks. */
export function timeByDomain(
  domains: readonly Named[],
  days: readonly DomainDay[],
  today: DayNumber,
): TimeSpent {
  const last = weekOf(today)
  const weeks = Array.from({ length: TIME_WEEKS }, (_, index) => last - 7 * (TIME_WEEKS - 1 - index))
  const spent = domains.map(({ id, name }) => {
    const own = days.filter(({ domainId }) => domainId === id)
    const ms = weeks.map((week) => own.reduce((sum, one) => sum + (weekOf(one.day) === week ? one.ms : 0), 0))
    return { id, name, ms }
  })
  return { weeks, domains: spent.filter(({ ms }) => ms.some((one) => one > 0)) }
}

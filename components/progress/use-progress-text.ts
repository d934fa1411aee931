import { type DateTimeFormatOptions, useFormatter, useTranslations } from 'next-intl'
import type { DayNumber } from '@/lib/srs/statistics/streak'

const DAY = 86_400_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ROUGH = 10 * HOUR
/** A Monday. */
const MONDAY = 4

/** How days, spans of time and shares are written on the page of progress. */
export function useProgressText() {
  const t = useTranslations('progress')
  const format = useFormatter()
  const date = (day: DayNumber, options: DateTimeFormatOptions) =>
    format.dateTime(new Date(day * DAY), { ...options, timeZone: 'UTC' })
  const duration = (ms: number) => {
    const minutes = Math.ceil(ms / MINUTE)
    return t('duration', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }
  return {
    /** With its weekday. */
    day: (day: DayNumber) => date(day, { weekday: 'short', month: 'short', day: 'numeric' }),
    /** For under a bar. */
    shortDay: (day: DayNumber) => date(day, { month: 'short', day: 'numeric' }),
    longDay: (day: DayNumber) => date(day, { year: 'numeric', month: 'long', day: 'numeric' }),
    month: (day: DayNumber) => date(day, { month: 'short' }),
    weekday: (day: DayNumber) => date(day, { weekday: 'short' }),
    /** Monday first. */
    weekdays: Array.from({ length: 7 }, (_, index) => date(MONDAY + index, { weekday: 'short' })),
    /** What was begun counts as a minute. */
    duration,
    /** Without minutes where these no longer matter. */
    roughDuration: (ms: number) =>
      ms < ROUGH
        ? duration(ms)
        : t('hours', { count: format.number(ms / HOUR, { maximumFractionDigits: 0 }) }),
    /** 0..1 as percent, whole where nothing else is said. */
    share: (share: number, digits = 0) =>
      t('percent', { percent: format.number(100 * share, { maximumFractionDigits: digits }) }),
    number: (value: number) => format.number(value, { maximumFractionDigits: 1 }),
  }
}

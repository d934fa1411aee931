import '../server-only'
import { weekdayOf } from '@/lib/srs/statistics/streak'
import { ZoneCalendar } from './zone-calendar'

const calendars = new Map<string, ZoneCalendar>()
/** More than there are zones: they may be written in capitals or not. */
const MAX_CALENDARS = 1000

/** Zones are few, and making a calendar takes long. */
export function calendarOf(timeZone: string): ZoneCalendar {
  const known = calendars.get(timeZone)
  if (known) return known
  const made = new ZoneCalendar(timeZone)
  if (calendars.size >= MAX_CALENDARS) calendars.clear()
  calendars.set(timeZone, made)
  return made
}

/** When the day began in which `at` lies, in a time zone: at midnight, but where the clocks were changed then. */
export function dayStart(at: Date, timeZone: string): Date {
  const calendar = calendarOf(timeZone)
  return calendar.starts(calendar.dayAt(at.getTime()), 0)[0] ?? at
}

/** The day of the week in a time zone; 0 is Monday. */
export function weekdayAt(at: Date, timeZone: string): number {
  return weekdayOf(calendarOf(timeZone).dayAt(at.getTime()))
}

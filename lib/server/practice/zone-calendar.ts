import '../server-only'
import type { DayNumber } from '@/lib/srs/statistics/streak'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Days as they pass in a time zone; times in ms since the epoch. Some days have 23 hours, and some begin at 1:00. */
export class ZoneCalendar {
  private readonly format: Intl.DateTimeFormat

  constructor(timeZone: string) {
    const digits = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const
    this.format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...digits,
      second: '2-digit',
    })
  }

  /** The day in which a time lies. */
  dayAt(at: number): DayNumber {
    return Math.floor(this.wall(at) / DAY)
  }

  /** The beginning of each of so many days, and of the one after them. */
  starts(first: DayNumber, count: number): Date[] {
    const starts: number[] = []
    for (let day = first; day <= first + count; day++) {
      const last = starts.at(-1)
      const next = last === undefined ? undefined : last + DAY
      // Nearly every day begins when the last one is 24 hours old.
      starts.push(next !== undefined && this.wall(next) === day * DAY ? next : this.startOf(day))
    }
    return starts.map((at) => new Date(at))
  }

  /** What a clock on the wall shows, as if it were UTC. */
  private wall(at: number): number {
    const parts = Object.fromEntries(
      this.format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    )
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second)
  }

  /** The first moment of a day: halved again and again between one that is before it and one that is not. */
  private startOf(day: DayNumber): number {
    let [before, not] = [day * DAY - 26 * HOUR, day * DAY + 26 * HOUR]
    while (not - before > 1000) {
      const middle = Math.floor((before + not) / 2000) * 1000
      if (this.dayAt(middle) < day) before = middle
      else not = middle
    }
    return not
  }
}

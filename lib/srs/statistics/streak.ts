/** A day of somebody's calendar: how many days after 1970-01-01. */
export type DayNumber = number

/** 0 is Monday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}

/** The Monday of its week. */
export function weekOf(day: DayNumber): DayNumber {
  return day - weekdayOf(day)
}

export interface Streak {
  /** Days studied in the run that reaches up to today; 0: there is none. */
  current: number
  /** The most days studied in one run, ever. */
  longest: number
  studiedToday: boolean
  /** The run goes past a day that was missed this week: the next one ends it there. */
  forgiven: boolean
}

export interface StreakInput {
  /** Days with at least one review, ascending, each once. */
  studied: readonly DayNumber[]
  today: DayNumber
  /** Shares of a usual day's work, Monday first; 0 is a free day. */
  dayLoads: readonly number[]
}

/**
 * How many days somebody studied in a row. A run is the longest stretch of days up to its last one in which
 * - no week, Monday to Sunday, has more than one missed day: one that is not free and passed without study; so one a week
 *   is forgiven, and what is missed before a run begins does not count against it;
 * - no week ends without any study, however few of its days are not free.
 * Its length is the number of days studied in it: free days count when they were studied, and forgiven ones never. Today is
 * missed only once it is over. Another day of study never makes a run shorter.
 */
export function streakOf({ studied, today, dayLoads }: StreakInput): Streak {
  const days = new Set(studied)
  let [current, longest, sinceMissed] = [0, 0, 0]
  let [missed, studiedInWeek] = [false, false]
  for (let day = studied[0] ?? today; day <= today; day++) {
    const weekday = weekdayOf(day)
    if (weekday === 0) [missed, studiedInWeek] = [false, false]
    if (days.has(day)) {
      ;[current, sinceMissed, studiedInWeek] = [current + 1, sinceMissed + 1, true]
      longest = Math.max(longest, current)
    } else if (day < today) {
      if (dayLoads[weekday] !== 0) {
        if (missed) current = sinceMissed
        ;[missed, sinceMissed] = [true, 0]
      }
      if (weekday === 6 && !studiedInWeek) [current, sinceMissed] = [0, 0]
    }
  }
  return { current, longest, studiedToday: days.has(today), forgiven: missed && current > sinceMissed }
}

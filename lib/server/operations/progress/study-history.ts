import '../../server-only'
import { type Streak, streakOf, weekOf } from '@/lib/srs/statistics/streak'
import { type StudyDay, studyDays, whichStudied } from './activity'
import type { StudyTimeline } from './find-timeline'

/** Further back no streak is looked for. */
const LONGEST_DAYS = 3660

export interface StudyHistory {
  /** Days with reviews of the last weeks, ascending. */
  days: StudyDay[]
  streak: Streak
}

/** The days of so many weeks, this one included, counted; and the streak, for which older days are looked at as well. */
export async function studyHistory(learner: StudyTimeline, weeks: number): Promise<StudyHistory> {
  const { userId, calendar, today, settings, firstDay } = learner
  const from = weekOf(today) - 7 * (weeks - 1)
  const oldest = Math.max(firstDay ?? from, today - LONGEST_DAYS)
  const [days, before] = await Promise.all([
    studyDays(userId, { calendar, first: from, count: today - from + 1 }),
    oldest < from ? whichStudied(userId, { calendar, first: oldest, count: from - oldest }) : [],
  ])
  const studied = [...before, ...days.map(({ day }) => day)]
  return { days, streak: streakOf({ studied, today, dayLoads: settings.dayLoads }) }
}

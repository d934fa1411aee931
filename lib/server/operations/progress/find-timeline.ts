import '../../server-only'
import type { StudySettings } from '@/lib/srs/settings'
import type { DayNumber } from '@/lib/srs/statistics/streak'
import { now } from '../../clock'
import { db } from '../../db'
import { findLearner } from '../../memory/learner'
import { calendarOf } from '../../practice/day'
import type { MemoryOwner } from '../../practice/refold-card'
import type { ZoneCalendar } from '../../practice/zone-calendar'

/** Whoever looks at their progress, and where they are in time. */
export interface StudyTimeline {
  userId: string
  memory: MemoryOwner
  settings: StudySettings
  calendar: ZoneCalendar
  now: Date
  today: DayNumber
  /** The day of the first review ever; null: there is none. */
  firstDay: DayNumber | null
}

export async function findTimeline(userId: string): Promise<StudyTimeline> {
  const at = now()
  const [{ owner, settings }, first] = await Promise.all([
    findLearner(userId),
    db().review.findFirst({
      where: { userId },
      orderBy: [{ reviewedAt: 'asc' }, { id: 'asc' }],
      select: { reviewedAt: true },
    }),
  ])
  const { timeZone, ...memory } = owner
  const calendar = calendarOf(timeZone)
  const firstDay = first ? calendar.dayAt(first.reviewedAt.getTime()) : null
  return { userId, memory, settings, calendar, now: at, today: calendar.dayAt(at.getTime()), firstDay }
}

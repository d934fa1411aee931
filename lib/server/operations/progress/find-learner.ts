import '../../server-only'
import type { StudySettings } from '@/lib/srs/settings'
import type { DayNumber } from '@/lib/srs/statistics/streak'
import { now } from '../../clock'
import { db } from '../../db'
import { findStudySettings } from '../../memory/study-settings'
import { type MemoryOwner, memoryFields } from '../../practice/refold-card'
import { ZoneCalendar } from '../../practice/zone-calendar'

/** Whoever looks at their progress, and where they are in time. */
export interface Learner {
  userId: string
  memory: MemoryOwner
  settings: StudySettings
  calendar: ZoneCalendar
  now: Date
  today: DayNumber
  /** The day of the first review ever; null: there is none. */
  firstDay: DayNumber | null
}

export async function findLearner(userId: string): Promise<Learner> {
  const at = now()
  const [user, settings, first] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { ...memoryFields, timeZone: true } }),
    findStudySettings(userId),
    db().review.findFirst({
      where: { userId },
      orderBy: [{ reviewedAt: 'asc' }, { id: 'asc' }],
      select: { reviewedAt: true },
    }),
  ])
  const { timeZone, ...memory } = user
  const calendar = new ZoneCalendar(timeZone)
  const firstDay = first ? calendar.dayAt(first.reviewedAt.getTime()) : null
  return { userId, memory, settings, calendar, now: at, today: calendar.dayAt(at.getTime()), firstDay }
}

import '../../server-only'
import { z } from 'zod'
import type { DayNumber } from '@/lib/srs/statistics/streak'
import { someone } from '../../access'
import { defineOperation } from '../../operation'
import { findTimeline } from './find-timeline'
import { type StudyHistory, studyHistory } from './study-history'

export interface StreakView extends StudyHistory {
  today: DayNumber
  weeks: number
}

/** How many days in a row I studied, and the days of the last weeks. */
export const getStreak = defineOperation({
  access: someone,
  input: z.strictObject({ weeks: z.number().int().min(1).max(53).default(12) }),
  async run({ userId }, { weeks }): Promise<StreakView> {
    const learner = await findTimeline(userId)
    return { today: learner.today, weeks, ...(await studyHistory(learner, weeks)) }
  },
})

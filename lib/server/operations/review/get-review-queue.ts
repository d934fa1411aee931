import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { db } from '../../db'
import { type DayQueue, readQueue } from '../../memory/review-queue'
import { defineOperation } from '../../operation'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

export interface DueDrill {
  id: string
  title: string
  minutes: number
}

/** What is to be done today, with the names of what is done by hand. */
export interface ReviewQueueView extends Omit<DayQueue, 'drills'> {
  drills: DueDrill[]
}

/** My queue of the day: read once when a session starts. */
export const getReviewQueue = defineOperation({
  access: someone,
  input: z.strictObject({ locale: localeSchema }),
  async run({ userId }, { locale }): Promise<ReviewQueueView> {
    const queue = await readQueue(userId)
    const ids = queue.drills.map(({ id }) => id)
    const skills = ids.length
      ? await db().skill.findMany({
          where: { id: { in: ids } },
          select: { id: true, currentVersion: { select: { texts: true, data: true } } },
        })
      : []
    const drills = skills.map(({ id, currentVersion }) => {
      const { minutes = 0 } = (currentVersion?.data ?? {}) as { minutes?: number }
      return { id, minutes, title: skillTexts(currentVersion, locale).title }
    })
    return { ...queue, drills: drills.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) }
  },
})

import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { type DayQueue, readQueue } from '../../memory/review-queue'
import { defineOperation } from '../../operation'
import { skillTitles } from '../../practice/skill-titles'
import { localeSchema } from '../concepts/list-concepts'

export interface DueDrill {
  id: string
  title: string
  minutes: number
}

/** What is to be done today, with the names of what is done by hand. */
export interface ReviewQueueView extends Omit<DayQueue, 'drills' | 'plan'> {
  drills: DueDrill[]
  plan: { daysLeft: number; toRead: { id: string; title: string }[] } | null
  /** What I do not want to be asked; `until` null: until I take it up again. */
  setAside: { id: string; title: string; until: Date | null }[]
}

/** My queue of the day: read once when a session starts. */
export const getReviewQueue = defineOperation({
  access: someone,
  input: z.strictObject({ locale: localeSchema }),
  async run({ userId }, { locale }): Promise<ReviewQueueView> {
    const [queue, aside] = await Promise.all([readQueue(userId), readAside(userId)])
    const titles = await skillTitles([...queue.drills, ...aside.map(({ id }) => id)], locale)
    const named = <T extends { id: string }>(skill: T) => ({
      title: '',
      minutes: 0,
      ...titles.get(skill.id),
      ...skill,
    })
    const drills = queue.drills.map((id) => named({ id }))
    const { plan } = queue
    const pages = plan && { ...plan, toRead: await readPages(plan.toRead, locale) }
    return { ...queue, drills, plan: pages, setAside: aside.map(named) }
  },
})

async function readAside(userId: string) {
  const rows = await db().setAside.findMany({
    where: { userId, skill: { retiredAt: null }, OR: [{ until: null }, { until: { gt: now() } }] },
    orderBy: [{ createdAt: 'desc' }, { skillId: 'asc' }],
    take: 200,
    select: { skillId: true, until: true },
  })
  return rows.map(({ skillId, until }) => ({ id: skillId, until }))
}

async function readPages(ids: string[], locale: string) {
  if (ids.length === 0) return []
  const concepts = await db().concept.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      currentVersion: { select: { texts: { where: { locale }, select: { title: true } } } },
    },
  })
  return concepts
    .map(({ id, currentVersion }) => ({ id, title: currentVersion?.texts[0]?.title ?? id }))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

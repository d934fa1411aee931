import '../server-only'
import { paceOf } from '@/lib/srs/rating'
import { db } from '../db'
import { standing } from './asked-for'

const LAST = 9

/** How long a learner has lately taken for a skill, in ms; undefined until there is enough to go by. */
export async function skillPace(userId: string, skillId: string): Promise<number | undefined> {
  const last = await db().review.findMany({
    where: { userId, skillId, ...standing, imported: false },
    orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    take: LAST,
    select: { durationMs: true },
  })
  const pace = paceOf(last.map(({ durationMs }) => durationMs))
  return pace === undefined ? undefined : Math.round(pace)
}

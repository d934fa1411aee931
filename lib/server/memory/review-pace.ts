import '../server-only'
import { paceOf } from '@/lib/srs/rating'
import { db } from '../db'
import { isStanding } from './queue-sql'

/** Until there are answers to go by, in ms. */
const USUAL_PACE = 60_000
const LAST = 50

/** What one question has lately taken a learner, in ms. */
export async function reviewPace(userId: string): Promise<number> {
  const last = await db().$queryRaw<{ durationMs: number }[]>`
    SELECT r."durationMs" FROM "Review" r JOIN "Skill" s ON s."id" = r."skillId"
    WHERE r."userId" = ${userId}::uuid AND s."kind" = 'FAMILY' AND ${isStanding}
    ORDER BY r."reviewedAt" DESC, r."id" DESC LIMIT ${LAST}`
  return paceOf(last.map(({ durationMs }) => durationMs)) ?? USUAL_PACE
}

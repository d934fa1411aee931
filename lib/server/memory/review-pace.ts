import '../server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import { paceOf } from '@/lib/srs/rating'
import { db } from '../db'
import { standing } from './asked-for'

/** Until there are answers to go by, in ms. */
const USUAL_PACE = 60_000
const LAST = 50

/** What one question has lately taken a learner, in ms. */
export async function reviewPace(userId: string): Promise<number> {
  const last = await db().review.findMany({
    where: familyReviews(userId),
    ...{ orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }], take: LAST, select: { durationMs: true } },
  })
  return paceOf(last.map(({ durationMs }) => durationMs)) ?? USUAL_PACE
}

/** A learner's own answers to questions. */
const familyReviews = (userId: string) =>
  ({
    userId,
    ...standing,
    imported: false,
    skill: { kind: 'FAMILY' },
  }) as const satisfies Prisma.ReviewWhereInput

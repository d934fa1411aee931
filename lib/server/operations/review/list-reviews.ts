import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** My log, the newest first; pass the last row's `reviewedAt` and `id` for the next page. */
export const listReviews = defineOperation({
  access: someone,
  input: z.strictObject({
    limit: z.number().int().min(1).max(200).default(50),
    before: z.strictObject({ reviewedAt: z.date(), id: z.uuid() }).optional(),
  }),
  run: ({ userId }, { limit, before }) =>
    db().review.findMany({
      where: {
        userId,
        ...(before
          ? {
              OR: [
                { reviewedAt: { lt: before.reviewedAt } },
                { reviewedAt: before.reviewedAt, id: { lt: before.id } },
              ],
            }
          : {}),
      },
      orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
      take: limit,
      select: {
        id: true,
        skillId: true,
        kind: true,
        undoesId: true,
        rating: true,
        reviewedAt: true,
        durationMs: true,
        answer: { select: { correct: true } },
      },
    }),
})

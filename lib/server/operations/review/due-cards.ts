import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Cards that are due, the longest overdue first; pass the last card's `due` and `id` for the next page. */
export const dueCards = defineOperation({
  access: someone,
  input: z.strictObject({
    limit: z.number().int().min(1).max(100).default(20),
    after: z.strictObject({ due: z.date(), id: z.uuid() }).optional(),
  }),
  run: ({ userId }, { limit, after }) =>
    db().card.findMany({
      where: {
        userId,
        due: { lte: now() },
        skill: { kind: 'FAMILY', retiredAt: null },
        ...(after ? { OR: [{ due: { gt: after.due } }, { due: after.due, id: { gt: after.id } }] } : {}),
      },
      orderBy: [{ due: 'asc' }, { id: 'asc' }],
      take: limit,
      select: { id: true, skillId: true, due: true, reviewCount: true, lastReviewedAt: true },
    }),
})

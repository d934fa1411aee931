import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/**
 * Which of these attempts, served questions, reviews and sprints are somebody else's than mine. What a browser still owes is sent
 * for nobody but the one who did it, and another account may be signed in by then. Ids that nobody has are not among them.
 */
export const findForeignWork = defineOperation({
  access: anyone,
  input: z.strictObject({ ids: z.array(z.uuid()).max(500) }),
  async run(actor, { ids }): Promise<{ foreign: string[] }> {
    const others = 'userId' in actor ? { userId: { not: actor.userId } } : {}
    const query = { where: { id: { in: ids }, ...others }, select: { id: true } } as const
    const found = await Promise.all([
      db().attempt.findMany(query),
      db().servedVariant.findMany(query),
      db().review.findMany(query),
      db().speedSprint.findMany(query),
    ])
    return { foreign: found.flat().map(({ id }) => id) }
  },
})

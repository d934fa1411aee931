import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { appendImported } from '../../data/append-imported'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { transaction } from '../../transaction'

/** Of one call; a browser sends as many as it takes. */
const MAX_ROWS = 500

const row = z.strictObject({
  id: z.number().int().min(0).max(Date.UTC(2200, 0)),
  rating: z.number().int().min(1).max(4),
  days: z.number().int().min(0).max(36_500),
  durationMs: z.number().int().min(0).max(3_600_000),
})
const skill = z.strictObject({ skillId: z.string().max(120), rows: z.array(row).min(1).max(MAX_ROWS) })

/**
 * Adds reviews that were given in Anki: some of those that `readAnki` found. Each skill in a transaction of its own;
 * sent again they add nothing, so that what broke off goes on by being done again.
 */
export const importReviews = defineOperation({
  access: someone,
  input: z.strictObject({
    skills: z
      .array(skill)
      .min(1)
      .max(MAX_ROWS)
      .refine((skills) => skills.reduce((sum, { rows }) => sum + rows.length, 0) <= MAX_ROWS),
  }),
  async run({ userId }, { skills }): Promise<{ added: number; present: number }> {
    await consume(LIMITS.importUser, userId)
    const ids = [...new Set(skills.map(({ skillId }) => skillId))]
    if ((await db().skill.count({ where: { id: { in: ids } } })) < ids.length) throw new AppError('NOT_FOUND')
    let [added, sent] = [0, 0]
    for (const { skillId, rows } of skills) {
      added += await transaction((tx) => appendImported(tx, userId, skillId, rows))
      sent += rows.length
    }
    return { added, present: sent - added }
  },
})

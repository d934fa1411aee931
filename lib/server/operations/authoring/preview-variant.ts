import '../../server-only'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { registered } from '../../access'
import { findOwned } from '../../authoring/own-item'
import { db } from '../../db'
import { env } from '../../env'
import type { Json } from '../../json'
import { defineOperation } from '../../operation'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'

/** A variant with its answer: `key` and `explanation` as in practice. */
export interface Preview {
  seed: number
  variant: Json
  key: Json
  explanation: Json
}

/**
 * Leafs through a family's variants: page by page those of my draft's own seeds, which nobody else is shown in this
 * order, or the one of a seed that is known.
 */
export const previewVariant = defineOperation({
  access: registered,
  input: z.strictObject({
    id: z.uuid(),
    family: z.string().max(120),
    difficulty: z.number().int().min(1).max(5).optional(),
    of: z.union([
      z.strictObject({ page: z.number().int().min(0).max(10_000) }),
      z.strictObject({
        seed: z
          .number()
          .int()
          .min(0)
          .max(2 ** 31 - 1),
      }),
    ]),
  }),
  async run({ userId }, { id, family, difficulty, of }): Promise<Preview> {
    const item = await findOwned(userId, id)
    const skill = await db().skill.findUnique({ where: { id: family } })
    if (skill?.kind !== 'FAMILY' || skill.retiredAt) throw new AppError('NOT_FOUND')
    await consume(LIMITS.authoringUser, userId)
    const seed = 'seed' in of ? of.seed : seedOfPage(item.id, of.page)
    const { variant, key, explanation } = await (await banks()).questions.serve(family, seed, difficulty)
    return { seed, variant, key, explanation }
  },
})

/** Whoever leafs through a family of their own meets other seeds than its author. */
function seedOfPage(id: string, page: number): number {
  const digest = createHmac('sha256', env().NEXTAUTH_SECRET).update(`${id}\n${page}`).digest()
  return digest.readUInt32BE(0) >>> 1
}

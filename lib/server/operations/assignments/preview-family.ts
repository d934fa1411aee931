import '../../server-only'
import { z } from 'zod'
import type { PublicVariant } from '@/lib/quiz/render'
import { classInstructor } from '../../access'
import { findAssignable, usualLevel } from '../../classroom/assignable'
import { defineOperation } from '../../operation'
import { MAX_SEED, newSeed } from '../../practice/serve-variant'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'

/**
 * One variant of a family as an assignment would give it to a learner: of this seed, or of any. Nothing of it is kept, and
 * no key goes out. @throws NOT_FOUND for what may not be assigned in this class
 */
export const previewFamily = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    ...{ classId: z.uuid(), skillId: z.string().min(1).max(120) },
    seed: z.number().int().min(1).max(MAX_SEED).optional(),
    difficulty: z.number().int().min(1).max(5).optional(),
  }),
  async run({ classId, userId }, { skillId, seed = newSeed(), difficulty }) {
    await consume(LIMITS.previewUser, userId)
    const { id, contentVersionId, levels } = await findAssignable({ classId, userId }, skillId, 'FAMILY')
    const level = difficulty ?? usualLevel(levels) ?? undefined
    const { questions } = await banks()
    const { variant } = await questions.serve(id, seed, level, contentVersionId)
    return { seed, variant: variant as unknown as PublicVariant }
  },
})

import '../../server-only'
import { z } from 'zod'
import { admin } from '../../access'
import { defineOperation } from '../../operation'
import { regradeAnswers } from '../../regrade/regrade-answers'
import { regradeAttempts } from '../../regrade/regrade-attempts'
import { type ReportLine, reportOf } from '../../regrade/report'

/**
 * Grades past work again by the checks, the content and the engine of today, and tells what would change; `apply`
 * stores it. Drills are replayed from their logs, answers compared with the key that was stored with their question.
 * Nothing that was graded before is overwritten, and reviews stay: what a learner rated is theirs.
 */
export const regrade = defineOperation({
  access: admin,
  input: z.strictObject({
    skillId: z.string().max(120).optional(),
    apply: z.boolean().default(false),
    reason: z.string().min(1).max(500).default('regrade'),
  }),
  async run(_, { skillId, apply, reason }): Promise<ReportLine[]> {
    const options = { apply, reason, ...(skillId ? { skillId } : {}) }
    return [...(await reportOf(regradeAttempts(options))), ...(await reportOf(regradeAnswers(options)))]
  },
  audit: (_, { skillId, apply, reason }) =>
    apply ? { action: 'regrade', details: { reason, ...(skillId ? { skillId } : {}) } } : undefined,
})

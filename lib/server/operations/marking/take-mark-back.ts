import '../../server-only'
import { z } from 'zod'
import { submissionEditor } from '../../access'
import { scoreSubmission } from '../../classroom/score-submission'
import { scoreChanged } from '../../lti/score-changed'
import { gradedItem } from '../../marking/item-of'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'
import { reasonField } from './fields'

/** An item is worth again what it was graded with; the marks stay to be seen. */
export const takeMarkBack = defineOperation({
  access: submissionEditor,
  input: z.strictObject({ submissionId: z.uuid(), itemId: z.uuid(), reason: reasonField }),
  audit: (_, { submissionId, itemId, reason }, { changed }) =>
    changed ? { action: 'takeMarkBack', details: { submissionId, itemId, reason } } : undefined,
  async run({ submissionId, assignmentId, learnerId, userId }, { itemId, reason }) {
    const changed = await transaction(async (tx) => {
      const { marks } = await gradedItem(tx, submissionId, itemId)
      if ((marks.at(-1)?.score ?? null) === null) return false
      await tx.itemMark.create({
        data: { submissionItemId: itemId, source: 'MANUAL', score: null, reason, byId: userId },
      })
      await scoreSubmission(tx, submissionId)
      return true
    })
    if (changed) await scoreChanged(assignmentId, learnerId)
    return { changed }
  },
})

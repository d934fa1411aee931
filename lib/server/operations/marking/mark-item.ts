import '../../server-only'
import { z } from 'zod'
import { submissionEditor } from '../../access'
import { scoreSubmission } from '../../classroom/score-submission'
import { scoreChanged } from '../../lti/score-changed'
import { gradedItem, shareOf } from '../../marking/item-of'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'
import { pointsField, reasonField } from './fields'

/** Gives an item other points than it was graded with; what was stays. `markId` is the browser's, so that twice is once. */
export const markItem = defineOperation({
  access: submissionEditor,
  input: z.strictObject({
    ...{ submissionId: z.uuid(), itemId: z.uuid(), markId: z.uuid() },
    ...{ points: pointsField, reason: reasonField },
  }),
  audit: (_, { submissionId, itemId, points, reason }) => ({
    action: 'markItem',
    details: { submissionId, itemId, points, reason },
  }),
  async run({ submissionId, assignmentId, learnerId, userId }, { itemId, markId, points, reason }) {
    await transaction(async (tx) => {
      const item = await gradedItem(tx, submissionId, itemId)
      const score = shareOf(points, item.points)
      const mark = { submissionItemId: itemId, source: 'MANUAL', score, reason, byId: userId } as const
      const { count } = await tx.itemMark.createMany({
        data: [{ id: markId, ...mark }],
        skipDuplicates: true,
      })
      if (count > 0) await scoreSubmission(tx, submissionId)
    })
    await scoreChanged(assignmentId, learnerId)
    return { markId }
  },
})

import '../../server-only'
import { z } from 'zod'
import { assignmentEditor } from '../../access'
import { applyTerms } from '../../classroom/apply-terms'
import { scoreChanged } from '../../lti/score-changed'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/** A learner is allowed what all are; a running attempt follows. Again it changes nothing. */
export const removeOverride = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({ assignmentId: z.uuid(), userId: z.uuid() }),
  audit: (_, { userId }) => ({ action: 'removeOverride', subjectId: userId }),
  async run(_, { assignmentId, userId }) {
    const changed = await transaction(async (tx) => {
      await tx.assignmentOverride.deleteMany({ where: { assignmentId, userId } })
      const assignment = await tx.assignment.findUniqueOrThrow({ where: { id: assignmentId } })
      return applyTerms(tx, assignment, userId)
    })
    for (const whose of changed) await scoreChanged(assignmentId, whose)
    return {}
  },
})

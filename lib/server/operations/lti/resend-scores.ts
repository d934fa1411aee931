import '../../server-only'
import { z } from 'zod'
import { assignmentEditor } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { scoreChanged } from '../../lti/score-changed'
import { defineOperation } from '../../operation'

/** Tries again now what could not be sent, and queues whoever has handed in and was never told of. */
export const resendScores = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run(_, { assignmentId }) {
    await db().ltiScore.updateMany({
      where: { link: { assignmentId }, sentAt: null },
      data: { nextAttemptAt: now(), attempts: 0 },
    })
    const learners = await db().assignmentSubmission.findMany({
      where: {
        assignmentId,
        handedInAt: { not: null },
        user: { ltiScores: { none: { link: { assignmentId } } } },
      },
      distinct: ['userId'],
      select: { userId: true },
    })
    for (const { userId } of learners) await scoreChanged(assignmentId, userId)
  },
  audit: () => ({ action: 'resendScores' }),
})

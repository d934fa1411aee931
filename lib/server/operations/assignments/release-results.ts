import '../../server-only'
import { z } from 'zod'
import { assignmentEditor } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Shows learners their scores and solutions from now on, whatever the policy says; or takes that back. */
export const releaseResults = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({ assignmentId: z.uuid(), released: z.boolean() }),
  audit: (_, { released }) => ({ action: 'releaseResults', details: { released } }),
  async run(_, { assignmentId, released }) {
    const { releasedAt } = await db().assignment.update({
      where: { id: assignmentId },
      data: { releasedAt: released ? now() : null },
      select: { releasedAt: true },
    })
    return { releasedAt }
  },
})

import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { loadBoard } from '../../classroom/board'
import { defineOperation } from '../../operation'

/** Who is where in an assignment at this moment. `following`: asked again by a board that was opened before. */
export const getBoard = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({
    assignmentId: z.uuid(),
    scores: z.boolean().default(false),
    following: z.boolean().default(false),
  }),
  run: ({ assignmentId }, { scores }) => loadBoard(assignmentId, scores),
  // Once, and not every few seconds.
  audit: (grant, { following, scores }) =>
    following ? undefined : whenAdmin(grant, { action: 'getBoard', details: { scores } }),
})

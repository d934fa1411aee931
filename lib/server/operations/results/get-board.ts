import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { loadBoard } from '../../classroom/board'
import { isNewLook } from '../../classroom/new-look'
import { defineOperation } from '../../operation'

/** Who is where in an assignment at this moment; asked every few seconds. */
export const getBoard = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid(), scores: z.boolean().default(false) }),
  async run({ assignmentId, userId, capacity }, { scores }) {
    const look = { userId, assignmentId, action: 'getBoard', details: { scores } }
    const isNew = capacity === 'admin' && (await isNewLook(look))
    return { ...(await loadBoard(assignmentId, scores)), isNew }
  },
  audit: (grant, { scores }, { isNew }) =>
    isNew ? whenAdmin(grant, { action: 'getBoard', details: { scores } }) : undefined,
})

import '../../server-only'
import { z } from 'zod'
import { assignmentEditor } from '../../access'
import { carryOn } from '../../marking/carry-out'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

/** The next piece of a regrade that has begun, and how far it is: called again and again until it is done. */
export const continueRegrade = defineOperation({
  access: assignmentEditor,
  input: z.strictObject({ assignmentId: z.uuid(), regradeId: z.uuid() }),
  async run({ assignmentId, userId }, { regradeId }) {
    await consume(LIMITS.regradeUser, userId)
    return carryOn(assignmentId, regradeId)
  },
})

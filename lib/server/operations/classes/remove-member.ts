import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { removeMembership } from '../../classroom/remove-membership'
import { defineOperation } from '../../operation'

export const removeMember = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), userId: z.uuid() }),
  async run({ classId }, { userId }) {
    await removeMembership(classId, userId)
    return {}
  },
})

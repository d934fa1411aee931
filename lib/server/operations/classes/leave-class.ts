import '../../server-only'
import { z } from 'zod'
import { classMember } from '../../access'
import { removeMembership } from '../../classroom/remove-membership'
import { defineOperation } from '../../operation'

/** What I handed in stays in the class's results. */
export const leaveClass = defineOperation({
  access: classMember,
  input: z.strictObject({ classId: z.uuid() }),
  run: ({ classId, userId }) => removeMembership(classId, userId),
  audit: (_, __, { role }) => ({ action: 'leaveClass', details: { role } }),
})

import '../../server-only'
import { z } from 'zod'
import { classEditor } from '../../access'
import { removeMembership } from '../../classroom/remove-membership'
import { defineOperation } from '../../operation'

export const removeMember = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid(), userId: z.uuid() }),
  run: ({ classId }, { userId }) => removeMembership(classId, userId),
  audit: (_, { userId }, { name, role }) => ({
    ...{ action: 'removeMember', subjectId: userId },
    details: { name, role },
  }),
})

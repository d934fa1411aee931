import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { loadGradebook } from '../../classroom/gradebook'
import { defineOperation } from '../../operation'

/** The learners of a class by its assignments. */
export const getGradebook = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid() }),
  run: ({ classId }) => loadGradebook(classId),
  audit: (grant) => whenAdmin(grant, { action: 'getGradebook' }),
})

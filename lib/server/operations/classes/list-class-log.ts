import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { auditQueryFields, findActs } from '../../audit-log'
import { defineOperation } from '../../operation'

/** Who did what in a class, the newest first. */
export const listClassLog = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), ...auditQueryFields }),
  run: ({ classId }, query) => findActs({ ...query, classId }),
  audit: (grant) => whenAdmin(grant, { action: 'listClassLog' }),
})

import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { auditQueryFields, findActs, kindsOfActs } from '../../audit-log'
import { defineOperation } from '../../operation'

/** Who did what in a class, the newest first, and what kinds of acts there are. */
export const listClassLog = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), ...auditQueryFields }),
  async run({ classId }, query) {
    const [found, kinds] = await Promise.all([findActs({ ...query, classId }), kindsOfActs(classId)])
    return { ...found, kinds }
  },
  audit: (grant) => whenAdmin(grant, { action: 'listClassLog' }),
})

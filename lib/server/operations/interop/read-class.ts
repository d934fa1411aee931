import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { classOf, classParts } from '../../api/class-of'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** A class that I teach, for programs. */
export const readClass = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid() }),
  run: async ({ classId }) =>
    classOf(await db().class.findUniqueOrThrow({ where: { id: classId }, include: classParts })),
  audit: (grant) => whenAdmin(grant, { action: 'readClass' }),
})

import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { classNameSchema } from './create-class'

export const renameClass = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), name: classNameSchema }),
  async run({ classId }, { name }) {
    await db().class.update({ where: { id: classId }, data: { name }, select: { id: true } })
    return {}
  },
})

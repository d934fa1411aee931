import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** How many disputes of a class, or of one assignment, wait for an answer. */
export const countDisputes = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), assignmentId: z.uuid().optional() }),
  run: ({ classId }, { assignmentId }) => countOpen(classId, assignmentId),
})

export function countOpen(classId: string, assignmentId: string | undefined): Promise<number> {
  const assignment = { classId, ...(assignmentId ? { id: assignmentId } : {}) }
  return db().dispute.count({ where: { status: 'OPEN', item: { submission: { assignment } } } })
}

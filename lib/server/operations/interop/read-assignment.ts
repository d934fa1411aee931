import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { assignmentItemOf, assignmentOf, itemParts } from '../../api/assignment-of'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** An assignment with its items, for programs; without its password. */
export const readAssignment = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ assignmentId }) {
    const { items, ...row } = await db().assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { items: { orderBy: [{ position: 'asc' }, { id: 'asc' }], include: itemParts } },
    })
    const { instructions } = row
    return { ...assignmentOf(row), instructions, items: items.map(assignmentItemOf) }
  },
  audit: (grant) => whenAdmin(grant, { action: 'readAssignment' }),
})

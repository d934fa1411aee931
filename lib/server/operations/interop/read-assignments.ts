import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { assignmentOf } from '../../api/assignment-of'
import { pageFields, pageOf, placeOf } from '../../api/cursor'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** The assignments of a class that I teach, for programs, the first to close first. */
export const readAssignments = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), ...pageFields }),
  async run({ classId }, { limit, cursor }) {
    const { at, id } = placeOf(cursor) ?? {}
    const behind = at && { OR: [{ closesAt: { gt: at } }, { closesAt: at, id: { gt: id ?? '' } }] }
    const rows = await db().assignment.findMany({
      where: { classId, ...behind },
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    })
    return pageOf(rows, limit, assignmentOf, ({ closesAt, id }) => ({ at: closesAt, id }))
  },
  audit: (grant) => whenAdmin(grant, { action: 'readAssignments' }),
})

import '../../server-only'
import { z } from 'zod'
import { assignmentInstructor } from '../../access'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'

/** What an assignment was from one change to the next, the newest first; times are ISO 8601 in `data`. */
export const listAssignmentVersions = defineOperation({
  access: assignmentInstructor,
  input: z.strictObject({ assignmentId: z.uuid() }),
  async run({ assignmentId }) {
    const rows = await db().assignmentVersion.findMany({
      where: { assignmentId },
      orderBy: { number: 'desc' },
      take: 200,
      include: { editedBy: { select: { name: true } } },
    })
    return rows.map(({ number, data, reason, editedBy, createdAt }) => ({
      ...{ number, reason, createdAt, editedBy: editedBy?.name ?? null, data: fromDb(data) },
    }))
  },
})

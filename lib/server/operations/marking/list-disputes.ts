import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { countOpen } from './count-disputes'

/** What learners of a class, or of one assignment, have disputed: what is open first, then the newest. */
export const listDisputes = defineOperation({
  access: classInstructor,
  input: z.strictObject({
    ...{ classId: z.uuid(), assignmentId: z.uuid().optional() },
    limit: z.number().int().min(1).max(200).default(100),
  }),
  audit: (grant, { assignmentId }) =>
    whenAdmin(grant, { action: 'listDisputes', ...(assignmentId ? { assignmentId } : {}) }),
  async run({ classId }, { assignmentId, limit }) {
    const assignment = { classId, ...(assignmentId ? { id: assignmentId } : {}) }
    const [open, rows] = await Promise.all([
      countOpen(classId, assignmentId),
      db().dispute.findMany({
        where: { item: { submission: { assignment } } },
        orderBy: [{ status: 'asc' }, { createdAt: 'desc' }, { id: 'desc' }],
        take: limit,
        include: {
          user: { select: { name: true } },
          resolvedBy: { select: { name: true } },
          item: {
            select: {
              ...{ position: true, submissionId: true },
              submission: {
                select: { ordinal: true, assignment: { select: { id: true, title: true } } },
              },
            },
          },
        },
      }),
    ])
    return {
      open,
      disputes: rows.map(({ id, checkId, text, status, answer, createdAt, resolvedAt, ...row }) => ({
        ...{ id, checkId, text, status, answer, createdAt, resolvedAt },
        ...{ itemId: row.submissionItemId, position: row.item.position, learner: row.user.name },
        ...{ submissionId: row.item.submissionId, ordinal: row.item.submission.ordinal },
        ...{ assignment: row.item.submission.assignment, resolvedBy: row.resolvedBy?.name ?? null },
      })),
    }
  },
})

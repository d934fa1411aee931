import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { lastWork } from '../../classroom/last-work'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** What became of an attempt of mine in a class that I am no longer in; null: it is none of mine, or I am in that class. */
export const getLeftWork = defineOperation({
  access: registered,
  input: z.strictObject({ submissionId: z.uuid() }),
  async run({ userId }, { submissionId }) {
    const found = await db().assignmentSubmission.findFirst({
      where: { id: submissionId, userId, assignment: { class: { memberships: { none: { userId } } } } },
      include: { assignment: { select: { title: true, classId: true, class: { select: { name: true } } } } },
    })
    if (!found) return null
    const { assignment, assignmentId, startedAt, handedInAt, dueAt } = found
    return {
      ...{ assignmentId, classId: assignment.classId, className: assignment.class.name },
      ...{ title: assignment.title, handedInAt, dueAt },
      workedUntil: await lastWork(submissionId, startedAt),
    }
  },
})

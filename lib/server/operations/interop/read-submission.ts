import '../../server-only'
import { z } from 'zod'
import { itemScore } from '@/lib/classroom/score'
import { submissionInstructor } from '../../access'
import { isLate, personOf, personParts } from '../../api/result-rows'
import { timeOf } from '../../api/schemas/fields'
import { whenAdmin } from '../../audit'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { learnerTerms } from '../../classroom/learner-terms'
import { loadParts, type PartRow } from '../../classroom/results-parts'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** One attempt of a learner, for programs: scores, and no answers. */
export const readSubmission = defineOperation({
  access: submissionInstructor,
  input: z.strictObject({ submissionId: z.uuid() }),
  async run({ submissionId, assignmentId, classId, learnerId }) {
    await collectSubmissions(assignmentId)
    const row = await db().assignmentSubmission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { user: { select: personParts(classId) }, assignment: true },
    })
    const [parts, { closesAt }] = await Promise.all([
      loadParts([submissionId]),
      learnerTerms(row.assignment, learnerId),
    ])
    return {
      ...{ id: row.id, assignment_id: assignmentId, learner: personOf(row.user) },
      ...{ attempt: row.ordinal, assignment_version: row.version },
      ...{ started_at: row.startedAt.toISOString(), due_at: row.dueAt.toISOString() },
      ...{ handed_in_at: timeOf(row.handedInAt), collected: row.collected },
      ...{ late: isLate(row, closesAt), late_percent: row.latePercent },
      ...{ graded_at: timeOf(row.gradedAt), score: row.score, receipt: row.receipt },
      items: parts.map(itemOf),
    }
  },
  audit: (grant, { submissionId }) =>
    whenAdmin(grant, { action: 'readSubmission', details: { submissionId } }),
})

const itemOf = ({ id, itemId, points, score, mark, answered, spentMs }: PartRow) => ({
  ...{ id, item_id: itemId, points, answered, marked: mark !== undefined },
  ...{ score: itemScore({ score, marks: mark ? [mark] : [] }), first_score: score },
  spent_seconds: spentMs / 1000,
})

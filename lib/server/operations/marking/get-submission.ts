import '../../server-only'
import { z } from 'zod'
import { submissionInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { receiptOf } from '../../classroom/receipt'
import { commentView, resultItem, resultParts } from '../../classroom/submission-result'
import { db } from '../../db'
import { examTimes } from '../../exams/exam-times'
import { eventView } from '../../marking/event-view'
import { defineOperation } from '../../operation'

const SHOWN = { scores: true, solutions: true }

/** One attempt of a learner with everything that is known of it, for whoever teaches them. */
export const getSubmission = defineOperation({
  access: submissionInstructor,
  input: z.strictObject({ submissionId: z.uuid() }),
  audit: (grant, { submissionId }) =>
    whenAdmin(grant, { action: 'getSubmission', details: { submissionId } }),
  async run({ submissionId, assignmentId, classId, learnerId, userId, isArchived }) {
    await collectSubmissions(assignmentId)
    const [found, attempts, membership] = await Promise.all([
      db().assignmentSubmission.findUniqueOrThrow({
        where: { id: submissionId },
        include: {
          ...resultParts,
          ...{ events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] }, exam: true },
          user: { select: { name: true, email: true } },
        },
      }),
      db().assignmentSubmission.findMany({
        where: { assignmentId, userId: learnerId },
        orderBy: { ordinal: 'asc' },
        select: { id: true, ordinal: true, handedInAt: true, score: true },
      }),
      db().membership.findUnique({
        where: { classId_userId: { classId, userId: learnerId } },
        select: { externalId: true, extraTimePercent: true },
      }),
    ])
    const { exam } = found
    const times = exam ? await examTimes(db(), exam) : undefined
    const { assignment, handedInAt, receipt } = found
    return {
      ...{ id: found.id, assignmentId, classId, title: assignment.title, isArchived, viewerId: userId },
      learner: { id: learnerId, ...found.user, ...(membership ?? { externalId: null, extraTimePercent: 0 }) },
      ...{ attempts, counted: assignment.counted, ordinal: found.ordinal, version: found.version },
      ...{ startedAt: found.startedAt, dueAt: found.dueAt, lastSeenAt: found.lastSeenAt, handedInAt },
      ...{ collected: found.collected, latePercent: found.latePercent, receipt },
      /** Whether all that was handed in is as it was then; null before. */
      unchanged: receipt && handedInAt ? (await receiptOf(db(), submissionId, handedInAt)) === receipt : null,
      ...{ gradedAt: found.gradedAt, score: found.score, examId: found.examId },
      events: found.events.map((event) => eventView(event, found.items)),
      items: found.items.map((item) => ({
        ...resultItem(item, SHOWN),
        spentMs: times?.get(item.examTask?.id ?? '')?.spentMs ?? item.spentMs,
      })),
      comments: found.comments.map(commentView),
    }
  },
})

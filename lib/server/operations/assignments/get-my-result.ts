import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { submissionLearner } from '../../access'
import { collectSubmissions } from '../../classroom/collect-submissions'
import { shownTo } from '../../classroom/shown-to'
import { commentView, resultItem, resultParts } from '../../classroom/submission-result'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** How an attempt of mine went, as far as the assignment shows it by now. @throws EXAM_RUNNING while it is not handed in */
export const getMyResult = defineOperation({
  access: submissionLearner,
  input: z.strictObject({ submissionId: z.uuid() }),
  async run({ submissionId, assignmentId, userId, isArchived }) {
    await collectSubmissions(assignmentId, userId)
    const found = await db().assignmentSubmission.findUniqueOrThrow({
      where: { id: submissionId },
      include: resultParts,
    })
    const { assignment, handedInAt, score, items, comments } = found
    if (!handedInAt) throw new AppError('EXAM_RUNNING')
    const shown = await shownTo(assignment, userId)
    const views = items.map((item) => resultItem(item, shown))
    return {
      ...{ id: found.id, assignmentId, classId: assignment.classId, title: assignment.title, isArchived },
      ...{ ordinal: found.ordinal, startedAt: found.startedAt, handedInAt, collected: found.collected },
      ...{ latePercent: found.latePercent, receipt: found.receipt, examId: found.examId, shown },
      ...{ scoresAt: assignment.scoresAt, solutionsAt: assignment.solutionsAt },
      grading:
        found.gradedAt === null
          ? { done: views.filter(({ graded }) => graded).length, of: views.length }
          : null,
      score: shown.scores ? score : null,
      items: views,
      comments: shown.scores ? comments.map(commentView) : [],
    }
  },
})

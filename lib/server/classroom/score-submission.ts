import '../server-only'
import { submissionScore } from '@/lib/classroom/score'
import { now } from '../clock'
import type { Tx } from '../transaction'

/**
 * The score of a submission from its items, their marks and how late it is; graded when its last item is. To be called
 * whenever one of these changes. A task on which the grader failed counts for nothing, and the others for more.
 */
export async function scoreSubmission(tx: Tx, submissionId: string): Promise<void> {
  const { items, latePercent, gradedAt } = await tx.assignmentSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      ...{ latePercent: true, gradedAt: true },
      items: {
        select: {
          ...{ points: true, score: true },
          marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { score: true } },
          assignmentItem: { select: { droppedAt: true } },
          examTask: { select: { gradedAt: true, score: true } },
        },
      },
    },
  })
  const scored = items.map(({ points, score, marks, assignmentItem, examTask }) => ({
    ...{ points, score, marks },
    dropped: assignmentItem.droppedAt !== null || (isUngradable(examTask) && !marks.at(-1)),
  }))
  const score = submissionScore(scored, latePercent)
  if (score === null) return
  await tx.assignmentSubmission.update({
    where: { id: submissionId },
    data: { score, gradedAt: gradedAt ?? now() },
  })
}

const isUngradable = (task: { gradedAt: Date | null; score: number | null } | null) =>
  task !== null && task.gradedAt !== null && task.score === null

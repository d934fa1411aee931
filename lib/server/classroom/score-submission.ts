import '../server-only'
import { type ScoredItem, submissionScore } from '@/lib/classroom/score'
import type { Prisma } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import type { Tx } from '../transaction'

/** Of an item, what its score is made of. */
export const scoredParts = {
  ...{ points: true, score: true },
  marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { score: true } },
  assignmentItem: { select: { droppedAt: true } },
  examTask: { select: { gradedAt: true, score: true } },
} as const satisfies Prisma.SubmissionItemSelect

interface ScoredRow {
  points: number
  score: number | null
  marks: readonly { score: number | null }[]
  assignmentItem: { droppedAt: Date | null }
  examTask: { gradedAt: Date | null; score: number | null } | null
}

export const scoredItem = ({ points, score, marks, assignmentItem, examTask }: ScoredRow): ScoredItem => ({
  ...{ points, score, marks },
  dropped: assignmentItem.droppedAt !== null,
  ungradable: examTask !== null && examTask.gradedAt !== null && examTask.score === null,
})

/**
 * The score of a submission from its items, their marks and how late it is; graded when its last item is. To be called
 * whenever one of these changes. A task on which the grader failed counts for nothing, and the others for more.
 */
export async function scoreSubmission(tx: Tx, submissionId: string): Promise<void> {
  const { items, latePercent, gradedAt } = await tx.assignmentSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      ...{ latePercent: true, gradedAt: true },
      items: { select: scoredParts },
    },
  })
  const score = submissionScore(items.map(scoredItem), latePercent)
  if (score === null) return
  await tx.assignmentSubmission.update({
    where: { id: submissionId },
    data: { score, gradedAt: gradedAt ?? now() },
  })
}

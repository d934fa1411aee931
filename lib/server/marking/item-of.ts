import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Tx } from '../transaction'

/** An item of a submission that is graded: before that a mark would be taken for its grade. @throws NOT_FOUND, EXAM_RUNNING */
export async function gradedItem(tx: Tx, submissionId: string, itemId: string) {
  const item = await tx.submissionItem.findFirst({
    where: { id: itemId, submissionId },
    select: {
      ...{ id: true, points: true, score: true },
      submission: { select: { gradedAt: true, assignmentId: true, userId: true } },
      marks: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { score: true } },
    },
  })
  if (!item) throw new AppError('NOT_FOUND')
  if (!item.submission.gradedAt) throw new AppError('EXAM_RUNNING')
  return item
}

/** Points of an item as a share of it. @throws INVALID_INPUT for more than it is worth */
export function shareOf(points: number, worth: number): number {
  if (points > worth + 1e-9) throw new AppError('INVALID_INPUT', { field: 'points', reason: 'too_big' })
  return worth === 0 ? 0 : Math.min(1, points / worth)
}

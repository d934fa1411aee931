import '../server-only'
import type { Shown } from '@/lib/classroom/release'
import { AppError } from '@/lib/errors/app-error'
import type { SubmissionGrant } from '../access'
import { shownTo } from '../classroom/shown-to'
import { db } from '../db'

/**
 * Learners speak about their results when they see them, and nobody does in a class that is put away.
 * @throws EXAM_RUNNING, CLASS_ARCHIVED
 */
export async function refuseUnshown({
  submissionId,
  learnerId,
  role,
  isArchived,
}: SubmissionGrant): Promise<Shown> {
  if (isArchived) throw new AppError('CLASS_ARCHIVED')
  const { assignment, handedInAt } = await db().assignmentSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      handedInAt: true,
      assignment: { include: { overrides: { select: { closesAt: true } } } },
    },
  })
  if (role === 'INSTRUCTOR') return { scores: true, solutions: true }
  const shown = await shownTo(assignment, learnerId)
  if (!handedInAt || !shown.scores) throw new AppError('EXAM_RUNNING')
  return shown
}

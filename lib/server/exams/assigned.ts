import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { SatForm } from '@/lib/exam/form'
import type { Exam } from '@/lib/generated/prisma/client'
import { shownTo } from '../classroom/shown-to'
import { db } from '../db'
import type { Tx } from '../transaction'

/** An exam that holds the drills of an assignment is begun, handed in and graded with that alone. @throws FORBIDDEN */
export async function refuseAssigned(examId: string): Promise<void> {
  const submission = await findSubmission(examId)
  if (submission) throw new AppError('FORBIDDEN', { submissionId: submission.id })
}

/**
 * The tasks of an assignment are for whoever is in its class. @throws NOT_IN_CLASS with where the attempt is
 */
export async function refuseLeft(
  { id: examId, userId, form }: Pick<Exam, 'id' | 'userId' | 'form'>,
  tx: Tx = db(),
): Promise<void> {
  if ((form as unknown as SatForm).kind !== 'assignment') return
  const left = await tx.assignmentSubmission.findFirst({
    where: { examId, assignment: { class: { memberships: { none: { userId } } } } },
    select: { id: true, assignmentId: true, assignment: { select: { classId: true } } },
  })
  if (!left) return
  const { id, assignmentId, assignment } = left
  throw new AppError('NOT_IN_CLASS', { id, assignmentId, classId: assignment.classId })
}

/** How it went, and how it is solved, is seen when the assignment shows solutions. @throws EXAM_RUNNING until then */
export async function refuseUnreleased(examId: string): Promise<void> {
  const submission = await findSubmission(examId)
  if (!submission) return
  const { assignment, userId } = submission
  if (!(await shownTo(assignment, userId)).solutions) throw new AppError('EXAM_RUNNING')
}

const findSubmission = (examId: string) =>
  db().assignmentSubmission.findUnique({
    where: { examId },
    include: { assignment: { include: { overrides: { select: { closesAt: true } } } } },
  })

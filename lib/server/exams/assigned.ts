import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { shownTo } from '../classroom/shown-to'
import { db } from '../db'

/** An exam that holds the drills of an assignment is begun, handed in and graded with that alone. @throws FORBIDDEN */
export async function refuseAssigned(examId: string): Promise<void> {
  const submission = await findSubmission(examId)
  if (submission) throw new AppError('FORBIDDEN', { submissionId: submission.id })
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

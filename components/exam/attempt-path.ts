import type { ExamSubmission } from '@/lib/exam/exam'

/** Where the attempt is, of which an exam's tasks are a part. */
export const attemptPath = ({
  id,
  assignmentId,
  classId,
}: Pick<ExamSubmission, 'id' | 'assignmentId' | 'classId'>): string =>
  `/classes/${classId}/assignments/${assignmentId}/attempts/${id}`

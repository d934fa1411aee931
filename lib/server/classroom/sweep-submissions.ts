import '../server-only'
import { db } from '../db'
import { collectSubmissions } from './collect-submissions'
import { gradeSubmission } from './grade-submission'

const MOST = 100

/** Collects what is overdue, and grades what was handed in and is not graded yet, the oldest first. */
export async function sweepSubmissions(): Promise<void> {
  await collectSubmissions()
  const pending = await db().assignmentSubmission.findMany({
    where: { gradedAt: null, handedInAt: { not: null } },
    orderBy: [{ handedInAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true },
  })
  for (const { id } of pending)
    await gradeSubmission(id).catch((error: unknown) => console.error('grading', id, error))
}

import '../server-only'
import { dueAt } from '@/lib/classroom/terms'
import type { Assignment } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import type { Tx } from '../transaction'
import { applyLateness } from './apply-lateness'
import { termsOfLearners } from './learner-terms'
import { recordEvent } from './submission-event'

/**
 * After the times of an assignment, or what a learner is allowed, have changed: attempts that run are due anew, and those
 * that were late are so no more where that is said. @returns whose score is another then: for `scoreChanged`
 */
export async function applyTerms(tx: Tx, assignment: Assignment, userId?: string): Promise<string[]> {
  const terms = await termsOfLearners(assignment, tx)
  const running = await tx.assignmentSubmission.findMany({
    where: { assignmentId: assignment.id, handedInAt: null, ...(userId ? { userId } : {}) },
    select: { id: true, userId: true, startedAt: true, dueAt: true, examId: true },
  })
  for (const { id, userId: whose, startedAt, dueAt: before, examId } of running) {
    const until = dueAt(terms.of(whose), startedAt)
    if (until.getTime() === before.getTime()) continue
    await tx.assignmentSubmission.update({ where: { id }, data: { dueAt: until } })
    if (examId) await moveExam(tx, examId, until)
    await recordEvent(id, 'EXTENDED', { from: before.toISOString(), to: until.toISOString() }, tx)
  }
  return applyLateness(tx, assignment.id, terms, userId)
}

/** One that had just run out of time, and of which nothing is graded, goes on. */
async function moveExam(tx: Tx, id: string, closesAt: Date): Promise<void> {
  await tx.exam.update({ where: { id }, data: { closesAt } })
  if (closesAt <= now()) return
  await tx.exam.updateMany({
    where: { id, status: 'GRADING', tasks: { every: { gradedAt: null } } },
    data: { status: 'RUNNING', endedAt: null },
  })
}

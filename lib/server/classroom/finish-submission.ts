import '../server-only'
import { latenessOf } from '@/lib/classroom/terms'
import { now } from '../clock'
import { db } from '../db'
import { type Tx, transaction } from '../transaction'
import { gradeSoon } from './grade-soon'
import { lastWork } from './last-work'
import { learnerTerms } from './learner-terms'
import { receiptOf } from './receipt'

interface Finish {
  submissionId: string
  examId: string | null
  at: Date
  /** Its end did it, not the learner; being late is then counted to the last thing that was done. */
  collected: boolean
  latePercent: number
}

/**
 * Closes an attempt, once; what is saved by then is what counts. Quick, as a whole class may do it at the same moment:
 * grading comes after, and what does not change with it is read before.
 */
export async function finishSubmission(submissionId: string, at: Date, collected: boolean): Promise<void> {
  const { assignment, userId, examId, handedInAt, startedAt } =
    await db().assignmentSubmission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { assignment: true },
    })
  if (handedInAt) return
  const terms = await learnerTerms(assignment, userId)
  const workedUntil = collected ? await lastWork(submissionId, startedAt) : at
  const latePercent = latenessOf(terms, workedUntil)
  const closed = await transaction((tx) => close(tx, { submissionId, examId, at, collected, latePercent }))
  if (closed) gradeSoon(submissionId)
}

/** @returns whether it was this call that did it */
async function close(tx: Tx, { submissionId, examId, at, collected, latePercent }: Finish): Promise<boolean> {
  const receipt = await receiptOf(tx, submissionId, at)
  const { count } = await tx.assignmentSubmission.updateMany({
    // Its end may have been moved since it was read.
    where: { id: submissionId, handedInAt: null, ...(collected ? { dueAt: at } : {}) },
    data: { handedInAt: at, collected, latePercent, receipt },
  })
  if (count === 0) return false
  if (examId)
    await tx.exam.updateMany({
      where: { id: examId, status: 'RUNNING' },
      data: { status: 'GRADING', endedAt: at },
    })
  const kind = collected ? 'COLLECTED' : 'HANDED_IN'
  await tx.submissionEvent.create({ data: { submissionId, kind, at: now() } })
  return true
}

import '../server-only'
import { latenessOf } from '@/lib/classroom/terms'
import { type Tx, transaction } from '../transaction'
import { gradeSoon } from './grade-soon'
import { learnerTerms } from './learner-terms'
import { receiptOf } from './receipt'
import { recordEvent } from './submission-event'

/**
 * Closes an attempt, once; what is saved by then is what counts. Quick: grading comes after. `collected`: its end did it,
 * not the learner; being late is then counted to the last thing that was done.
 */
export async function finishSubmission(submissionId: string, at: Date, collected: boolean): Promise<void> {
  const closed = await transaction((tx) => close(tx, submissionId, at, collected))
  if (closed) gradeSoon(submissionId)
}

async function close(tx: Tx, id: string, at: Date, collected: boolean): Promise<boolean> {
  const submission = await tx.assignmentSubmission.findUniqueOrThrow({
    where: { id },
    include: { assignment: true },
  })
  const { assignment, userId, handedInAt, examId } = submission
  if (handedInAt) return false
  const terms = await learnerTerms(assignment, userId, tx)
  const workedUntil = collected ? await lastWork(tx, id, submission.startedAt) : at
  if (examId)
    await tx.exam.updateMany({
      where: { id: examId, status: 'RUNNING' },
      data: { status: 'GRADING', endedAt: at },
    })
  await tx.assignmentSubmission.update({
    where: { id },
    data: {
      ...{ handedInAt: at, collected, latePercent: latenessOf(terms, workedUntil) },
      receipt: await receiptOf(tx, id, at),
    },
  })
  await recordEvent(id, collected ? 'COLLECTED' : 'HANDED_IN', { at: at.toISOString() }, tx)
  return true
}

async function lastWork(tx: Tx, submissionId: string, startedAt: Date): Promise<Date> {
  const [saved, entry] = await Promise.all([
    tx.submissionItem.aggregate({ where: { submissionId }, _max: { savedAt: true } }),
    tx.examEntry.aggregate({
      where: { late: false, task: { submissionItem: { submissionId } } },
      _max: { receivedAt: true },
    }),
  ])
  const times = [startedAt, saved._max.savedAt, entry._max.receivedAt]
  return new Date(Math.max(...times.map((each) => each?.getTime() ?? 0)))
}

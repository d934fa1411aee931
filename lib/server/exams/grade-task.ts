import '../server-only'
import type { SatForm } from '@/lib/exam/form'
import type { Exam, ExamEntry, ExamTask } from '@/lib/generated/prisma/client'
import type { LabLog } from '@/lib/lab/log'
import { deriveRating } from '@/lib/srs/rating'
import { now } from '../clock'
import { db } from '../db'
import { fromDb, type Json, toDb } from '../json'
import { appendReview } from '../practice/append-review'
import { ratingNumber } from '../practice/refold-card'
import { banks } from '../question-bank'
import { type Tx, transaction } from '../transaction'
import { examTimes } from './exam-times'
import { scoreExam } from './score-exam'
import { taskLog } from './task-log'
import { gradeOf, gradeOfError, type TaskGrade } from './task-result'

/** So often the grader may fail on a task before the exam goes on without it. */
const TRIES = 3
const MAX_DURATION_MS = 3_600_000

type LoggedTask = ExamTask & { entries: ExamEntry[] }

/** Grades a task of an exam that has ended, from what was saved in time. Twice at once, and again, it is graded once. */
export async function gradeTask(exam: Exam, taskId: string): Promise<void> {
  // Serializable: what is still being added to the exam is seen, or comes too late.
  const task = await transaction((tx) =>
    tx.examTask.findUniqueOrThrow({
      where: { id: taskId },
      include: { entries: { orderBy: { ordinal: 'asc' } } },
    }),
  )
  if (task.gradedAt) return
  const log = taskLog(task.entries)
  const grade = await replay(exam, task, log).catch((error: unknown) => failed(task, error))
  await transaction(async (tx) => {
    const { score, result } = grade
    const stored = await tx.examTask.updateMany({
      where: { id: taskId, gradedAt: null },
      data: { gradedAt: now(), score, result: toDb(result as Json) },
    })
    if (stored.count === 0) return
    const { kind } = exam.form as unknown as SatForm
    // Of an assignment nothing tells how it went before it shows that itself.
    if (task.openedAt && score !== null && kind !== 'assignment')
      await recordAttempt(tx, exam, task, { log, grade })
    await scoreExam(tx, exam.id)
  })
}

async function replay({ artefactHash }: Exam, task: LoggedTask, log: LabLog): Promise<TaskGrade> {
  const { skillId, contentVersionId, seed, scenario } = task
  const pinned = { skillId, contentVersionId, seed, artefactHash }
  const work = { ...pinned, scenario: fromDb(scenario), log: log as unknown as Json }
  // Where nothing was done, nothing was seen either.
  const confirm = log.until !== undefined
  return gradeOf(await (await banks()).drills.grade({ ...work, confirm, settled: true }))
}

/** @throws what went wrong, while there is hope that it goes well another time */
async function failed({ id }: ExamTask, error: unknown): Promise<TaskGrade> {
  const refused = gradeOfError(error)
  if (refused) return refused
  const code = (error as { code?: unknown }).code
  if (code === 'BUSY') throw error
  const { failures } = await db().examTask.update({ where: { id }, data: { failures: { increment: 1 } } })
  if (failures < TRIES) throw error
  console.error(error)
  return { score: null, result: { ungraded: error instanceof Error ? error.message : String(error) } }
}

/**
 * A task that was opened is work on its drill like any other: an attempt, which can be graded again and is not drawn
 * soon, and a review. The attempt's id is the task's.
 */
async function recordAttempt(
  tx: Tx,
  exam: Exam,
  task: LoggedTask,
  { log, grade: { score, result } }: { log: LabLog; grade: TaskGrade },
): Promise<void> {
  const { id, skillId, contentVersionId, seed, openedAt } = task
  const { userId, artefactHash } = exam
  const reviewedAt = exam.endedAt ?? exam.closesAt
  const spent = (await examTimes(tx, exam)).get(id)?.spentMs ?? 0
  const durationMs = Math.min(MAX_DURATION_MS, Math.round(spent))
  const isGraded = 'passed' in result
  await tx.attempt.create({
    data: {
      ...{ id, userId, skillId, contentVersionId, artefactHash, seed, score: isGraded ? score : null },
      ...{ mode: 'ASSESSED', status: isGraded ? 'GRADED' : 'REFUSED', durationMs },
      ...{
        scenario: toDb(fromDb(task.scenario)),
        log: toDb(log as unknown as Json),
        result: toDb(result as Json),
      },
      ...{ startedAt: openedAt ?? exam.startedAt, submittedAt: reviewedAt },
    },
  })
  if (!isGraded) return
  const rating = ratingNumber(deriveRating({ correct: result.passed, score: score ?? 0, durationMs }))
  await appendReview(tx, { id, userId, skillId, kind: 'REVIEW', rating, durationMs, reviewedAt })
}

import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Exam, ServedVariant, SubmissionItem } from '@/lib/generated/prisma/client'
import { scoreAfterHints } from '@/lib/quiz/hints'
import { db } from '../db'
import { gradeTask } from '../exams/grade-task'
import { fromDb, type Json, toDb } from '../json'
import { scoreChanged } from '../lti/score-changed'
import { gradeResponse } from '../practice/grade-response'
import type { Verdict } from '../question-bank'
import { transaction } from '../transaction'
import { scoreSubmission } from './score-submission'

/**
 * Grades what was handed in, an item at a time. Twice at once, and again after it broke off, each is graded once. What
 * cannot be graded keeps no other item from it, nor the score when it does not count. @throws why it could not
 */
export async function gradeSubmission(submissionId: string): Promise<void> {
  const submission = await db().assignmentSubmission.findUniqueOrThrow({
    where: { id: submissionId },
    include: {
      exam: true,
      items: { where: { score: null }, orderBy: { position: 'asc' }, include: { servedVariant: true } },
    },
  })
  if (!submission.handedInAt || submission.gradedAt) return
  const failures: unknown[] = []
  for (const item of submission.items)
    await gradeItem(item, submission.exam).catch((error: unknown) => failures.push(error))
  await transaction((tx) => scoreSubmission(tx, submissionId))
  await scoreChanged(submission.assignmentId, submission.userId)
  if (failures.length > 0) throw failures[0]
}

type GradableItem = SubmissionItem & { servedVariant: ServedVariant | null }

async function gradeItem(item: GradableItem, exam: Exam | null): Promise<void> {
  if (item.servedVariant) await gradeQuestion(item, item.servedVariant)
  if (!item.examTaskId || !exam) return
  await gradeTask(exam, item.examTaskId)
  await takeOver(item.id, item.examTaskId)
}

async function gradeQuestion(item: SubmissionItem, served: ServedVariant): Promise<void> {
  const verdict = await verdictOf(served, item.response === null ? null : fromDb(item.response))
  await db().submissionItem.updateMany({
    where: { id: item.id, score: null },
    data: {
      correct: verdict.correct,
      score: scoreAfterHints(verdict.score, item.hints.length),
      ...(verdict.details === null ? {} : { verdict: toDb(verdict.details) }),
    },
  })
}

/** No answer, and one of the wrong shape, is a wrong answer: neither must keep anybody from handing in. */
async function verdictOf(served: ServedVariant, response: Json): Promise<Verdict> {
  const wrong = { correct: false, score: 0, details: null }
  if (response === null) return wrong
  try {
    return await gradeResponse(served, response)
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return wrong
    throw error
  }
}

async function takeOver(id: string, examTaskId: string): Promise<void> {
  const { score } = await db().examTask.findUniqueOrThrow({
    where: { id: examTaskId },
    select: { score: true },
  })
  await db().submissionItem.updateMany({
    where: { id, score: null },
    data: { score, correct: score === null ? null : score >= 1 },
  })
}

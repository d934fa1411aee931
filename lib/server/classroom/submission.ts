import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { Prisma, ServedVariant } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { fromDb, type Json, toDb } from '../json'
import { gradeResponse } from '../practice/grade-response'
import { serveVariant } from '../practice/serve-variant'
import type { Verdict } from '../question-bank'
import { isUniqueViolation, transaction } from '../transaction'

const parts = {
  items: {
    include: { question: true, servedVariant: true },
    orderBy: { question: { position: 'asc' } },
  },
} as const satisfies Prisma.AssignmentSubmissionInclude

export type Submission = Prisma.AssignmentSubmissionGetPayload<{ include: typeof parts }>

export function findSubmission(assignmentId: string, userId: string): Promise<Submission | null> {
  return db().assignmentSubmission.findUnique({
    where: { assignmentId_userId_ordinal: { assignmentId, userId, ordinal: 1 } },
    include: parts,
  })
}

/** Makes the learner's variants, one for each place; two tabs at once end up with the same ones. */
export async function startSubmission(assignmentId: string, userId: string): Promise<Submission> {
  const questions = await db().assignmentItem.findMany({
    where: { assignmentId },
    orderBy: { position: 'asc' },
  })
  const served: ServedVariant[] = []
  for (const { skillId, contentVersionId } of questions)
    served.push(await serveVariant({ userId, skill: { id: skillId, contentVersionId }, mode: 'ASSESSED' }))
  const items = questions.map((question, i) => ({
    questionId: question.id,
    servedVariantId: served[i]?.id ?? '',
  }))
  try {
    return await db().assignmentSubmission.create({
      data: { assignmentId, userId, startedAt: now(), items: { create: items } },
      include: parts,
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const other = await findSubmission(assignmentId, userId)
    if (!other) throw error
    return other
  }
}

/**
 * Grades what is saved and closes the submission, once. Grading runs before the transaction; a response that was
 * saved in between is noticed and graded too. `collected`: the closing time did it, not the learner.
 */
export async function finishSubmission(submissionId: string, at: Date, collected: boolean): Promise<void> {
  for (;;) {
    const items = await db().submissionItem.findMany({
      where: { submissionId },
      include: { servedVariant: true },
    })
    const verdicts = new Map<string, Verdict>()
    for (const item of items)
      if (item.response !== null)
        verdicts.set(item.id, await gradeSaved(item.servedVariant, fromDb(item.response)))
    const savedAt = new Map(items.map((item) => [item.id, item.savedAt?.getTime()]))
    if (await close(submissionId, at, collected, verdicts, savedAt)) return
  }
}

/** A saved response of the wrong shape is a wrong answer: it must not keep anybody from handing in. */
async function gradeSaved(served: ServedVariant, response: Json): Promise<Verdict> {
  try {
    return await gradeResponse(served, response)
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_INPUT')
      return { correct: false, score: 0, details: null }
    throw error
  }
}

function close(
  submissionId: string,
  at: Date,
  collected: boolean,
  verdicts: Map<string, Verdict>,
  savedAt: Map<string, number | undefined>,
): Promise<boolean> {
  return transaction(async (tx) => {
    const items = await tx.submissionItem.findMany({ where: { submissionId } })
    if (items.some((item) => item.savedAt?.getTime() !== savedAt.get(item.id))) return false
    const closed = await tx.assignmentSubmission.updateMany({
      where: { id: submissionId, handedInAt: null },
      data: { handedInAt: at, gradedAt: now(), collected, score: meanScore(items.length, verdicts) },
    })
    if (closed.count === 0) return true
    for (const { id } of items) {
      const verdict = verdicts.get(id)
      await tx.submissionItem.update({
        where: { id },
        data: {
          correct: verdict?.correct ?? false,
          score: verdict?.score ?? 0,
          ...(verdict && verdict.details !== null ? { verdict: toDb(verdict.details) } : {}),
        },
      })
    }
    return true
  })
}

function meanScore(places: number, verdicts: Map<string, Verdict>): number {
  const sum = [...verdicts.values()].reduce((total, verdict) => total + verdict.score, 0)
  return places === 0 ? 0 : sum / places
}

/** After the closing time, what was saved counts as handed in. Done when somebody looks; needs no timer. */
export async function collectSubmissions(assignment: { id: string; closesAt: Date }): Promise<void> {
  if (now() < assignment.closesAt) return
  const open = await db().assignmentSubmission.findMany({
    where: { assignmentId: assignment.id, handedInAt: null },
    select: { id: true },
  })
  for (const { id } of open) await finishSubmission(id, assignment.closesAt, true)
}

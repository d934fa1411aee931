import '../../server-only'
import { z } from 'zod'
import type { ExamView } from '@/lib/exam/exam'
import { Prisma } from '@/lib/generated/prisma/client'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { examSummary, getOwnExam } from '../../exams/own-exam'
import { taskTexts } from '../../exams/task-texts'
import { defineOperation } from '../../operation'

/** My exam with its tasks as they are set: what is shown while it runs. */
export const getExam = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid() }),
  async run({ userId }, { examId }): Promise<ExamView> {
    const exam = await getOwnExam(examId, userId)
    const [list, submission] = await Promise.all([listTasks(examId), submissionOf(examId)])
    const serverNow = now()
    const left = exam.status === 'RUNNING' ? exam.closesAt.getTime() - serverNow.getTime() : 0
    return {
      ...examSummary(exam),
      ...{ remainingMs: Math.max(0, left), serverNow, notes: exam.notes, list, submission },
    }
  },
})

async function submissionOf(examId: string): Promise<ExamView['submission']> {
  const found = await db().assignmentSubmission.findUnique({
    where: { examId },
    select: {
      ...{ id: true, assignmentId: true },
      assignment: { select: { classId: true, title: true } },
      items: {
        where: { servedVariantId: { not: null }, response: { equals: Prisma.DbNull } },
        select: { id: true },
      },
    },
  })
  if (!found) return null
  const { id, assignmentId, assignment, items } = found
  return { id, assignmentId, ...assignment, unanswered: items.length }
}

async function listTasks(examId: string): Promise<ExamView['list']> {
  const tasks = await db().examTask.findMany({
    where: { examId },
    orderBy: { position: 'asc' },
    select: {
      ...{ position: true, weight: true, minutes: true, host: true, openedAt: true },
      ...{ flagged: true, done: true, nextSeq: true, lastHash: true },
      contentVersion: { select: { texts: true } },
    },
  })
  return tasks.map(({ contentVersion, openedAt, ...task }) => ({
    ...task,
    texts: taskTexts(contentVersion),
    opened: openedAt !== null,
  }))
}

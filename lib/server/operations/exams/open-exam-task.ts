import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { ExamTaskStart } from '@/lib/exam/exam'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { getRunningExam } from '../../exams/own-exam'
import { taskLog } from '../../exams/task-log'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'

export const positionSchema = z.number().int().min(1).max(25)

/** What a browser begins a task with, or goes on from: the situation, and what it has done there so far. @throws EXAM_OVER */
export const openExamTask = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid(), position: positionSchema }),
  async run({ userId }, { examId, position }): Promise<ExamTaskStart> {
    await getRunningExam(examId, userId)
    await consume(LIMITS.examTaskUser, userId)
    const where = { examId_position: { examId, position } }
    const task = await db().examTask.findUnique({
      where,
      select: { id: true, seed: true, host: true, scenario: true },
    })
    if (!task) throw new AppError('NOT_FOUND')
    const { id, seed, host, scenario } = task
    const snapshot = await (await banks()).drills.pack(fromDb(scenario), seed)
    await db().examTask.updateMany({ where: { id, openedAt: null }, data: { openedAt: now() } })
    // Read together, so that the hash is that of the last entry.
    const { entries, nextSeq, lastHash } = await db().examTask.findUniqueOrThrow({
      where,
      select: { nextSeq: true, lastHash: true, entries: { orderBy: { ordinal: 'asc' } } },
    })
    return { position, snapshot, seed, host, nextSeq, lastHash, log: taskLog(entries) }
  },
})

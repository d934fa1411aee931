import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { ExamReplay } from '@/lib/exam/exam'
import { someone } from '../../access'
import { db } from '../../db'
import { refuseUnreleased } from '../../exams/assigned'
import { getEndedExam } from '../../exams/own-exam'
import { taskReplay } from '../../exams/task-replay'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'
import { positionSchema } from './open-exam-task'

/** What I did at a task and what solves it, from the same start; when the exam is over. @throws EXAM_RUNNING */
export const getExamReplay = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid(), position: positionSchema }),
  async run({ userId }, { examId, position }): Promise<ExamReplay> {
    await getEndedExam(examId, userId)
    await refuseUnreleased(examId)
    await consume(LIMITS.examTaskUser, userId)
    const task = await db().examTask.findUnique({
      where: { examId_position: { examId, position } },
      include: { entries: { orderBy: { ordinal: 'asc' } }, exam: { select: { artefactHash: true } } },
    })
    if (!task) throw new AppError('NOT_FOUND')
    return taskReplay(task)
  },
})

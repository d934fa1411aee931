import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { db } from '../../db'
import { getRunningExam } from '../../exams/own-exam'
import { defineOperation } from '../../operation'
import { positionSchema } from './open-exam-task'

/** Marks a task to come back to. @throws EXAM_OVER */
export const flagExamTask = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid(), position: positionSchema, flagged: z.boolean() }),
  async run({ userId }, { examId, position, flagged }) {
    await getRunningExam(examId, userId)
    const { count } = await db().examTask.updateMany({ where: { examId, position }, data: { flagged } })
    if (count === 0) throw new AppError('NOT_FOUND')
    return {}
  },
})

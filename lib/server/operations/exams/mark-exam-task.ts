import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { TaskMark } from '@/lib/exam/exam'
import { someone } from '../../access'
import { db } from '../../db'
import { getRunningExam } from '../../exams/own-exam'
import { defineOperation } from '../../operation'
import { positionSchema } from './open-exam-task'

const MARKS = ['flagged', 'done'] as const satisfies readonly TaskMark[]

/** Flags a task to come back to, ticks it off, or takes either back; again it changes nothing. @throws EXAM_OVER */
export const markExamTask = defineOperation({
  access: someone,
  input: z.strictObject({
    ...{ examId: z.uuid(), position: positionSchema },
    ...{ mark: z.enum(MARKS), set: z.boolean() },
  }),
  async run({ userId }, { examId, position, mark, set }) {
    await getRunningExam(examId, userId)
    const { count } = await db().examTask.updateMany({ where: { examId, position }, data: { [mark]: set } })
    if (count === 0) throw new AppError('NOT_FOUND')
    return {}
  },
})

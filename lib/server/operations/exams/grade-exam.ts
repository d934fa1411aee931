import '../../server-only'
import { z } from 'zod'
import type { GradingProgress } from '@/lib/exam/exam'
import { someone } from '../../access'
import { db } from '../../db'
import { refuseAssigned } from '../../exams/assigned'
import { gradeTask } from '../../exams/grade-task'
import { getEndedExam } from '../../exams/own-exam'
import { defineOperation } from '../../operation'

/**
 * Grades the next task of an exam that has ended, and says how far it is: called again and again until all are. It keeps
 * nothing between two calls, and two at once do no harm. @throws EXAM_RUNNING, BUSY
 */
export const gradeExam = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid() }),
  async run({ userId }, { examId }): Promise<GradingProgress> {
    const exam = await getEndedExam(examId, userId)
    await refuseAssigned(examId)
    const next = await db().examTask.findFirst({
      where: { examId, gradedAt: null },
      orderBy: { position: 'asc' },
      select: { id: true },
    })
    if (next) await gradeTask(exam, next.id)
    const [{ status }, graded, of] = await Promise.all([
      db().exam.findUniqueOrThrow({ where: { id: examId }, select: { status: true } }),
      db().examTask.count({ where: { examId, gradedAt: { not: null } } }),
      db().examTask.count({ where: { examId } }),
    ])
    return { status, graded, of }
  },
})

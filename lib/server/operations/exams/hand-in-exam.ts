import '../../server-only'
import { z } from 'zod'
import type { ExamSummary } from '@/lib/exam/exam'
import { someone } from '../../access'
import { now } from '../../clock'
import { refuseAssigned } from '../../exams/assigned'
import { endExam, examSummary, getOwnExam } from '../../exams/own-exam'
import { defineOperation } from '../../operation'

/** Ends my exam before its time is over. One that has ended stays as it is. */
export const handInExam = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid() }),
  async run({ userId }, { examId }): Promise<ExamSummary> {
    const exam = await getOwnExam(examId, userId)
    await refuseAssigned(examId)
    if (exam.status !== 'RUNNING') return examSummary(exam)
    const at = now()
    await endExam(examId, at < exam.closesAt ? at : exam.closesAt)
    return examSummary(await getOwnExam(examId, userId))
  },
})

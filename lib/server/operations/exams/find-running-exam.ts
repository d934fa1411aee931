import '../../server-only'
import type { ExamSummary } from '@/lib/exam/exam'
import { someone } from '../../access'
import { examSummary, listOwnExams } from '../../exams/own-exam'
import { defineOperation, noInput } from '../../operation'

/** The exam that I am in; null when there is none. */
export const findRunningExam = defineOperation({
  access: someone,
  input: noInput,
  async run({ userId }): Promise<ExamSummary | null> {
    const [exam] = await listOwnExams(userId, { status: 'RUNNING' }, 1)
    return exam?.status === 'RUNNING' ? examSummary(exam) : null
  },
})
